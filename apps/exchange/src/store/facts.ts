import { appendFacts, type NewFact } from './new-rows.js';
import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

/**
 * Of one kind about one delivery so many at most, where nothing changes with it: a system that repeats a mistake every
 * second for a month would fill the feed with it.
 */
export const toldAboutDeliveryMax = 20;

/** Tells that somebody tried something in vain, unless the same was told before or it was told often enough. */
export async function tellAttempt(
  database: Database,
  epoch: number,
  fact: NewFact & { delivery: string },
): Promise<void> {
  await tell(database, [
    JSON.stringify([fact]),
    epoch,
    fact.document,
    fact.delivery,
    fact.kind,
    JSON.stringify(fact.params),
  ]);
}

const tell = prepared<[string, number, string, string, string, string], object>(
  'tell-attempt',
  `with told as (
     select params from fact where document = $3 and delivery = $4 and kind = $5 limit ${toldAboutDeliveryMax}
   ), news as (
     select where (select count(*) from told) < ${toldAboutDeliveryMax}
        and not exists (select from told where params = $6::jsonb)
   )
   ${appendFacts('$1', '$2::integer', 'news')}`,
);

export async function feedEpoch(database: Database): Promise<number> {
  const [row] = await epoch(database, []);
  if (!row) throw new Error('The table "feed" has lost its only row.');
  return row.epoch;
}

const epoch = prepared<[], { epoch: number }>('feed-epoch', 'select epoch from feed');

export interface FeedPosition {
  readonly epoch: number;
  readonly xid: string;
  readonly sequence: string;
}

export type FactRow = Row<'fact'> & {
  readonly receipt_event: string | null;
  readonly receipt_at: Date | null;
  readonly receipt_recipient: string | null;
  readonly receipt_jws: string | null;
};

/** What a page can be complete up to: all transactions before `ended` have ended, none from `begun` on had begun. */
export interface Horizon {
  readonly ended: string;
  readonly begun: string;
}

/**
 * Facts in commit order: only those of transactions older than every one still open, so that none can appear behind a
 * reader who has passed. All of an earlier epoch are old. One more than `limit` tells whether there are further ones.
 */
export async function readFacts(
  database: Database,
  after: FeedPosition,
  limit: number,
): Promise<{ readonly rows: readonly FactRow[]; readonly horizon: Horizon }> {
  const rows = await read(database, [after.epoch, after.xid, after.sequence, limit]);
  const [first] = rows;
  if (!first) throw new Error('A snapshot has a horizon, whether there are facts or not.');
  return { rows: rows.filter((row): row is FactRow & Horizon => row.id !== null), horizon: first };
}

const read = prepared<[number, string, string, number], Horizon & (FactRow | { readonly id: null })>(
  'read-facts',
  `select horizon.ended, horizon.begun, page.*
     from (select pg_snapshot_xmin(now) as ended, pg_snapshot_xmax(now) as begun from pg_current_snapshot() now) horizon
     left join lateral (
       select f.*, r.event as receipt_event, r.at as receipt_at, r.recipient as receipt_recipient, r.jws as receipt_jws
         from fact f left join receipt r on r.id = f.receipt
        where (f.epoch, f.xid, f.sequence) > ($1::integer, $2::xid8, $3::bigint)
          and (f.epoch < (select epoch from feed) or f.xid < horizon.ended)
        order by f.epoch, f.xid, f.sequence
        limit $4
     ) page on true
    order by page.epoch, page.xid, page.sequence`,
);
