import { CataloguedError } from '../errors/catalogued-error.js';
import type { JoiningState } from '../words/joining-state.js';

/** Where an agency stands in joining. Absent: live, as every agency was of before there was joining. */
export interface Joining {
  readonly state: JoiningState;
}

export function joiningStateOf({ joining }: { readonly joining?: Joining }): JoiningState {
  return joining?.state ?? 'live';
}

/** Nobody is invited twice, and nobody goes live who was never tried. */
const next: Readonly<Record<JoiningState, readonly JoiningState[]>> = {
  invited: ['testing'],
  testing: ['live', 'suspended'],
  live: ['suspended'],
  suspended: ['testing', 'live'],
};

/** @throws CataloguedError `joining.not-possible` */
export function demandJoiningMove(agency: string, from: JoiningState, to: JoiningState): void {
  const possible = next[from];
  if (!possible.includes(to)) throw new CataloguedError('joining.not-possible', { agency, joining: from, possible });
}
