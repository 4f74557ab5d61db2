import type { AgencyEntry, HeardBy, ListedAgency, listAgencies as question, ReplyOf } from '@edoc-axis/contracts';
import { isForPickers, type WrittenAgency } from '@edoc-axis/platform';
import { agencyViewAt } from './agency-view.js';
import { type KeptIndex, lookUpWaitMs } from './keep-index.js';

/** The next agencies of the whole directory, from memory; none where who asks has this version. */
export async function listAgencies(
  { unlessVersion, at: wanted, after = '', limit }: HeardBy<typeof question>,
  now: Date,
  kept: KeptIndex,
): Promise<ReplyOf<typeof question>> {
  const { index } = await kept.current(lookUpWaitMs);
  const at = wanted === undefined ? now : new Date(wanted);
  const head = { version: index.version, at: at.toISOString() };
  if (unlessVersion === index.version) return { ...head, agencies: [] };
  // Of those that are left out the page may be shorter; where it ends is the code of the last that was looked at.
  const found = index.inOrder(after, limit);
  const last = found.at(-1);
  return {
    ...head,
    until: firstAfter(
      at,
      found.flatMap(({ entry }) => momentsOf(entry)),
    )?.toISOString(),
    agencies: found.flatMap((written) => listed(written, at)),
    next: found.length === limit ? last?.entry.code : undefined,
  };
}

function listed({ entry, version, at: writtenAt }: WrittenAgency, at: Date): ListedAgency[] {
  const { code, form102, name, parent, level, centre, hidden, test, validFrom, validUntil } = agencyViewAt(entry, at);
  if (hidden || test || new Date(validFrom) > at) return [];
  const closed = validUntil !== undefined && new Date(validUntil) <= at;
  const became = momentsOf(entry).filter((moment) => moment <= at);
  return [
    {
      ...{ code, form102, name, parent, level, centre, closed, version },
      offered: !closed && isForPickers({ ...entry, centre, hidden, test }),
      changedAt: new Date(Math.max(Date.parse(writtenAt), ...became.map((moment) => moment.getTime()))).toISOString(),
    },
  ];
}

/** When it becomes otherwise, or did. */
function momentsOf({ validFrom, validUntil, changes = [] }: AgencyEntry): Date[] {
  return [validFrom, ...(validUntil === undefined ? [] : [validUntil]), ...changes.map(({ since }) => since)].map(
    (moment) => new Date(moment),
  );
}

function firstAfter(at: Date, moments: readonly Date[]): Date | undefined {
  return moments.reduce<Date | undefined>(
    (first, moment) => (moment > at && (first === undefined || moment < first) ? moment : first),
    undefined,
  );
}
