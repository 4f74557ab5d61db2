import type { Schemas } from '../../api/call.js';
import type { Tone } from '../../parts/badge.js';

/** How imports that have ended look, and those that wait for a second person. */
export const tones = {
  'in-force': 'good',
  rehearsed: 'accent',
  refused: 'bad',
  'broken-off': 'bad',
  waiting: 'wait',
} as const;

type State = Schemas['Import']['state'];

export function toneOfImport(state: State): Tone {
  return state in tones ? tones[state as keyof typeof tones] : 'wait';
}
