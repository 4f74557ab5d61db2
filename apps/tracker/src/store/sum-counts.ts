import { type Database, prepared } from '@edoc-axis/platform';

/** The days, both included, whose counts are added up, and the page of the table. */
export interface SumOrder {
  readonly from: string;
  readonly to: string;
  readonly by: 'day' | 'agency' | 'branch';
  readonly after?: string;
  readonly limit: number;
  /** Absent: of all agencies. */
  readonly of?: SummedAgencies;
}

export interface SummedAgencies {
  readonly agencies: readonly string[];
  /** Each with all below it; none lies within another, and none of the agencies within one. */
  readonly branches: readonly string[];
}

export interface SumRow {
  /** A day or a code; null: of all of them, whatever the page. */
  readonly key: string | null;
  readonly sent: number;
  readonly addressed: number;
  readonly packetSigned: number;
  readonly pdfSigned: number;
  readonly unsigned: number;
  readonly signaturesNotKnown: number;
  readonly received: number;
  readonly acknowledged: number;
  readonly refused: number;
  readonly withdrawn: number;
  readonly expired: number;
  readonly undeliverable: number;
  readonly overdue: number;
  readonly timedDelivered: number;
  readonly msToDelivered: number;
  readonly timedAcknowledged: number;
  readonly msToAcknowledged: number;
}

/**
 * The sum of all first, then the rows in the order of their keys.
 * @param levels by how many parts of its code a branch is told, as a row of the table; of a branch that is named, its own
 */
export async function sumCounts(
  database: Database,
  { from, to, by, after, limit, of }: SumOrder,
  levels: number,
): Promise<SumRow[]> {
  const order: OrderValues = [from, to, by, after ?? '', limit, levels];
  return of ? sumOfSome(database, [...order, of.agencies, of.branches]) : sumOfAll(database, order);
}

type OrderValues = [from: string, to: string, by: string, after: string, limit: number, levels: number];

/** Sums of whole numbers stay exact as long as they are below 2^53. */
const summed = Object.entries({
  ...{ sent: 'sent', addressed: 'addressed', packetSigned: 'packet_signed', pdfSigned: 'pdf_signed' },
  ...{ unsigned: 'unsigned', signaturesNotKnown: 'signatures_not_known', received: 'received' },
  ...{ acknowledged: 'acknowledged', refused: 'refused', withdrawn: 'withdrawn', expired: 'expired' },
  ...{ undeliverable: 'undeliverable', overdue: 'overdue', timedDelivered: 'timed_delivered' },
  ...{ msToDelivered: 'ms_to_delivered', timedAcknowledged: 'timed_acknowledged' },
  ...{ msToAcknowledged: 'ms_to_acknowledged' },
})
  .map(([name, column]) => `coalesce(sum(${column}), 0)::float8 as "${name}"`)
  .join(', ');

const sum = (found: string) => `
  with found as (${found}
  ), keyed as (
    select case $3 when 'day' then to_char(day, 'YYYY-MM-DD')
                   when 'agency' then agency
                   else array_to_string((string_to_array(agency, '.'))[1:$6::integer], '.')
           end collate "C" as key, found.*
      from found
  ), summed as (
    select key, ${summed} from keyed group by grouping sets ((key), ())
  )
  select * from summed where key is null or key > $4 order by key nulls first limit $5`;

const sumOfAll = prepared<OrderValues, SumRow>(
  'sum-of-all-counts',
  sum('select * from daily_count where day between $1::date and $2::date'),
);

/**
 * Day by day, so that only what is added up is read; `offset 0` keeps each branch a look-up of its own, where a join would read
 * whole days. What lies below a branch begins with its code and a dot, and a slash comes after dots.
 */
const sumOfSome = prepared<[...OrderValues, readonly string[], readonly string[]], SumRow>(
  'sum-of-some-counts',
  sum(`
    select counts.*
      from (select $1::date + n as day from generate_series(0, $2::date - $1::date) as n) wanted, lateral (
        select * from daily_count where day = wanted.day and agency = any ($7::text[])
        union all
        select * from daily_count where day = wanted.day and agency = any ($8::text[])
        union all
        select below.*
          from unnest($8::text[]) as branch, lateral (
            select * from daily_count
             where day = wanted.day and agency > branch || '.' and agency < branch || '/' offset 0) below) counts`),
);
