import type { Fact } from '@edoc-axis/contracts';
import type { SentenceParams } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';

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
  /** Who sent the document, where the page says so; else an earlier page did. */
  readonly sender?: string;
  readonly concerns?: readonly string[];
  readonly receiptConcerns?: readonly string[];
}

export interface Party {
  /** The place in the page of the fact that makes it one. */
  readonly n: number;
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

export async function readFeed(database: Database): Promise<FeedState> {
  const [row] = await feed(database, []);
  if (!row) throw new Error('The table "feed" has lost its only row.');
  return { cursor: row.cursor ?? undefined, position: Number(row.position) };
}

const feed = prepared<[], { cursor: string | null; position: string }>('feed', 'select cursor, position from feed');

/** When the newest fact that is here happened. */
export async function newestFactAt(database: Database): Promise<Date | undefined> {
  return (await newest(database, []))[0]?.at;
}

const newest = prepared<[], { at: Date }>('newest-fact', 'select at from fact order by position desc limit 1');

/**
 * Keeps a page and the place after it in one statement, so both or neither. Facts that are here already keep their
 * position.
 * @param after the cursor the page was asked for with
 * @returns false when another copy of the tracker has taken a page meanwhile: this one is not wanted any more
 */
export async function appendPage(database: Database, after: FeedState, page: FeedPage, now: Date): Promise<boolean> {
  const facts = page.facts.map(({ receipt, ...fact }, n) => ({ ...fact, n, receipt: receipt?.id }));
  const receipts = page.facts.flatMap(({ id: fact, document, receipt, receiptConcerns: concerns }) =>
    receipt ? [{ ...receipt, fact, document, concerns }] : [],
  );
  const rows = await append(database, [
    after.cursor ?? null,
    JSON.stringify(facts),
    JSON.stringify(receipts),
    JSON.stringify(page.parties),
    JSON.stringify(page.findings),
    now,
    page.cursor ?? null,
  ]);
  return rows.length > 0;
}

/**
 * `turn` is empty, and nothing happens, unless the cursor is where it was: two copies that took the same page wait for
 * each other at that row, and the second finds it moved. One receipt may stand for several facts: it is kept with the
 * first. Another under the same name is a finding. Whom a fact concerns first, and who sent its document, indices find.
 */
const append = prepared<readonly unknown[], object>(
  'append-page',
  `with turn as (
     select position from feed where cursor is not distinct from $1::text for update
   ), told as (
     select distinct on (id) *
       from jsonb_to_recordset($2::jsonb)
         as f (n integer, id uuid, epoch integer, kind text, at timestamptz, by text, document uuid, delivery uuid,
               params jsonb, receipt text, concerns text[], sender text)
      order by id, n
   ), fresh as (
     select turn.position + row_number() over (order by n) as place, told.*
       from turn, told
      -- Looked up one by one: joined, every fact there is might be read.
      where (select true from fact where fact.id = told.id) is null
   ), new_fact as (
     insert into fact (position, id, epoch, kind, at, by, document, delivery, params, receipt, concerns, sender)
     select place, id, epoch, kind, at, by, document, delivery, params, receipt, concerns,
            coalesce(sender, (select sender from fact where document = fresh.document order by position limit 1))
       from fresh
   ), carried as (
     select fresh.place, r.*, first_value(r.jws) over (partition by r.id order by fresh.place) as first_jws
       from fresh
       join jsonb_to_recordset($3::jsonb)
         as r (id text, fact uuid, event text, at timestamptz, document uuid, delivery uuid, recipient text, jws text,
               concerns text[]) on r.fact = fresh.id
   ), new_receipt as (
     insert into receipt (id, position, event, at, document, delivery, recipient, jws, concerns)
     select distinct on (id) id, place, event, at, document, delivery, recipient, jws, concerns from carried
      order by id, place
     on conflict do nothing
   ), of_one_name as (
     insert into finding (code, subject, params, found_at)
     select 'receipt.two-of-one-name', id, '{}', at
       from carried
      where coalesce((select jws from receipt where receipt.id = carried.id), first_jws) <> jws
     on conflict do nothing
   ), named as (
     -- The sender of a document hears of it as a recipient too: of the statuses that come back to it.
     select document, agency, min(since) as since, bool_or(sends) as sends, min(n) as n
       from jsonb_to_recordset($4::jsonb) as p (n integer, document uuid, agency text, since timestamptz, sends boolean)
      group by document, agency
   ), new_party as (
     insert into party (document, agency, since, sends, position)
     select document, agency, since, sends,
            coalesce((select min(place) from fresh where fresh.n >= named.n), turn.position)
       from turn, named
     on conflict do nothing
   ), new_heard as (
     insert into heard (agency, position)
     select party.agency, place
       from fresh, lateral (select agency from party where document = fresh.document and not sends) party
      where concerns is null
     union
     select agency, place
       from fresh join named using (document)
      where concerns is null and named.n <= fresh.n and not named.sends
     union
     select unnest(concerns[2:]), place from fresh where cardinality(concerns) > 1
   ), new_finding as (
     insert into finding (code, subject, params, found_at)
     select code, subject, params, $6::timestamptz
       from turn, jsonb_to_recordset($5::jsonb) as f (code text, subject text, params jsonb)
     on conflict do nothing
   )
   update feed set cursor = $7, position = feed.position + (select count(*) from fresh)
     from turn
   returning feed.position`,
);
