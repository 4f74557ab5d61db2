import { robotCodes } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import { acceptedKind, countedKinds, furtherKind } from '../statistics/counted-kinds.js';

/** The position of the last fact that was counted. */
export async function countedUpTo(database: Database): Promise<string> {
  const [row] = await following(database, []);
  if (!row) throw new Error('The table "count_following" has lost its only row.');
  return row.position;
}

const following = prepared<[], { readonly position: string }>(
  'count-following',
  'select position from count_following',
);

/** As a part of SQL: the day of a moment in Việt Nam. */
export const dayInVietnam = (moment: string) => `(${moment} at time zone interval '7 hours')::date`;

/** What robots send and receive is a test, and nobody's post. */
export const robots: readonly string[] = Object.values(robotCodes);

/**
 * Counts the facts after a position and moves it, in one statement: both or neither. They do not leave the database: brought
 * here, each would cost several times as much. Rows are taken in one order, so that nobody waits in a circle.
 * @returns the position of the last; undefined, and nothing was counted, where there is none or another copy was quicker
 */
export async function countPage(database: Database, after: string, limit: number): Promise<string | undefined> {
  const [row] = await count(database, [after, limit, robots, allKinds]);
  return row?.position;
}

const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(', ');
const allKinds: readonly string[] = [acceptedKind, furtherKind, ...Object.values(countedKinds).flat()];
const isOne = (kinds: readonly string[]) => `kind in (${quoted(kinds)})`;

/** A number in a fact; nothing where it is none, so that a fact nobody expected holds up no other. */
const numberIn = (name: string) =>
  `case when jsonb_typeof(params -> '${name}') = 'number' then least(greatest((params ->> '${name}')::numeric, 0), 1e12) end`;

const isValid = (verdict: string) => `params ->> '${verdict}' in ('valid', 'weak')`;
const isUnsigned = (verdict: string) => `params ->> '${verdict}' in ('absent', 'unsupported')`;
const isAccepted = `kind = '${acceptedKind}' and not is_test`;

/** What is added to each column. */
const sums: Readonly<Record<string, string>> = {
  sent: `count(*) filter (where ${isAccepted})`,
  addressed: 'coalesce(sum(addressed), 0)',
  packet_signed: `count(*) filter (where ${isAccepted} and ${isValid('verdict')})`,
  pdf_signed: `count(*) filter (where ${isAccepted} and ${isValid('mainVerdict')})`,
  unsigned: `count(*) filter (where ${isAccepted} and ${isUnsigned('verdict')}
                                and coalesce(${isUnsigned('mainVerdict')}, true))`,
  signatures_not_known: `count(*) filter (where ${isAccepted} and params ->> 'verdict' is null)`,
  ...Object.fromEntries(
    Object.entries(countedKinds).map(([name, kinds]) => [name, `count(*) filter (where ${isOne(kinds)})`]),
  ),
  timed_delivered: `count(waited) filter (where ${isOne(countedKinds.received)})`,
  ms_to_delivered: `coalesce(sum(waited) filter (where ${isOne(countedKinds.received)}), 0)`,
  timed_acknowledged: `count(waited) filter (where ${isOne(countedKinds.acknowledged)})`,
  ms_to_acknowledged: `coalesce(sum(waited) filter (where ${isOne(countedKinds.acknowledged)}), 0)`,
};
const columns = Object.keys(sums);

const count = prepared<[string, number, readonly string[], readonly string[]], { readonly position: string }>(
  'count-facts',
  `with turn as (
     select position from count_following where position = $1 for update
   ), page as (
     select f.*, kind in ('${acceptedKind}', '${furtherKind}') as sends
       from turn, lateral (
         select position, kind, at, params, sender from fact
          where position > turn.position order by position limit $2) f
   ), counted as (
     select ${dayInVietnam('at')} as day, kind, params,
            case when sends then sender else params ->> 'recipient' end as agency,
            case when sends then ${numberIn('recipientCount')} - coalesce(${numberIn('robotCount')}, 0) end as addressed,
            -- Everybody it went to is a robot.
            coalesce(sends and params -> 'robotCount' = params -> 'recipientCount', false) as is_test,
            case when not sends then ${numberIn('waitedMs')} end as waited
       from page
      where kind = any ($4) and coalesce(sender, '') <> all ($3)
   ), added as (
     insert into daily_count (day, agency, ${columns.join(', ')})
     select day, agency collate "C", ${Object.values(sums).join(',\n            ')}
       from counted
      where length(agency) between 1 and 35 and agency <> all ($3)
      group by day, agency
      order by agency collate "C", day
     ${raising(columns)}
   )
   update count_following set position = last.position
     from turn, (select max(position) as position from page) last
    where last.position is not null
   returning count_following.position`,
);

/** Behind an insertion into the counts. */
export function raising(columns: readonly string[]): string {
  const raised = columns.map((column) => `${column} = daily_count.${column} + excluded.${column}`);
  return `on conflict (agency, day) do update set ${raised.join(', ')}`;
}
