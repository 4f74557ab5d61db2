import { isDeepStrictEqual } from 'node:util';
import type { AgencyDifference, AgencyEntry, ServingEntry } from '@edoc-axis/contracts';
import { covers, standingAt } from '@edoc-axis/domain';

/** What the register said of an agency at a moment. */
export interface KnownAgency {
  readonly agency?: AgencyEntry;
  readonly serving?: ServingEntry;
  readonly at: Date;
}

/** What became otherwise between two moments. Of an agency that opened or closed nothing else is said. */
export function differencesBetween(former: KnownAgency, latter: KnownAgency): AgencyDifference[] {
  const { agency } = latter;
  if (!agency) return [];
  const [before, after] = [former.agency && standingAt(former.agency, former.at), standingAt(agency, latter.at)];
  const [was, is] = [stateOf(before, former.at), stateOf(after, latter.at)];
  const of = { agency: agency.code, name: after.name };
  const { validFrom, validUntil, successors, receivesFor, parent } = after;
  if (was !== 'open' && is === 'open') {
    return [{ ...of, what: 'opened', field: 'validFrom', after: { validFrom, parent } }];
  }
  if (was !== 'closed' && is === 'closed') {
    return [{ ...of, what: 'closed', field: 'validUntil', after: { validUntil, successors, receivesFor } }];
  }
  if (is !== 'open' || !before) return [];
  const changes = comparedFields
    .filter((field) => !isDeepStrictEqual(before[field], after[field]))
    .map((field) => ({ ...of, what: kindOf(field), field, before: before[field], after: after[field] }));
  const [from, to] = [systemOf(former), systemOf(latter)];
  return from === to ? changes : [...changes, { ...of, what: 'served', field: 'system', before: from, after: to }];
}

const comparedFields = [
  ...(['name', 'shortName', 'agencyKind', 'parent', 'address', 'level', 'policy', 'capabilities'] as const),
  ...(['centre', 'hidden', 'test', 'toleratesSha1', 'joining', 'form102', 'validFrom'] as const),
  // Of one that is to close.
  ...(['validUntil', 'successors', 'receivesFor'] as const),
];

function kindOf(field: (typeof comparedFields)[number]): AgencyDifference['what'] {
  if (field === 'name') return 'renamed';
  if (field === 'parent') return 'moved';
  return field === 'policy' ? 'policy' : 'changed';
}

function stateOf(standing: AgencyEntry | undefined, at: Date): 'unknown' | 'planned' | 'open' | 'closed' {
  if (!standing) return 'unknown';
  if (standing.validUntil !== undefined && new Date(standing.validUntil) <= at) return 'closed';
  return new Date(standing.validFrom) <= at ? 'open' : 'planned';
}

function systemOf({ serving, at }: KnownAgency): string | undefined {
  return serving?.periods.find((period) => covers(period, at))?.system;
}
