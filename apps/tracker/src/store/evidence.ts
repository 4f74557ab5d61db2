import type { ReceiptView } from '@edoc-axis/contracts';
import type { SentenceParams } from '@edoc-axis/domain';
import { numbered, prepared, together } from '@edoc-axis/platform';
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
export const receiptsOf = together<DocumentPageOrder, readonly PlacedReceipt[]>(
  async (database, orders) => {
    const rows = await receipts(database, [numbered(orders)]);
    return orders.map((_, n) => rows.filter((row) => row.n === n).map(placedReceipt));
  },
  // A page may hold hundreds.
  { itemsMax: 8 },
);

export interface PlacedReceipt {
  readonly position: number;
  readonly receipt: ReceiptView;
}

function placedReceipt({ position, id, event, at, delivery, recipient, jws }: ReceiptRow): PlacedReceipt {
  return {
    position: Number(position),
    receipt: {
      ...{ id, event, jws },
      at: at.toISOString(),
      delivery: delivery ?? undefined,
      recipient: recipient ?? undefined,
    },
  };
}

interface ReceiptRow {
  readonly n: number;
  readonly position: string;
  readonly id: string;
  readonly event: string;
  readonly at: Date;
  readonly delivery: string | null;
  readonly recipient: string | null;
  readonly jws: string;
}

const receipts = prepared<[string], ReceiptRow>(
  'receipts-of-document',
  `select o.n, r.position, r.id, r.event, r.at, r.delivery, r.recipient, r.jws
     from jsonb_to_recordset($1::jsonb)
            as o (n integer, document uuid, recipients text[], after bigint, "limit" integer),
          lateral (select * from receipt
                    where document = o.document and position > o.after and ${concernsAny('o.recipients')}
                    order by position limit o."limit") r
    order by o.n, r.position`,
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

/** A document, and the agencies for which somebody asks about it. */
export interface Interest {
  readonly document: string;
  readonly agencies: readonly string[];
}

export const lookUp = together<Interest, KnownDocument>(async (database, interests) => {
  const rows = await known(database, [numbered(interests)]);
  const found = new Map(rows.map((row) => [row.n, row]));
  return interests.map((_, n) => {
    const row = found.get(n);
    if (!row) throw new Error('The table "feed" has lost its only row.');
    return {
      upTo: Number(row.up_to),
      parties: row.parties.map(({ since, ...party }) => ({ ...party, since: new Date(since) })),
    };
  });
});

interface KnownRow {
  readonly n: number;
  readonly up_to: string;
  readonly parties: readonly (Omit<KnownParty, 'since'> & { readonly since: string })[];
}

const known = prepared<[string], KnownRow>(
  'known-document',
  `select o.n, feed.position as up_to,
          coalesce(
            (select json_agg(json_build_object('agency', agency, 'since', since, 'sends', sends))
               from party where document = o.document and agency = any (o.agencies)),
            '[]') as parties
     from feed, jsonb_to_recordset($1::jsonb) as o (n integer, document uuid, agencies text[])`,
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
