import type { ReceiptView } from '@edoc-axis/contracts';
import type { SentenceParams } from '@edoc-axis/domain';
import { prepared } from '@edoc-axis/platform';
import type { Pool } from 'pg';

export interface StoredFact {
  readonly position: number;
  readonly kind: string;
  readonly at: Date;
  readonly by: string;
  readonly delivery?: string;
  readonly params: SentenceParams;
  readonly receipt?: string;
}

/** A page of what is known of a document, after a position. */
export interface DocumentPageOrder {
  readonly document: string;
  /** Absent: all of it; else what is the business of these recipients. */
  readonly recipients?: readonly string[];
  readonly after: number;
  readonly limit: number;
}

/**
 * Whether it is everybody's business, or that of one of the agencies; all is, when there is no list of agencies. A system
 * may serve thousands, and nearly everything is one recipient's, which is looked up in their hash.
 */
const concernsAny = (agencies: string) => `(${agencies}::text[] is null or concerns is null
        or concerns[1] in (select unnest (${agencies}::text[]))
        or cardinality (concerns) > 1 and concerns && ${agencies}::text[])`;

/** The facts of a document after a position, in their order. */
export async function factsOf(
  pool: Pool,
  { document, recipients, after, limit }: DocumentPageOrder,
): Promise<StoredFact[]> {
  const rows = await facts(pool, [document, after, limit, recipients ?? null]);
  return rows.map(({ position, delivery, receipt, ...fact }) => ({
    ...fact,
    position: Number(position),
    delivery: delivery ?? undefined,
    receipt: receipt ?? undefined,
  }));
}

type PageValues = [document: string, after: number, limit: number, recipients: readonly string[] | null];

const facts = prepared<PageValues, Omit<StoredFact, 'position'> & { position: string }>(
  'facts-of-document',
  `select position, kind, at, by, delivery, params, receipt from fact
    where document = $1 and position > $2 and ${concernsAny('$4')}
    order by position limit $3`,
);

/** The receipts of a document after the position of the fact they came with, each with that position. */
export async function receiptsOf(
  pool: Pool,
  { document, recipients, after, limit }: DocumentPageOrder,
): Promise<{ position: number; receipt: ReceiptView }[]> {
  const rows = await receipts(pool, [document, after, limit, recipients ?? null]);
  return rows.map(({ position, at, delivery, recipient, ...receipt }) => ({
    position: Number(position),
    receipt: {
      ...receipt,
      at: at.toISOString(),
      delivery: delivery ?? undefined,
      recipient: recipient ?? undefined,
    },
  }));
}

interface ReceiptRow {
  readonly position: string;
  readonly id: string;
  readonly event: string;
  readonly at: Date;
  readonly delivery: string | null;
  readonly recipient: string | null;
  readonly jws: string;
}

const receipts = prepared<PageValues, ReceiptRow>(
  'receipts-of-document',
  `select position, id, event, at, delivery, recipient, jws from receipt
    where document = $1 and position > $2 and ${concernsAny('$4')}
    order by position limit $3`,
);

/** True when there is any fact about the document. */
export async function isKnown(pool: Pool, document: string): Promise<boolean> {
  return (await anything(pool, [document])).length === 1;
}

const anything = prepared<[string], object>('anything-known', 'select from fact where document = $1 limit 1');

/** An agency that is party to a document: since when, and whether as its sender. */
export interface KnownParty {
  readonly agency: string;
  readonly since: Date;
  readonly sends: boolean;
}

/** What is known of a document, for whoever asks on behalf of these agencies. */
export interface KnownDocument {
  /** The position of the newest fact there was. */
  readonly upTo: number;
  /** Those of the agencies that are parties to it. */
  readonly parties: readonly KnownParty[];
}

export async function lookUp(pool: Pool, document: string, agencies: readonly string[]): Promise<KnownDocument> {
  const [row] = await known(pool, [document, agencies]);
  if (!row) throw new Error('The table "feed" has lost its only row.');
  return {
    upTo: Number(row.up_to),
    parties: row.parties.map(({ since, ...party }) => ({ ...party, since: new Date(since) })),
  };
}

interface KnownRow {
  readonly up_to: string;
  readonly parties: readonly (Omit<KnownParty, 'since'> & { readonly since: string })[];
}

const known = prepared<[string, readonly string[]], KnownRow>(
  'known-document',
  `select position as up_to,
          coalesce(
            (select json_agg(json_build_object('agency', agency, 'since', since, 'sends', sends))
               from party where document = $1 and agency = any ($2::text[])),
            '[]') as parties
     from feed`,
);

export interface Examined {
  readonly facts: number;
  readonly receipts: number;
  /** Of the newest fact, by the feed and by the facts. */
  readonly position: number;
  readonly newest: number;
  readonly findings: readonly { code: string; subject: string; params: SentenceParams }[];
  /** Facts whose receipt is not there. */
  readonly withoutReceipt: readonly { fact: string; receipt: string }[];
}

/** Everything that can be counted, of one moment; at most `findingsMax` of each sort of finding. */
export async function examineTables(pool: Pool, findingsMax: number): Promise<Examined> {
  const { rows } = await pool.query<Examined>(
    `select (select count(*)::int from fact) as facts,
            (select count(*)::int from receipt) as receipts,
            (select position::int from feed) as position,
            (select coalesce(max(position), 0)::int from fact) as newest,
            (select coalesce(json_agg(f), '[]') from (
               select code, subject, params from finding order by found_at, code, subject limit $1) f) as findings,
            (select coalesce(json_agg(w), '[]') from (
               select id as fact, receipt from fact
                where receipt is not null and not exists (select from receipt r where r.id = fact.receipt)
                limit $1) w) as "withoutReceipt"`,
    [findingsMax],
  );
  const [examined] = rows;
  if (!examined) throw new Error('PostgreSQL answered a select without a from with no row.');
  return examined;
}
