import { appendFacts, type NewFact } from './new-rows.js';
import { type Database, prepared } from './prepared.js';
import type { Row } from './tables.js';

/** Appends facts that come with no change of state. */
export async function appendAlone(database: Database, epoch: number, facts: readonly NewFact[]): Promise<void> {
  await append(database, [JSON.stringify(facts), epoch]);
}

const append = prepared<[string, number], object>(
  'append-facts',
  `with always as (select) ${appendFacts('$1', '$2::integer', 'always')}`,
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

/**
 * Facts in commit order: only those of transactions older than every one still open, so that none can appear behind a
 * reader who has passed. All of an earlier epoch are old. One more than `limit` tells whether there are further ones.
 */
export async function readFacts(database: Database, after: FeedPosition, limit: number): Promise<FactRow[]> {
  return read(database, [after.epoch, after.xid, after.sequence, limit]);
}

const read = prepared<[number, string, string, number], FactRow>(
  'read-facts',
  `select f.*, r.event as receipt_event, r.at as receipt_at, r.recipient as receipt_recipient, r.jws as receipt_jws
     from fact f left join receipt r on r.id = f.receipt
    where (f.epoch, f.xid, f.sequence) > ($1::integer, $2::xid8, $3::bigint)
      and (f.epoch < (select epoch from feed) or f.xid < pg_snapshot_xmin(pg_current_snapshot()))
    order by f.epoch, f.xid, f.sequence
    limit $4`,
);
