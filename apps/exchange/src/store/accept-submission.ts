import { appendFacts, appendReceipts, type NewFact, type NewReceipt } from './new-rows.js';
import { type DocumentName, lockKeyOf, type NameAndNumber, nothingEarlier } from './names.js';
import { type Database, prepared, together } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export type NewDocument = Row<'document'>;
export type NewPacket = Omit<Row<'packet'>, 'gone_at' | 'gone_reason'>;
export type NewAttachment = Omit<Row<'attachment'>, 'packet'>;
export type NewArchivedPdf = Omit<Row<'archived_pdf'>, 'packet'>;
export type NewDelivery = Pick<Row<'delivery'>, 'id' | 'recipient' | 'addressed_to' | 'state' | 'reason'>;

export interface AcceptedSubmission {
  readonly name: DocumentName;
  /** Decided as if nothing like this had been sent before: to be written only if that is so. */
  readonly asFirst?: NameAndNumber;
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
 * Writes everything an acceptance promises: whatever the number of recipients, in one statement, and with the
 * acceptances of others that are ready at the same time. One of thousands goes alone.
 * @returns false, and nothing of it is written, when something like it was there before, another took the name and
 *   edition in the meantime, or is deciding about the name under its lock
 */
export async function insertSubmission(
  database: Database,
  epoch: number,
  submission: AcceptedSubmission,
): Promise<boolean> {
  try {
    return await insertTogether(database, { epoch, submission });
  } catch (error) {
    if (isNameTaken(error)) return false;
    throw error;
  }
}

interface Insertion {
  readonly epoch: number;
  readonly submission: AcceptedSubmission;
}

const deliveriesTogetherMax = 20;

const insertTogether = together<Insertion, boolean>(
  async (database, insertions) => {
    const rows = await insert(database, [
      JSON.stringify(itemsOf(insertions)),
      Buffer.concat(insertions.flatMap(({ submission }) => submission.packet.inline ?? [])),
    ]);
    const written = new Set(rows.map(({ id }) => id));
    return insertions.map(({ submission }) => written.has(submission.packet.id));
  },
  { goesAlone: ({ submission }) => submission.deliveries.length > deliveriesTogetherMax },
);

function isNameTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === '23505' && constraint === 'document_name';
}

/** One an insertion, with everything of it. Bytes are in hex; those of the packets lie one behind the other outside. */
function itemsOf(insertions: readonly Insertion[]): object[] {
  let inlineFrom = 1;
  return insertions.map(({ epoch, submission }) => {
    const { name, document, packet, attachments, archivedPdfs, ...rest } = submission;
    const { inline, document: ofDocument, ...packetRow } = packet;
    const item = {
      ...rest,
      epoch,
      lock_key: lockKeyOf(name),
      document: document && { ...document, content_digest: document.content_digest.toString('hex') },
      packet: {
        ...packetRow,
        of_document: ofDocument,
        sha256: packet.sha256.toString('hex'),
        gateway: packet.gateway?.toString('hex'),
        inline_from: inline ? inlineFrom : null,
      },
      attachments: attachments.map((each) => ({ ...each, sha256: each.sha256.toString('hex') })),
      archived: archivedPdfs.map((each) => ({ ...each, sha256: each.sha256?.toString('hex') })),
    };
    inlineFrom += inline?.length ?? 0;
    return item;
  });
}

const insert = prepared<[string, Buffer], { id: string }>(
  'insert-submission',
  `with free as materialized (
     select item.epoch, item.document, item.attachments, item.archived, item.deliveries, item.urgent, item."expiresAt", item.facts,
            item.receipts, p.*
       from jsonb_to_recordset($1::jsonb)
         as item (lock_key bigint, "asFirst" jsonb, epoch integer, document jsonb, packet jsonb, attachments jsonb, archived jsonb,
                  deliveries jsonb,
                  urgent boolean, "expiresAt" timestamptz, facts jsonb, receipts jsonb),
            jsonb_to_record(item.packet)
         as p (id uuid, of_document uuid, sha256 text, bytes bigint, inline_from integer, content uuid, brought_by text,
               brought_at timestamptz, verdict jsonb, policy text, directory_version bigint, warnings jsonb,
               receipt text, main_attachment smallint, gateway text, revocations jsonb)
      where (item."asFirst" is null or ${nothingEarlier('item."asFirst"')})
        and pg_try_advisory_xact_lock(item.lock_key)
   ), new_document as (
     insert into document (id, sender, document_id, business_type, edition, follows, packet, content_digest,
       code_number, code_notation, subject, promulgated_on, priority, accepted_at, heading)
     select d.id, sender, document_id, business_type, edition, follows, free.id, decode(content_digest, 'hex'),
            code_number, code_notation, subject, promulgated_on, priority, accepted_at, heading
       from free, jsonb_to_record(free.document)
         as d (id uuid, sender text, document_id text, business_type smallint, edition integer, follows uuid,
               content_digest text, code_number text, code_notation text, subject text,
               promulgated_on text, priority smallint, accepted_at timestamptz, heading jsonb)
      where free.document is not null
   ), new_packet as (
     insert into packet (id, document, kind, sha256, bytes, inline, content, brought_by, brought_at, verdict, policy,
       directory_version, warnings, receipt, main_attachment, gateway, revocations)
     select id, of_document, 'document', decode(sha256, 'hex'), bytes,
            case when inline_from is not null then substr($2::bytea, inline_from, bytes::integer) end, content,
            brought_by, brought_at, verdict, policy, directory_version, warnings, receipt, main_attachment,
            decode(gateway, 'hex'), revocations
       from free
     returning id
   ), new_attachment as (
     insert into attachment (packet, n, name, description, content_type, bytes, sha256, encoded_from, encoded_to,
       wrapped, verdict, files)
     select free.id, n, name, description, content_type, a.bytes, decode(a.sha256, 'hex'), encoded_from, encoded_to,
            wrapped, a.verdict, files
       from free, jsonb_to_recordset(free.attachments)
         as a (n smallint, name text, description text, content_type text, bytes bigint, sha256 text,
               encoded_from bigint, encoded_to bigint, wrapped boolean, verdict jsonb, files smallint)
   ), new_archived_pdf as (
     insert into archived_pdf (packet, n, file, path, bytes, sha256, main, verdict)
     select free.id, n, file, path, r.bytes, decode(r.sha256, 'hex'), main, r.verdict
       from free, jsonb_to_recordset(free.archived)
         as r (n smallint, file smallint, path text, bytes bigint, sha256 text, main boolean, verdict jsonb)
   ), new_delivery as (
     insert into delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at,
       expires_at, urgent, reason)
     select v.id, 'document', of_document, free.id, recipient, addressed_to, state, brought_at, brought_at,
            "expiresAt", urgent, reason
       from free, jsonb_to_recordset(free.deliveries)
         as v (id uuid, recipient text, addressed_to text[], state text, reason jsonb)
   ), new_receipt as (${appendReceipts('free.receipts', 'free')}
   ), new_fact as (${appendFacts('free.facts', 'free.epoch', 'free')}
   )
   select id from new_packet`,
);
