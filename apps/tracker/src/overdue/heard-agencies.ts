import {
  type AgencyCode,
  type Caller as KnownCaller,
  CataloguedError,
  demand,
  isWithin,
  mayFollow,
  mayLookThrough,
  trackReach,
} from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import { agenciesToAsk } from '../events/hearing.js';
import type { HeardAgency } from '../store/overdue.js';

/**
 * Of whose documents it is asked: of the agencies named, as far as the caller hears of them, or of all it hears of.
 * @returns undefined for everybody's
 * @throws CataloguedError `caller.scope-missing`, `caller.not-serving`, `agency.code-malformed`
 */
export function heardAgencies(
  directory: Directory,
  caller: KnownCaller,
  { agencies: written, at }: { agencies?: readonly string[]; at: Date },
): readonly HeardAgency[] | undefined {
  demand(mayFollow(caller));
  const named = written && [...new Set(written.map((code) => directory.demandCode(code)))];
  for (const agency of named ?? []) demand(mayLookThrough(caller, agency, at));
  const reach = trackReach(caller, at);
  if (reach === 'everything') return named?.map((agency) => ({ agency }));
  const asked = (named ?? agenciesToAsk(reach, directory)) as readonly AgencyCode[];
  return asked.flatMap((agency): HeardAgency[] => {
    if (reach.branches.some((branch) => isWithin(agency, branch))) return [{ agency }];
    const tracked = reach.agencies.filter((each) => each.agency === agency);
    if (tracked.some(({ handled }) => !handled)) return [{ agency }];
    return tracked.map(({ handled }) => ({ agency, ...handled }));
  });
}

/** @throws CataloguedError `request.parameter-missing` for who hears of everybody's: nobody counts them all */
export function demandNamed(agencies: readonly HeardAgency[] | undefined): readonly HeardAgency[] {
  if (!agencies) throw new CataloguedError('request.parameter-missing', { parameter: 'agency' });
  return agencies;
}
