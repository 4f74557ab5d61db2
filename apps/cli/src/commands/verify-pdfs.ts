import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { type PdfVerdict, pdfVerdictNames, sentences } from '@edoc-axis/domain';
import { decodeAttachment, type MeasuredAttachment, type PacketReading } from '@edoc-axis/edxml';
import {
  accessBytes,
  type ArchivedFinding,
  archiveLimits,
  type Certificate,
  isOtherArchive,
  listArchive,
  mayBeArchive,
  pdfLimits,
  type PdfReport,
  type PdfSignatureJudgement,
  readArchivedPdf,
  readPdfSignatures,
  type SignatureRemark,
  verifyPdfAlone,
} from '@edoc-axis/signature';

/** A PDF file of a packet, or an archive nobody could look into, as `edoc verify --json` tells it. */
export type PdfVerification = ReturnType<typeof judged> | ReturnType<typeof unread>;

/** Verifies the signatures inside the PDF attachments of a packet file, and in its archives, offline. */
export async function verifyPdfs(
  file: string,
  { attachments }: PacketReading,
  trust: readonly Certificate[],
): Promise<PdfVerification[]> {
  const found: PdfVerification[] = [];
  for (const attachment of attachments) {
    const place = { n: attachment.index + 1, name: attachment.name || `#${attachment.index + 1}` };
    if (mayBeArchive(attachment)) found.push(...(await verifyArchive(file, attachment, place, trust)));
    else if (isOtherArchive(attachment)) found.push(unread(place, { code: 'archive.kind-not-read', params: {} }));
    else if (attachment.magic === 'pdf') found.push(judged(place, await readPdf(file, attachment), trust));
  }
  return found;
}

interface Place {
  readonly n: number;
  readonly name: string;
}

async function readPdf(file: string, attachment: MeasuredAttachment): Promise<PdfReport> {
  const { pdfBytesMax } = pdfLimits;
  if (attachment.bytes > pdfBytesMax) {
    return { readable: false, pdfBytes: attachment.bytes, code: 'pdf.too-large', params: { pdfBytesMax } };
  }
  return readPdfSignatures(accessBytes(await decode(file, attachment)));
}

/** Archives hold no more than their limits, and one file of them at a time is unpacked. */
async function verifyArchive(
  file: string,
  attachment: MeasuredAttachment,
  { n, name }: Place,
  trust: readonly Certificate[],
): Promise<PdfVerification[]> {
  const { archiveBytesMax } = archiveLimits;
  if (attachment.bytes > archiveBytesMax) {
    return [unread({ n, name }, { code: 'archive.too-large', params: { archiveBytesMax } })];
  }
  const archive = accessBytes(await decode(file, attachment));
  const listing = await listArchive(archive);
  if ('refused' in listing) return [unread({ n, name }, listing.refused)];
  const found: PdfVerification[] = [];
  for (const pdf of listing.pdfs) {
    const place = { n, name: `${name} › ${pdf.path}` };
    const finding: ArchivedFinding = pdf.notRead ? { notRead: pdf.notRead } : await readArchivedPdf(archive, pdf);
    found.push('notRead' in finding ? unread(place, finding.notRead) : judged(place, finding.report, trust));
  }
  return found;
}

/** Its files are the reader's own, so they are read in memory, one after the other. */
async function decode(file: string, attachment: MeasuredAttachment): Promise<Buffer> {
  const encoded = (from: number, to: number) => createReadStream(file, { start: from, end: Math.max(from, to - 1) });
  return buffer(Readable.from(decodeAttachment(encoded, attachment)));
}

function judged({ n, name: attachmentName }: Place, report: PdfReport, trust: readonly Certificate[]) {
  const judgement = verifyPdfAlone(report, {
    attachmentName,
    trust: trust.length > 0 ? trust : 'not-checked',
    at: new Date(),
  });
  return {
    n,
    name: attachmentName,
    /** Whether CAs were given that may stand behind the certificates. */
    authority: trust.length > 0 ? ('checked' as const) : ('not-checked' as const),
    ...said(judgement),
    signatures: judgement.signatures.map((signature) => ({
      ...signature,
      ...said(signature),
      provenTime: signature.provenTime && {
        ...signature.provenTime,
        authority: signature.provenTime.authority?.subject,
      },
      remarks: signature.remarks.map(({ code, params }) => ({ code, params, sentence: sentences(code, params) })),
    })),
    remarks: trust.length === 0 && judgement.signatures.length > 0 ? [authorityNotChecked] : [],
  };
}

/** Nothing is good because nobody could look at it. */
function unread({ n, name: attachmentName }: Place, { code, params }: SignatureRemark) {
  const sentence = sentences(code, { ...params, attachmentName });
  return { n, name: attachmentName, verdict: 'not-read' as const, code, sentence, signatures: [], remarks: [] };
}

function said<Said extends PdfVerdict>(judged: Pick<PdfSignatureJudgement, 'code' | 'params'> & { verdict: Said }) {
  const { verdict, code, params } = judged;
  const name = verdict === 'valid' ? intact : pdfVerdictNames[verdict];
  return { verdict, code: code ?? `verdict.${verdict}`, sentence: code ? sentences(code, params) : name };
}

/** What an axis would say is more: it knows whose certificate it is. */
const intact = {
  vi: 'Chữ ký số hợp lệ: nội dung không thay đổi từ khi ký',
  en: 'Valid signature: nothing changed since it was signed',
};

const authorityNotChecked = {
  code: 'signature.valid-authority-not-checked',
  params: {},
  sentence: { vi: 'Chưa kiểm tra CA (dùng --trust).', en: 'Its CA was not checked (use --trust).' },
};
