import {
  type AcceptedArchived,
  type AcceptedAttachment,
  type AcceptedPacket,
  CarriedBytes,
  type HeardBy,
  type packetToReread as question,
  type ReplyOf,
} from '@edoc-axis/contracts';
import type { ErrorCode, Heading } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import type { PacketJudgement, PdfSignatureJudgement } from '@edoc-axis/signature';
import type { ExchangePorts, JudgedPdf } from '../journey/index.js';
import {
  addresseesAfter,
  archivedPdfsAfter,
  attachmentsAfter,
  packetOfReceipt,
  type RereadablePacket,
} from '../store/rereadable.js';
import type { Row } from '../store/tables.js';

/** An inline packet, attachments, files in archives and addressees share one message. */
const attachmentsMax = 500;
const attachmentsBytesMax = 112 * 1024;
const archivedMax = 500;
const archivedBytesMax = 48 * 1024;
const addresseesMax = 5_000;

/** What was accepted on a gateway's word, page by page, and where the bytes lie that it was said of. */
export async function packetToReread(
  { database }: Pick<ExchangePorts, 'database'>,
  { document, receipt, after }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const row = await packetOfReceipt(database, { document, receipt });
  if (!row) return { attachments: [], archived: [], addressees: [] };
  const from = after ?? { attachment: 0, archived: { n: 0, file: 0 }, addressee: '' };
  const ofPacket = { document, packet: row.id };
  const found = await attachmentsAfter(database, { ...ofPacket, after: from.attachment, limit: attachmentsMax + 1 });
  const files = await archivedPdfsAfter(database, { ...ofPacket, after: from.archived, limit: archivedMax + 1 });
  const codes = await addresseesAfter(database, { ...ofPacket, after: from.addressee, limit: addresseesMax + 1 });
  const attachments = cutPage(found.map(attachmentView), attachmentsMax, ({ n }) => n, attachmentsBytesMax);
  const archived = cutPage(files.map(archivedView), archivedMax, ({ n, file }) => ({ n, file }), archivedBytesMax);
  const addressees = cutPage(codes, addresseesMax, (code) => code);
  const isLast = [attachments, archived, addressees].every(({ next }) => next === undefined);
  const lastFile = archived.page.at(-1);
  return {
    packet: packetView(document, row),
    place: after ? undefined : placeOf(row),
    attachments: attachments.page,
    archived: archived.page,
    addressees: addressees.page,
    next: isLast
      ? undefined
      : {
          attachment: attachments.page.at(-1)?.n ?? from.attachment,
          archived: lastFile ? { n: lastFile.n, file: lastFile.file } : from.archived,
          addressee: addressees.page.at(-1) ?? from.addressee,
        },
  };
}

function placeOf({ id, inline, content }: RereadablePacket): ReplyOf<typeof question>['place'] {
  if (inline) return { inline: new CarriedBytes(inline) };
  if (content) return { kept: content };
  throw new Error(`Packet ${id} lies nowhere.`);
}

function packetView(document: string, row: RereadablePacket): AcceptedPacket {
  const { verdict, certificate, role } = row.verdict as PacketJudgement;
  return {
    id: row.id,
    document,
    sha256: row.sha256.toString('hex'),
    bytes: Number(row.bytes),
    at: row.brought_at.toISOString(),
    attributed: row.gateway !== null,
    sender: row.sender,
    documentId: row.document_id,
    businessType: row.business_type,
    code: { number: row.code_number, notation: row.code_notation },
    subject: row.subject,
    promulgatedOn: row.promulgated_on ?? undefined,
    heading: (row.heading as Heading | null) ?? undefined,
    priority: row.priority,
    contentDigest: row.content_digest.toString('hex'),
    mainDocument: row.main_attachment ?? undefined,
    signature: { verdict, certificate: certificate?.sha256, role },
    directoryVersion: Number(row.directory_version),
  };
}

function attachmentView(row: Row<'attachment'>): AcceptedAttachment {
  return {
    n: row.n,
    name: row.name,
    description: row.description ?? undefined,
    contentType: row.content_type ?? undefined,
    bytes: Number(row.bytes),
    sha256: row.sha256.toString('hex'),
    from: Number(row.encoded_from),
    to: Number(row.encoded_to),
    wrapped: row.wrapped,
    pdf:
      row.verdict === null || isOfOtherKind(row.verdict) ? undefined : judgedPdf(row.verdict as JudgedPdf['judgement']),
    archive: archiveOf(row),
  };
}

/** Undefined where the gateway did not say what lies in it, which says nothing good of it either. */
function archiveOf({ files, verdict }: Row<'attachment'>): AcceptedAttachment['archive'] {
  if (files === null) return undefined;
  const judgement = verdict as JudgedPdf['judgement'] | null;
  if (judgement?.verdict !== 'not-read' || isOfOtherKind(verdict)) return { files, complete: true };
  const isListed = judgement.code === 'archive.main-document-unclear' || judgement.code === 'archive.files-left';
  return isListed ? { files, complete: judgement.params.left === undefined } : undefined;
}

/** Nobody looked into it because it was said to be neither a PDF file nor a ZIP file: that is held against the bytes. */
function isOfOtherKind(verdict: unknown): boolean {
  const code: ErrorCode = 'archive.kind-not-read';
  return (verdict as Partial<JudgedPdf['judgement']> | null)?.code === code;
}

function archivedView({ n, file, path, bytes, sha256, main, verdict }: Row<'archived_pdf'>): AcceptedArchived {
  return {
    ...{ n, file, path, main },
    bytes: Number(bytes),
    sha256: sha256?.toString('hex'),
    pdf: judgedPdf(verdict as JudgedPdf['judgement']),
  };
}

function judgedPdf(judgement: JudgedPdf['judgement']): AcceptedArchived['pdf'] {
  const { verdict } = judgement;
  return { verdict, signatures: verdict === 'not-read' ? [] : judgement.signatures.map(judgedSignature) };
}

function judgedSignature({ kind, verdict, certificate, coversWholeFile, changesAfter }: PdfSignatureJudgement) {
  return { kind, verdict, certificate: certificate?.sha256, coversWholeFile, changesAfter };
}
