import { appendFacts, appendReceipts, type NewFact, type NewReceipt } from './new-rows.js';
import { type DocumentName, lockKeyOf } from './names.js';
import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export type NewDocument = Row<'document'>;
export type NewPacket = Omit<Row<'packet'>, 'gone_at' | 'gone_reason'>;
export type NewAttachment = Omit<Row<'attachment'>, 'packet'>;
export type NewArchivedPdf = Omit<Row<'archived_pdf'>, 'packet'>;
export type NewDelivery = Pick<Row<'delivery'>, 'id' | 'recipient' | 'addressed_to' | 'state' | 'reason'>;

export interface AcceptedSubmission {
  readonly name: DocumentName;
  /** Absent when a document that is there already goes to further addressees. */
  readonly document?: NewDocument;
  readonly packet: NewPacket;
  readonly attachments: readonly NewAttachment[];
  readonly archivedPdfs: readonly NewArchivedPdf[];
  readonly deliveries: readonly NewDelivery[];
  readonly urgent: boolean;
  readonly expiresAt: Date;
  readonly facts: readonly NewFact[];
  readonly receipts: readonly NewReceipt[];
}

/**
 * Writes everything an acceptance promises, in one statement: whatever the number of recipients, one round trip.
 * @returns false, and nothing is written, when another took the name and edition in the meantime, or is deciding about
 *   the name under its lock
 */
export async function insertSubmission(
  database: Database,
  epoch: number,
  submission: AcceptedSubmission,
): Promise<boolean> {
  try {
    const rows = await insert(database, valuesOf(submission, epoch));
    return rows.length > 0;
  } catch (error) {
    if (isNameTaken(error)) return false;
    throw error;
  }
}

function isNameTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === '23505' && constraint === 'document_name';
}

function valuesOf(
  {
    name,
    document,
    packet,
    attachments,
    archivedPdfs,
    deliveries,
    urgent,
    expiresAt,
    facts,
    receipts,
  }: AcceptedSubmission,
  epoch: number,
): readonly unknown[] {
  return [
    JSON.stringify(document ? [{ ...document, content_digest: document.content_digest.toString('hex') }] : []),
    packet.id,
    packet.document,
    packet.sha256,
    packet.bytes,
    packet.inline,
    packet.content,
    packet.brought_by,
    packet.brought_at,
    JSON.stringify(packet.verdict),
    packet.policy,
    packet.directory_version,
    JSON.stringify(packet.warnings),
    packet.receipt,
    JSON.stringify(attachments.map((each) => ({ ...each, sha256: each.sha256.toString('hex') }))),
    deliveries.map((each) => each.id),
    deliveries.map((each) => each.recipient),
    deliveries.map((each) => each.addressed_to.join(codeSeparator)),
    deliveries.map((each) => each.state),
    deliveries.map((each) => (each.reason === null ? null : JSON.stringify(each.reason))),
    urgent,
    expiresAt,
    JSON.stringify(facts),
    JSON.stringify(receipts),
    epoch,
    lockKeyOf(name),
    packet.main_attachment,
    JSON.stringify(archivedPdfs.map((each) => ({ ...each, sha256: each.sha256?.toString('hex') }))),
  ];
}

/** No agency code contains it; an array of arrays of different lengths cannot be a parameter. */
const codeSeparator = ',';

const insert = prepared<readonly unknown[], object>(
  'insert-submission',
  `with free as materialized (
     select where pg_try_advisory_xact_lock($26::bigint)
   ), new_document as (
     insert into document (id, sender, document_id, business_type, edition, follows, packet, content_digest,
       code_number, code_notation, subject, promulgated_on, priority, accepted_at)
     select id, sender, document_id, business_type, edition, follows, packet, decode(content_digest, 'hex'),
            code_number, code_notation, subject, promulgated_on, priority, accepted_at
       from free, jsonb_to_recordset($1::jsonb)
         as d (id uuid, sender text, document_id text, business_type smallint, edition integer, follows uuid,
               packet uuid, content_digest text, code_number text, code_notation text, subject text,
               promulgated_on text, priority smallint, accepted_at timestamptz)
   ), new_packet as (
     insert into packet (id, document, kind, sha256, bytes, inline, content, brought_by, brought_at, verdict, policy,
       directory_version, warnings, receipt, main_attachment)
     select $2::uuid, $3::uuid, 'document', $4::bytea, $5::bigint, $6::bytea, $7::uuid, $8::text, $9::timestamptz,
            $10::jsonb, $11::text, $12::bigint, $13::jsonb, $14::text, $27::smallint
       from free
     returning id
   ), new_attachment as (
     insert into attachment (packet, n, name, description, content_type, bytes, sha256, encoded_from, encoded_to,
       wrapped, verdict)
     select $2::uuid, n, name, description, content_type, bytes, decode(sha256, 'hex'), encoded_from, encoded_to, wrapped,
            verdict
       from free, jsonb_to_recordset($15::jsonb)
         as a (n smallint, name text, description text, content_type text, bytes bigint, sha256 text,
               encoded_from bigint, encoded_to bigint, wrapped boolean, verdict jsonb)
   ), new_archived_pdf as (
     insert into archived_pdf (packet, n, file, path, bytes, sha256, main, verdict)
     select $2::uuid, n, file, path, bytes, decode(sha256, 'hex'), main, verdict
       from free, jsonb_to_recordset($28::jsonb)
         as r (n smallint, file smallint, path text, bytes bigint, sha256 text, main boolean, verdict jsonb)
   ), new_delivery as (
     insert into delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at,
       expires_at, urgent, reason)
     select id, 'document', $3::uuid, $2::uuid, recipient, string_to_array(addressed_to, '${codeSeparator}'), state,
            $9::timestamptz, $9::timestamptz, $22::timestamptz, $21::boolean, reason
       from free, unnest($16::uuid[], $17::text[], $18::text[], $19::text[], $20::jsonb[])
         as v (id, recipient, addressed_to, state, reason)
   ), new_receipt as (${appendReceipts('$24', 'new_packet')}
   ), new_fact as (${appendFacts('$23', '$25::integer', 'new_packet')}
   )
   select id from new_packet`,
);
