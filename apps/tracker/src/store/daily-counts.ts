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
 * here, each would cost several times as much.
 * @returns the position of the last; undefined, and nothing was counted, where there is none or another copy was quicker
 */
export async function countPage(database: Database, after: string, limit: number): Promise<string | undefined> {
  const [row] = await count(database, [after, limit, robots, allKinds]);
  return row?.position;
}

const allKinds: readonly string[] = [acceptedKind, furtherKind, ...Object.values(countedKinds).flat()];
/** Kinds by their places in that list: numbers are compared at a fraction of the price of texts. */
const isOf = (...kinds: readonly string[]) => `n in (${kinds.map((kind) => allKinds.indexOf(kind) + 1).join(', ')})`;
const [isSent, isReceived] = [isOf(acceptedKind, furtherKind), isOf(...countedKinds.received)];
const isAccepted = `${isOf(acceptedKind)} and not is_test`;
const isAcknowledged = isOf(...countedKinds.acknowledged);

/** A number in a fact; nothing where it is none, so that a fact nobody expected holds up no other. */
const numberIn = (name: string) => `case jsonb_typeof(params -> '${name}') when 'number'
                 then least(greatest((params -> '${name}')::float8, 0), 1e12) end`;

const isValid = (verdict: string) => `${verdict} in ('valid', 'weak')`;
const isUnsigned = (verdict: string) => `${verdict} in ('absent', 'unsupported')`;

/** What is added to each column. */
const sums: Readonly<Record<string, string>> = {
  sent: `count(*) filter (where ${isAccepted})`,
  addressed: 'coalesce(sum(addressed), 0)',
  packet_signed: `count(*) filter (where ${isAccepted} and ${isValid('packet')})`,
  pdf_signed: `count(*) filter (where ${isAccepted} and ${isValid('main')})`,
  unsigned: `count(*) filter (where ${isAccepted} and ${isUnsigned('packet')} and coalesce(${isUnsigned('main')}, true))`,
  signatures_not_known: `count(*) filter (where ${isAccepted} and packet is null)`,
  ...Object.fromEntries(
    Object.entries(countedKinds).map(([name, kinds]) => [name, `count(*) filter (where ${isOf(...kinds)})`]),
  ),
  timed_delivered: `count(waited) filter (where ${isReceived})`,
  ms_to_delivered: `coalesce(sum(waited) filter (where ${isReceived}), 0)`,
  timed_acknowledged: `count(waited) filter (where ${isAcknowledged})`,
  ms_to_acknowledged: `coalesce(sum(waited) filter (where ${isAcknowledged}), 0)`,
};
const columns = Object.keys(sums);

/**
 * Rows there are, nearly all, are updated: `on conflict` would lock each before. Whoever counts holds the row of
 * `count_following`, so that nobody waits for rows in a circle; one it could not see yet is raised all the same.
 */
const count = prepared<[string, number, readonly string[], readonly string[]], { readonly position: string }>(
  'count-facts',
  `with turn as (
     select position from count_following where position = $1 for update
   ), page as materialized (
     select f.position, f.at, f.params, f.sender, array_position($4::text[], f.kind) as n
       from turn, lateral (
         select position, kind, at, params, sender from fact
          where position > turn.position order by position limit $2) f
   ), counted as materialized (
     select ${dayInVietnam('at')} as day, n,
            (case when ${isSent} then sender
                  when jsonb_typeof(params -> 'recipient') = 'string' then params ->> 'recipient' end) collate "C" as agency,
            case when ${isSent} then ${numberIn('recipientCount')} - coalesce(${numberIn('robotCount')}, 0) end as addressed,
            -- Everybody it went to is a robot.
            case when ${isSent} then coalesce(params -> 'robotCount' = params -> 'recipientCount', false) end as is_test,
            case when ${isSent} then params ->> 'verdict' end as packet,
            case when ${isSent} then params ->> 'mainVerdict' end as main,
            case when not ${isSent} then ${numberIn('waitedMs')} end as waited
       from page
      where n is not null and coalesce(sender, '') <> all ($3)
   ), summed as materialized (
     select row_number() over () as place, day, agency, ${Object.entries(sums)
       .map(([column, sum]) => `${sum} as ${column}`)
       .join(',\n            ')}
       from counted
      where length(agency) between 1 and 35 and agency <> all ($3)
      group by day, agency
   ), raised as (
     update daily_count d set ${columns.map((column) => `${column} = d.${column} + s.${column}`).join(', ')}
       from summed s
      where d.day = s.day and d.agency = s.agency
     returning s.place
   ), added as (
     insert into daily_count (day, agency, ${columns.join(', ')})
     select day, agency, ${columns.join(', ')} from summed
      where place not in (select place from raised)
     ${raising(columns)}
   )
   update count_following set position = last.position
     from turn, (select max(position) as position from page) last
    where last.position is not null
   returning count_following.position`,
);

/** In another statement: whoever raises counts has its turn before, so that nobody waits for rows in a circle. */
export const countTurn = 'count_turn as (select position from count_following for update)';

/** Behind an insertion into the counts. */
export function raising(columns: readonly string[]): string {
  const raised = columns.map((column) => `${column} = daily_count.${column} + excluded.${column}`);
  return `on conflict (day, agency) do update set ${raised.join(', ')}`;
}
