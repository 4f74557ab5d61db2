import { prepared, type Database } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';
import { type LeasedRow, leasedColumns, leasedRows } from './lease.js';

export interface WaitingOrder {
  readonly agencies: readonly string[];
  readonly carries: 'document' | 'status';
  readonly since?: Date;
  readonly until?: Date;
  /** Leased now, or not. */
  readonly held?: boolean;
  readonly now: Date;
  readonly ahead: number;
  readonly limit: number;
}

export interface WaitingRow extends LeasedRow {
  readonly created_at: Date;
  readonly since: Date;
  readonly held: boolean;
}

/**
 * What waits for these agencies, urgent first, oldest first, leased or not. The head of each agency's queue is read, as far
 * as the page reaches, and not the queues.
 */
export async function listWaiting(database: Database, order: WaitingOrder): Promise<WaitingRow[]> {
  const { agencies, carries, since = null, until = null, held = null, now, ahead, limit } = order;
  const rows = await list(database, [agencies, carries, since, until, ahead, limit, held, now]);
  return rows.sort((a, b) => Number(b.urgent) - Number(a.urgent) || (a.id < b.id ? -1 : 1));
}

const list = prepared<readonly unknown[], WaitingRow & { urgent: boolean }>(
  'list-waiting',
  `with page as materialized (
     select head.id
       from unnest($1::text[]) as agency (code)
      cross join lateral (
        select id, urgent from delivery
         where recipient = agency.code and state = 'pending' and carries = $2
           and ($3::timestamptz is null or created_at >= $3) and ($4::timestamptz is null or created_at <= $4)
           and ($7::boolean is null or coalesce(leased_until > $8::timestamptz, false) = $7)
           and (carries = 'status' or ${frozenAt('delivery.document')} is null)
         order by urgent desc, id
         limit $5::integer + $6::integer) as head
      order by head.urgent desc, head.id
     offset $5 limit $6
   ), leased as (
     select ${leasedColumns}, delivery.created_at, delivery.since,
            coalesce(delivery.leased_until > $8, false) as held
       from delivery where id = any (array (select id from page))
   )
   ${leasedRows('l.created_at, l.since, l.held, ')}`,
);
