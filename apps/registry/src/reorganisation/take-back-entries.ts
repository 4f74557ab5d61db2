import { isDeepStrictEqual } from 'node:util';
import type { AgencyEntry, ServingEntry } from '@edoc-axis/contracts';
import { CataloguedError, withChange, withoutChange } from '@edoc-axis/domain';
import type { EntryChange } from '../store/entry-change.js';

/**
 * What an entry becomes when what a plan wrote is taken back from it, and nothing else: what others changed of it since
 * stays.
 * @param now as it stands
 * @returns undefined where nothing of the plan is left in it
 * @throws CataloguedError `reorganisation.built-upon`
 */
export function agencyTakenBack({ before, after }: EntryChange, now: AgencyEntry): AgencyEntry {
  const planned = after as AgencyEntry;
  const former = before as AgencyEntry | undefined;
  if (former === undefined || former.validFrom !== planned.validFrom) return neverOpened(now, planned);
  if (former.validUntil !== planned.validUntil) return openAgain(now, planned, former);
  return unchanged(now, planned, former);
}

/** The directory deletes nothing: a code that never was valid stands for one that never opened. */
function neverOpened(now: AgencyEntry, planned: AgencyEntry): AgencyEntry {
  if (now.validFrom !== planned.validFrom || now.validUntil !== undefined) throw builtUpon(now.code);
  return { ...now, validUntil: now.validFrom };
}

function openAgain(now: AgencyEntry, planned: AgencyEntry, former: AgencyEntry): AgencyEntry {
  const closing = ({ validUntil, successors, receivesFor }: AgencyEntry) => ({ validUntil, successors, receivesFor });
  if (!isSame(closing(now), closing(planned))) throw builtUpon(now.code);
  return { ...now, ...closing(former) };
}

function unchanged(now: AgencyEntry, planned: AgencyEntry, former: AgencyEntry): AgencyEntry {
  const formerChanges = former.changes ?? [];
  const ours = planned.changes?.find((change) => !formerChanges.some((other) => isSame(other, change)));
  // It changes nothing that was not to change already.
  if (!ours) return now;
  const { since } = ours;
  const current = now.changes?.find((change) => change.since === since);
  if (!isSame(current, ours)) throw builtUpon(now.code);
  const without = withoutChange(now.changes ?? [], since);
  const same = formerChanges.find((change) => change.since === since);
  const changes = same ? withChange(without, same) : without;
  return { ...now, changes: changes.length > 0 ? changes : undefined };
}

/** @returns undefined where somebody gave the agency to another system since: that was decided later, and stays */
export function servingTakenBack({ before, after }: EntryChange, now: ServingEntry): ServingEntry | undefined {
  const planned = after as ServingEntry;
  if (isSame(now.periods, planned.periods)) return (before as ServingEntry | undefined) ?? { ...now, periods: [] };
  const ours = planned.periods.at(-1);
  if (now.periods.some((period) => period.system === ours?.system && period.since === ours.since)) {
    throw builtUpon(now.agency);
  }
  return undefined;
}

function builtUpon(agency: string): CataloguedError {
  return new CataloguedError('reorganisation.built-upon', { agency });
}

/** As JSON keeps them: what is absent and what is undefined are the same there. */
function isSame(one: unknown, other: unknown): boolean {
  const kept = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
  return isDeepStrictEqual(kept(one), kept(other));
}
