import type { AgencyCode } from '@edoc-axis/domain';
import type { DeliveryCase } from './delivery-case.js';
import { type Database, prepared } from './prepared.js';
import type { Row } from './tables.js';

/** A document with the packet it first came in. */
export interface DocumentWithPacket extends Row<'document'> {
  readonly first: Pick<Row<'packet'>, 'policy' | 'verdict'> & {
    readonly sha256: string;
    readonly bytes: number;
    readonly directory_version: number;
  };
  readonly attachments: readonly AttachmentRow[];
}

/** Digests as hex and numbers as such: it comes inside JSON. */
export interface AttachmentRow {
  readonly n: number;
  readonly name: string;
  readonly description: string | null;
  readonly content_type: string | null;
  readonly bytes: number;
  readonly sha256: string;
}

export async function findDocument(database: Database, id: string): Promise<DocumentWithPacket | undefined> {
  return (await find(database, [id]))[0];
}

const find = prepared<[string], DocumentWithPacket>(
  'find-document',
  `select d.*,
          json_build_object('sha256', encode(p.sha256, 'hex'), 'bytes', p.bytes, 'policy', p.policy,
            'verdict', p.verdict, 'directory_version', p.directory_version) as first,
          coalesce(
            (select json_agg(json_build_object('n', a.n, 'name', a.name, 'description', a.description,
                      'content_type', a.content_type, 'bytes', a.bytes, 'sha256', encode(a.sha256, 'hex')) order by a.n)
               from attachment a where a.packet = p.id),
            '[]') as attachments
     from document d join packet p on p.id = d.packet
    where d.id = $1`,
);

/** A delivery as pages show it. */
export type DeliveryRow = Omit<Row<'delivery'>, 'state' | 'carries'> &
  Pick<DeliveryCase, 'state' | 'carries' | 'answers' | 'open_questions'>;

export interface DeliveryPageOrder {
  readonly document: string;
  /** Absent: all; else only those of these recipients. */
  readonly recipients?: readonly string[];
  readonly after?: string;
  readonly limit: number;
}

/** A page of a document's deliveries in the order they were made, status deliveries aside. */
export async function deliveriesOf(database: Database, order: DeliveryPageOrder): Promise<DeliveryRow[]> {
  return page(database, [order.document, order.after ?? null, order.limit, order.recipients ?? null]);
}

const page = prepared<[string, string | null, number, readonly string[] | null], DeliveryRow>(
  'deliveries-of',
  `select v.*,
          coalesce((select json_agg(json_strip_nulls(to_json(a)) order by a.given_at, a.id) from answer a where a.delivery = v.id), '[]') as answers,
          coalesce(
            (select json_agg(to_jsonb(q) || jsonb_build_object('disagreed', q.disagreed_at is not null) order by q.asked_at)
               from question q where q.delivery = v.id and q.closed_at is null),
            '[]') as open_questions
     from delivery v
    where v.document = $1 and v.carries = 'document' and ($2::uuid is null or v.id > $2)
      and ($4::text[] is null or v.recipient = any ($4))
    order by v.id
    limit $3`,
);

/** The deliveries of one packet, as a submission's answer lists them. */
export async function deliveriesOfPacket(
  database: Database,
  order: { document: string; packet: string; limit: number },
): Promise<Pick<Row<'delivery'>, 'id' | 'recipient' | 'addressed_to' | 'state'>[]> {
  return ofPacket(database, [order.document, order.packet, order.limit]);
}

const ofPacket = prepared<
  [string, string, number],
  Pick<Row<'delivery'>, 'id' | 'recipient' | 'addressed_to' | 'state'>
>(
  'deliveries-of-packet',
  `select id, recipient, addressed_to, state from delivery
    where document = $1 and packet = $2 and carries = 'document' order by id limit $3`,
);

export interface EarlierSubmission {
  readonly packet: string;
  readonly edition: number;
  readonly receipt: string;
  readonly warnings: unknown;
  readonly brought_at: Date;
}

/** The last submission of this document that reached one of these addressees, with its receipt. */
export async function submissionFor(
  database: Database,
  order: { document: string; addressees: readonly string[] },
): Promise<EarlierSubmission | undefined> {
  return (await submission(database, [order.document, order.addressees]))[0];
}

const submission = prepared<[string, readonly string[]], EarlierSubmission>(
  'submission-for',
  `select p.id as packet, d.edition, r.jws as receipt, p.warnings, p.brought_at
     from packet p
     join document d on d.id = p.document
     join receipt r on r.id = p.receipt
    where p.document = $1 and p.kind = 'document'
      and exists (select from delivery v where v.document = $1 and v.packet = p.id and v.addressed_to && $2::text[])
    order by p.brought_at desc, p.id desc
    limit 1`,
);

/** Of these agencies, those the document was sent to. */
export async function recipientsAmong(
  database: Database,
  document: string,
  agencies: readonly AgencyCode[],
): Promise<AgencyCode[]> {
  const rows = await among(database, [document, agencies]);
  return rows.map(({ recipient }) => recipient);
}

const among = prepared<[string, readonly AgencyCode[]], { recipient: AgencyCode }>(
  'recipients-among',
  `select distinct recipient from delivery where document = $1 and recipient = any ($2) and carries = 'document'`,
);
