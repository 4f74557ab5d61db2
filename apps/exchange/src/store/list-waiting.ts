import { prepared, type Database } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';
import { type LeasedRow, leasedColumns, leasedRows } from './lease.js';

/** What of all that waits is meant. */
export interface WaitingSort {
  readonly agencies: readonly string[];
  readonly carries: 'document' | 'status';
  readonly since?: Date;
  readonly until?: Date;
  /** Leased now, or not. */
  readonly held?: boolean;
  readonly now: Date;
}

export interface WaitingOrder extends WaitingSort {
  readonly ahead: number;
  readonly limit: number;
}

export interface WaitingRow extends LeasedRow {
  readonly created_at: Date;
  readonly since: Date;
  readonly held: boolean;
}

const ofThisSort = `recipient = agency.code and state = 'pending' and carries = $2
           and ($3::timestamptz is null or created_at >= $3) and ($4::timestamptz is null or created_at <= $4)
           and ($5::boolean is null or coalesce(leased_until > $6::timestamptz, false) = $5)
           and (carries = 'status' or ${frozenAt('delivery.document')} is null)`;

/**
 * What waits for these agencies, urgent first, oldest first, leased or not. The head of each agency's queue is read, as far
 * as the page reaches, and not the queues.
 */
export async function listWaiting(database: Database, order: WaitingOrder): Promise<WaitingRow[]> {
  const { agencies, carries, since = null, until = null, held = null, now, ahead, limit } = order;
  const rows = await list(database, [agencies, carries, since, until, held, now, ahead, limit]);
  return rows.sort((a, b) => Number(b.urgent) - Number(a.urgent) || (a.id < b.id ? -1 : 1));
}

const list = prepared<readonly unknown[], WaitingRow & { urgent: boolean }>(
  'list-waiting',
  `with page as materialized (
     select head.id
       from unnest($1::text[]) as agency (code)
      cross join lateral (
        select id, urgent from delivery
         where ${ofThisSort}
         order by urgent desc, id
         limit $7::integer + $8::integer) as head
      order by head.urgent desc, head.id
     offset $7 limit $8
   ), leased as (
     select ${leasedColumns}, delivery.created_at, delivery.since,
            coalesce(delivery.leased_until > $6, false) as held
       from delivery where id = any (array (select id from page))
   )
   ${leasedRows('l.created_at, l.since, l.held, ')}`,
);

/** Of one agency no more are counted: nobody has so much waiting who still looks. */
const countedMax = 100_000;

/** How many `listWaiting` would list, were its pages turned to the end. */
export async function countListed(database: Database, sort: WaitingSort): Promise<number> {
  const { agencies, carries, since = null, until = null, held = null, now } = sort;
  const [row] = await count(database, [agencies, carries, since, until, held, now]);
  return row?.listed ?? 0;
}

const count = prepared<readonly unknown[], { listed: number }>(
  'count-listed',
  `select coalesce(sum(w.listed), 0)::integer as listed
     from unnest($1::text[]) as agency (code)
    -- In the order of the index, so that it is that index which is read.
    cross join lateral (
      select count(*) as listed
        from (select from delivery where ${ofThisSort} order by urgent desc, id limit ${countedMax}) waits) w`,
);
