import type { AgencyCode, StatusCode } from '@edoc-axis/domain';
import { frozenAt } from './freezes.js';
import type { DeliveryCase, QuestionInCase } from './delivery-case.js';
import { type Database, prepared } from '@edoc-axis/platform';
import { answersIn } from './revocation-answers.js';
import type { JsonRow, Row } from './tables.js';

/** A document as pages show it. */
export interface ShownDocument extends Row<'document'> {
  readonly frozen_at: Date | null;
  /** When it was let go the last time. */
  readonly released_at: Date | null;
}

export async function findDocument(database: Database, id: string): Promise<ShownDocument | undefined> {
  return (await find(database, [id]))[0];
}

const find = prepared<[string], ShownDocument>(
  'find-document',
  `select d.*, ${frozenAt('d.id')} as frozen_at,
          (select max(f.released_at) from frozen_packet f
            where f.document = d.id and f.released_at is not null) as released_at
     from document d where d.id = $1`,
);

/** A packet as pages show it. */
export interface ShownPacket extends Pick<
  Row<'packet'>,
  'sha256' | 'bytes' | 'policy' | 'verdict' | 'directory_version' | 'main_attachment' | 'warnings'
> {
  readonly attachments: readonly AttachmentRow[];
  /** About revocation: how many the verdicts rest on, and how many of these are kept. */
  readonly answers: { readonly used: number; readonly kept: number };
}

/** Digests as hex and numbers as such: it comes inside JSON. */
export interface AttachmentRow {
  readonly n: number;
  readonly name: string;
  readonly description: string | null;
  readonly content_type: string | null;
  readonly bytes: number;
  readonly sha256: string;
  readonly verdict: unknown;
  /** Of an archive: the PDF files in it. */
  readonly archived: readonly ArchivedRow[] | null;
}

export interface ArchivedRow {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly main: boolean;
  readonly verdict: unknown;
}

export async function findPacket(database: Database, id: string): Promise<ShownPacket | undefined> {
  return (await shownPacket(database, [id]))[0];
}

const shownPacket = prepared<[string], ShownPacket>(
  'find-packet',
  `select p.sha256, p.bytes, p.policy, p.verdict, p.directory_version, p.main_attachment, p.warnings,
          coalesce(
            (select json_agg(json_build_object('n', a.n, 'name', a.name, 'description', a.description,
                      'content_type', a.content_type, 'bytes', a.bytes, 'sha256', encode(a.sha256, 'hex'),
                      'verdict', a.verdict, 'archived',
                      (select json_agg(json_build_object('path', r.path, 'bytes', r.bytes, 'main', r.main,
                                'sha256', encode(r.sha256, 'hex'), 'verdict', r.verdict) order by r.file)
                         from archived_pdf r where r.packet = a.packet and r.n = a.n)) order by a.n)
               from attachment a where a.packet = p.id),
            '[]') as attachments,
          (select json_build_object('used', count(*), 'kept', count(*) filter (where
                    (select k.bytes is not null from revocation_answer k where k.sha256 = decode(n.answer, 'hex'))))
             from ${answersIn('p.revocations')} n) as answers
     from packet p where p.id = $1`,
);

/** A delivery as pages show it. */
export type DeliveryRow = Omit<Row<'delivery'>, 'state' | 'carries'> &
  Pick<DeliveryCase, 'state' | 'carries' | 'sender'> & {
    /** `untold`: the status that carries the question was not fetched yet. */
    readonly open_questions: readonly (QuestionInCase & { readonly untold: boolean })[];
    /** Goes on in its place. */
    readonly successor: { readonly id: string; readonly recipient: string } | null;
    /** The newest, oldest first. */
    readonly answers: readonly ShownAnswer[];
    /** All of them counted. */
    readonly answers_given: number;
    /** Every status told so far, with the last time it was. */
    readonly told: readonly Pick<ShownAnswer, 'status' | 'given_at'>[];
  };

export interface ShownAnswer extends Pick<JsonRow<'answer'>, 'staff' | 'by' | 'given_at' | 'signature'> {
  readonly status: StatusCode;
  readonly description?: string;
}

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

/** A recipient may answer at any length, and its sender must still be able to read the page. */
const answersShownMax = 20;

const page = prepared<[string, string | null, number, readonly string[] | null], DeliveryRow>(
  'deliveries-of',
  `select v.*, d.sender,
          (select json_build_object('id', s.id, 'recipient', s.recipient) from delivery s where s.redelivers = v.id)
            as successor,
          coalesce(
            (select json_agg(json_strip_nulls(to_json(a)) order by a.given_at, a.id)
               from (select id, status, description, staff, by, given_at, signature from answer
                      where delivery = v.id order by given_at desc, id desc limit ${answersShownMax}) a),
            '[]') as answers,
          (select count(*)::integer from answer where delivery = v.id) as answers_given,
          coalesce(
            (select json_agg(t)
               from (select status, max(given_at) as given_at from answer where delivery = v.id group by status) t),
            '[]') as told,
          coalesce(
            (select json_agg(to_jsonb(q) || jsonb_build_object('disagreed', q.disagreed_at is not null, 'untold',
                      coalesce((select bool_and(s.state <> 'delivered') from delivery s where s.question = q.id), false))
                      order by q.asked_at)
               from question q where q.delivery = v.id and q.closed_at is null),
            '[]') as open_questions
     from delivery v
     join document d on d.id = v.document
    where v.document = $1 and v.carries = 'document'
      and v.id > coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid)
      and ($4::text[] is null or v.recipient in (select unnest ($4::text[])))
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
      and exists (select from delivery v, unnest (v.addressed_to) as addressed (code)
                   where v.document = $1 and v.packet = p.id and addressed.code in (select unnest ($2::text[])))
    order by p.brought_at desc, p.id desc
    limit 1`,
);

/** An agency the document was sent to: since when, and in which packet. */
export interface Handing {
  readonly recipient: AgencyCode;
  readonly packet: string;
  readonly created_at: Date;
}

/** Of these agencies, those the document was sent to. */
export async function handingsAmong(
  database: Database,
  document: string,
  agencies: readonly AgencyCode[],
): Promise<Handing[]> {
  return among(database, [document, agencies]);
}

const among = prepared<[string, readonly AgencyCode[]], Handing>(
  'handings-among',
  `select distinct on (recipient) recipient, packet, created_at from delivery
    where document = $1 and recipient in (select unnest ($2::text[])) and carries = 'document'
    order by recipient, id`,
);

/** Those it was sent to in these branches. */
export async function handingsBelow(
  database: Database,
  document: string,
  branches: readonly AgencyCode[],
): Promise<Handing[]> {
  return branches.length === 0 ? [] : below(database, [document, branches]);
}

const below = prepared<[string, readonly AgencyCode[]], Handing>(
  'handings-below',
  `select distinct on (recipient) recipient, packet, created_at from delivery
    where document = $1 and carries = 'document'
      and exists (select from unnest($2::text[]) as branch (code)
                   where recipient = branch.code or starts_with(recipient, branch.code || '.'))
    order by recipient, id`,
);
