import { createReadStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { type PdfVerdict, pdfVerdictNames, sentences } from '@edoc-axis/domain';
import { decodeAttachment, type MeasuredAttachment, type PacketReading } from '@edoc-axis/edxml';
import {
  accessBytes,
  type Certificate,
  pdfLimits,
  type PdfReport,
  type PdfSignatureJudgement,
  readPdfSignatures,
  verifyPdfAlone,
} from '@edoc-axis/signature';

/** A PDF attachment of a packet as `edoc verify --json` tells it. */
export type PdfVerification = ReturnType<typeof judged>;

/** Verifies the signatures inside the PDF attachments of a packet file, offline. */
export async function verifyPdfs(
  file: string,
  { attachments }: PacketReading,
  trust: readonly Certificate[],
): Promise<PdfVerification[]> {
  const found: PdfVerification[] = [];
  for (const attachment of attachments) {
    if (attachment.magic === 'pdf') found.push(judged(attachment, await readPdf(file, attachment), trust));
  }
  return found;
}

/** Its files are the reader's own, so they are read in memory, one after the other. */
async function readPdf(file: string, attachment: MeasuredAttachment): Promise<PdfReport> {
  const { pdfBytesMax } = pdfLimits;
  if (attachment.bytes > pdfBytesMax) {
    return { readable: false, pdfBytes: attachment.bytes, code: 'pdf.too-large', params: { pdfBytesMax } };
  }
  const encoded = (from: number, to: number) => createReadStream(file, { start: from, end: Math.max(from, to - 1) });
  return readPdfSignatures(accessBytes(await buffer(Readable.from(decodeAttachment(encoded, attachment)))));
}

function judged({ index, name }: MeasuredAttachment, report: PdfReport, trust: readonly Certificate[]) {
  const attachmentName = name || `#${index + 1}`;
  const judgement = verifyPdfAlone(report, {
    attachmentName,
    trust: trust.length > 0 ? trust : 'not-checked',
    at: new Date(),
  });
  return {
    n: index + 1,
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
