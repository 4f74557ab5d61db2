import type { SentStanding } from '@edoc-axis/contracts';
import type { DeliveryState } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import type { DeliveryRow } from './documents.js';
import type { Row } from './tables.js';

/** Whose documents, and of which time. */
export interface SentBy {
  readonly agency: string;
  /** Both of them absent: whenever. */
  readonly since?: Date;
  /** The first moment that does not count. */
  readonly until?: Date;
}

export interface SentOrder {
  readonly by: readonly SentBy[];
  readonly since?: Date;
  /** The last moment that counts. */
  readonly until?: Date;
  readonly standing?: SentStanding;
  /** Only documents that come after this one. */
  readonly after?: Pick<SentDocument, 'id' | 'accepted_at'>;
  readonly limit: number;
}

/** A document with how many lines it has. */
export interface SentDocument {
  readonly id: string;
  readonly accepted_at: Date;
  readonly lines: number;
}

const standing = `case when v.state = 'pending' then case when v.fetched_at is null then 'waiting' else 'fetched' end
                 when v.state in ('delivered', 'acknowledged') then 'arrived' else 'ended' end`;

/** A delivery that counts: it carries the document, stands so, and is not continued by another. */
const counts = (wanted: string) => `v.carries = 'document' and (${wanted}::text is null or ${standing} = ${wanted})
             and (select true from delivery s where s.redelivers = v.id) is null`;

/** The documents of these senders, the newest first. The newest of each are read, as many as wanted, and not all it sent. */
export async function sentDocuments(database: Database, order: SentOrder): Promise<SentDocument[]> {
  const { by, since = null, until = null, after, limit } = order;
  return documents(database, [
    by.map(({ agency }) => agency),
    by.map((each) => each.since ?? null),
    by.map((each) => each.until ?? null),
    since,
    until,
    after?.accepted_at ?? null,
    after?.id ?? null,
    limit,
    order.standing ?? null,
  ]);
}

const documents = prepared<readonly unknown[], SentDocument>(
  'sent-documents',
  `select sent.id, sent.accepted_at, l.lines
     from (select d.id, d.accepted_at
             from unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) as served (agency, since, until)
            cross join lateral (
              select id, accepted_at from document
               where lower(sender) = lower(served.agency)
                 and accepted_at >= coalesce(greatest(served.since, $4::timestamptz), '-infinity')
                 and accepted_at <= coalesce($5::timestamptz, 'infinity')
                 and accepted_at < coalesce(served.until, 'infinity')
                 and (accepted_at, id) < (coalesce($6::timestamptz, 'infinity'),
                                          coalesce($7::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))
               order by accepted_at desc, id desc
               limit $8) d
            order by d.accepted_at desc, d.id desc
            limit $8) sent
    cross join lateral (
      select coalesce(sum(cardinality(v.addressed_to)), 0)::integer as lines from delivery v
       where v.document = sent.id and ${counts('$9')}) l
    order by sent.accepted_at desc, sent.id desc`,
);

/** One document as `sentDocuments` gives it, whoever sent it, with its sender. */
export async function sentDocument(
  database: Database,
  order: { readonly document: string; readonly standing?: SentStanding },
): Promise<(SentDocument & { readonly sender: string }) | undefined> {
  return (await document(database, [order.document, order.standing ?? null]))[0];
}

const document = prepared<[string, string | null], SentDocument & { readonly sender: string }>(
  'sent-document',
  `select d.id, d.sender, d.accepted_at,
          (select coalesce(sum(cardinality(v.addressed_to)), 0)::integer from delivery v
            where v.document = d.id and ${counts('$2')}) as lines
     from document d where d.id = $1`,
);

export interface SentLineRow
  extends
    Pick<Row<'document'>, 'sender' | 'document_id' | 'code_number' | 'code_notation' | 'subject'>,
    Pick<Row<'delivery'>, 'id' | 'document' | 'recipient' | 'since' | 'created_at' | 'acknowledged_at' | 'reason'> {
  readonly addressee: string;
  readonly state: DeliveryState;
  readonly standing: SentStanding;
  readonly received_at: Date | null;
  /** Every status told so far, with the last time it was. */
  readonly told: DeliveryRow['told'];
}

export interface SentLinesOrder {
  /** In the order in which they are wanted. */
  readonly documents: readonly string[];
  readonly standing?: SentStanding;
  readonly ahead: number;
  readonly limit: number;
}

/** A line for each addressee of these documents, in the order they were written to. */
export async function sentLines(database: Database, order: SentLinesOrder): Promise<SentLineRow[]> {
  return lines(database, [order.documents, order.standing ?? null, order.ahead, order.limit]);
}

const lines = prepared<readonly unknown[], SentLineRow>(
  'sent-lines',
  `select l.id, l.document, l.recipient, l.addressee, l.state, l.since, l.created_at, l.acknowledged_at, l.reason,
          l.standing, d.sender, d.document_id, d.code_number, d.code_notation, d.subject,
          (select min(at) from receipt
            where document = l.document and delivery = l.id and event = 'ContentHandover') as received_at,
          coalesce(
            (select json_agg(t)
               from (select status, max(given_at) as given_at from answer where delivery = l.id group by status) t),
            '[]') as told
     from (select v.*, page.place
             from unnest($1::uuid[]) with ordinality as page (document, place)
            cross join lateral (
              select v.id, v.document, v.recipient, v.state, v.since, v.created_at, v.acknowledged_at, v.reason,
                     ${standing} as standing, written.addressee, written.n
                from delivery v, unnest(v.addressed_to) with ordinality as written (addressee, n)
               where v.document = page.document and ${counts('$2')}) v
            order by page.place, v.id, v.n
           offset $3 limit $4) l
    cross join lateral (select * from document where id = l.document) d
    order by l.place, l.id, l.n`,
);
