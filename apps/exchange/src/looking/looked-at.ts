import {
  type AgencyCode,
  type Caller,
  CataloguedError,
  demand,
  isWithin,
  mayFollow,
  mayLookThrough,
  trackReach,
} from '@edoc-axis/domain';
import type { Clock, Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import type { LookedAt } from '../store/look-back.js';

export interface LookingPorts {
  readonly database: Pool;
  readonly directory: Directory;
  readonly clock: Clock;
}

/**
 * Whose documents are looked at: those of the agencies named, as far as the caller may see them, or all it may see.
 * @throws CataloguedError `caller.scope-missing`, `caller.not-serving`, `agency.code-malformed`
 */
export function lookedAt(
  { directory }: LookingPorts,
  caller: Caller,
  written: readonly string[] | undefined,
  at: Date,
): 'everything' | readonly LookedAt[] {
  demand(mayFollow(caller));
  const named = written && [...new Set(written.map((code) => directory.demandCode(code)))];
  for (const agency of named ?? []) demand(mayLookThrough(caller, agency, at));
  const reach = trackReach(caller, at);
  if (reach === 'everything') return named?.map((agency) => ({ agency })) ?? 'everything';
  const whole = new Set(reach.agencies.filter(({ handled }) => !handled).map(({ agency }) => agency));
  for (const agency of named ?? codesBelow(reach.branches, directory)) {
    if (reach.branches.some((branch) => isWithin(agency, branch))) whole.add(agency);
  }
  // What was sent while it served an agency that another system serves by now.
  const once = reach.agencies.flatMap(({ agency, handled }) =>
    handled && !whole.has(agency) ? { agency, ...handled } : [],
  );
  const all = [...[...whole].map((agency) => ({ agency })), ...once];
  return named ? all.filter(({ agency }) => named.includes(agency)) : all;
}

/** @throws CataloguedError `request.parameter-missing` for who may see everybody's: nothing waits for all of them */
export function demandNamed(looked: 'everything' | readonly LookedAt[]): readonly LookedAt[] {
  if (looked === 'everything') throw new CataloguedError('request.parameter-missing', { parameter: 'agency' });
  return looked;
}

function codesBelow(branches: readonly AgencyCode[], directory: Directory): readonly AgencyCode[] {
  return branches.length === 0 ? [] : [...directory.agencies()].map(({ code }) => code as AgencyCode);
}
