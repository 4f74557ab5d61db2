import type { Fact } from '@edoc-axis/contracts';
import type { SentenceParams } from '@edoc-axis/domain';
import { inTransaction } from '@edoc-axis/platform';
import type { Pool, PoolClient } from 'pg';

/** How far the feed was read: `cursor` is the exchange's, `position` our own, of the last fact. */
export interface FeedState {
  readonly cursor?: string;
  readonly position: number;
}

/** What a page of the feed leaves behind. */
export interface FeedPage {
  readonly facts: readonly FactOfPage[];
  readonly parties: readonly Party[];
  readonly findings: readonly NewFinding[];
  /** Where the next page begins. */
  readonly cursor?: string;
}

/** A fact, and the recipients whose business it and its receipt are; absent when they are every party's. */
export interface FactOfPage extends Fact {
  readonly concerns?: readonly string[];
  readonly receiptConcerns?: readonly string[];
}

export interface Party {
  readonly document: string;
  readonly agency: string;
  readonly since: string;
  /** Its sender; else a recipient. */
  readonly sends: boolean;
}

export interface NewFinding {
  readonly code: string;
  readonly subject: string;
  readonly params: SentenceParams;
}

export async function readFeed(pool: Pool): Promise<FeedState> {
  return feedOf(await pool.query('select cursor, position from feed'));
}

/**
 * Keeps a page and the place after it, both or neither. Facts that are here already keep their position.
 * @param after the cursor the page was asked for with
 * @returns false when another copy of the tracker has taken a page meanwhile: this one is not wanted any more
 */
export function appendPage(pool: Pool, after: FeedState, page: FeedPage, now: Date): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    const feed = feedOf(await client.query('select cursor, position from feed for update'));
    if (feed.cursor !== after.cursor) return false;
    const fresh = await withoutKnown(client, page.facts);
    await insertFacts(client, feed.position, fresh);
    await insertReceipts(client, feed.position, fresh);
    await client.query(
      // The sender of a document hears of it as a recipient too: of the statuses that come back to it.
      `insert into party (document, agency, since, sends)
       select document, agency, min(since), bool_or(sends)
         from jsonb_to_recordset($1::jsonb) as p (document uuid, agency text, since timestamptz, sends boolean)
        group by document, agency
       on conflict do nothing`,
      [JSON.stringify(page.parties)],
    );
    await client.query(
      `insert into finding (code, subject, params, found_at)
       select code, subject, params, $2 from jsonb_to_recordset($1::jsonb) as f (code text, subject text, params jsonb)
       on conflict do nothing`,
      [JSON.stringify(page.findings), now],
    );
    await client.query('update feed set cursor = $1, position = position + $2', [page.cursor ?? null, fresh.length]);
    return true;
  });
}

function feedOf({ rows }: { rows: { cursor: string | null; position: string }[] }): FeedState {
  const [row] = rows;
  if (!row) throw new Error('The table "feed" has lost its only row.');
  return { cursor: row.cursor ?? undefined, position: Number(row.position) };
}

async function withoutKnown(client: PoolClient, facts: readonly FactOfPage[]): Promise<FactOfPage[]> {
  const { rows } = await client.query<{ id: string }>('select id from fact where id = any($1::uuid[])', [
    facts.map(({ id }) => id),
  ]);
  const seen = new Set(rows.map(({ id }) => id));
  return facts.filter(({ id }) => !seen.has(id) && seen.add(id));
}

async function insertFacts(client: PoolClient, position: number, facts: readonly FactOfPage[]): Promise<void> {
  const rows = facts.map(({ receipt, ...fact }, n) => ({ ...fact, position: position + n + 1, receipt: receipt?.id }));
  await client.query(
    `insert into fact (position, id, kind, at, by, document, delivery, params, receipt, concerns)
     select position, id, kind, at, by, document, delivery, params, receipt, concerns
       from jsonb_to_recordset($1::jsonb)
         as f (position bigint, id uuid, kind text, at timestamptz, by text, document uuid, delivery uuid,
               params jsonb, receipt text, concerns text[])`,
    [JSON.stringify(rows)],
  );
}

/** One receipt may stand for several facts: it is kept with the first. Another under the same name is a finding. */
async function insertReceipts(client: PoolClient, position: number, facts: readonly FactOfPage[]): Promise<void> {
  const rows = facts.flatMap(({ receipt, document, receiptConcerns: concerns }, n) =>
    receipt ? [{ ...receipt, document, concerns, position: position + n + 1 }] : [],
  );
  await client.query(
    `with carried as (
       select distinct on (id, jws) *
         from jsonb_to_recordset($1::jsonb)
           as r (id text, position bigint, event text, at timestamptz, document uuid, delivery uuid, recipient text,
                 jws text, concerns text[])
        order by id, jws, position
     ), added as (
       insert into receipt (id, position, event, at, document, delivery, recipient, jws, concerns)
       select distinct on (id) id, position, event, at, document, delivery, recipient, jws, concerns from carried
        order by id, position
       on conflict do nothing
       returning id, jws
     )
     insert into finding (code, subject, params, found_at)
     select 'receipt.two-of-one-name', carried.id, '{}', carried.at
       from carried
       left join receipt kept on kept.id = carried.id
       left join added on added.id = carried.id
      where coalesce(kept.jws, added.jws) <> carried.jws
     on conflict do nothing`,
    [JSON.stringify(rows)],
  );
}
