import type { Counts, CountsRow, HeardBy, ReplyOf, showStatistics as question } from '@edoc-axis/contracts';
import { type AgencyCode, countReach, demand, isWithin, maySeeCounts } from '@edoc-axis/domain';
import { type Caller, cutPage, knownCaller } from '@edoc-axis/platform';
import type { TrackerPorts } from '../ports.js';
import { countedUpTo } from '../store/daily-counts.js';
import { readFeed } from '../store/feed.js';
import { type SummedAgencies, type SumRow, sumCounts } from '../store/sum-counts.js';

type Wanted = HeardBy<typeof question>;
type Ports = Pick<TrackerPorts, 'pool' | 'directory' | 'clock'>;

/**
 * Counts of days, agencies or branches, as far as they were counted.
 * @throws CataloguedError `agency.code-malformed`, `agency.outside-branch`, `caller.…`
 */
export async function showStatistics(wanted: Wanted, caller: Caller, ports: Ports): Promise<ReplyOf<typeof question>> {
  const { pool, directory, clock } = ports;
  const { from, to, by, after, limit } = wanted;
  const known = knownCaller(caller, directory);
  const codeOf = (written?: string) => (written === undefined ? undefined : directory.demandCode(written));
  const [under, agency] = [codeOf(wanted.under), codeOf(wanted.agency)];
  const now = clock.now();
  demand(maySeeCounts(known, { under, agency }, now));
  const of = agenciesWanted({ under, agency }, countReach(known, now));
  const upTo = await countedUpTo(pool);
  const { position } = await readFeed(pool);
  // One more than the page, and the sum of all.
  const [total, ...found] = await sumCounts(pool, { from, to, by, after, limit: limit + 2, of }, levelsOf(of));
  if (!total) throw new Error('PostgreSQL summed up nothing to no row.');
  const { page, next } = cutPage(found, limit, ({ key }) => key ?? '');
  return {
    ...{ from, to, upTo: Number(upTo), caughtUp: Number(upTo) >= position },
    rows: page.map(({ key, ...sums }): CountsRow => ({ ...headOf(key ?? '', by, ports, now), ...countsOf(sums) })),
    totals: countsOf(total),
    next,
  };
}

/** Undefined: of all there are. Nothing is named twice, so that nothing is added twice. */
function agenciesWanted(
  { under, agency }: { readonly under?: AgencyCode; readonly agency?: AgencyCode },
  reach: ReturnType<typeof countReach>,
): SummedAgencies | undefined {
  if (agency !== undefined) {
    return { agencies: under === undefined || isWithin(agency, under) ? [agency] : [], branches: [] };
  }
  if (under !== undefined) return { agencies: [], branches: [under] };
  if (reach === 'everything') return undefined;
  const isInside = (code: AgencyCode, others: readonly AgencyCode[]) =>
    others.some((other) => other !== code && isWithin(code, other));
  const branches = [...new Set(reach.branches)].filter((branch, _, all) => !isInside(branch, all));
  const own = new Set(reach.agencies.map(({ agency: each }) => each));
  return { agencies: [...own].filter((code) => !branches.some((branch) => isWithin(code, branch))), branches };
}

/** What lies right below the branch that was asked for; of several, and of all, the first level of codes. */
function levelsOf(of: SummedAgencies | undefined): number {
  const [branch, ...others] = of?.branches ?? [];
  return branch === undefined || others.length > 0 ? 1 : branch.split('.').length + 1;
}

function headOf(
  key: string,
  by: Wanted['by'],
  { directory }: Ports,
  now: Date,
): Pick<CountsRow, 'day' | 'agency' | 'name'> {
  return by === 'day' ? { day: key } : { agency: key, name: directory.agency(key, now)?.name };
}

function countsOf(row: Omit<SumRow, 'key'>): Counts {
  const { msToDelivered, msToAcknowledged, ...counted } = row;
  return { ...counted, hoursToDelivered: hours(msToDelivered), hoursToAcknowledged: hours(msToAcknowledged) };
}

/** To the second or so. */
const hours = (ms: number): number => Math.round(ms / 3_600) / 1_000;
