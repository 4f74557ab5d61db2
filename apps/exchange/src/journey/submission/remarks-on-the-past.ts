import type { ErrorCode } from '@edoc-axis/domain';
import type { PdfRemark } from '@edoc-axis/signature';
import { briefTexts } from './brief-texts.js';
import type { JudgedPdf } from './judge-pdfs.js';

/**
 * Why signatures in a file count although the agency or the certificate behind them has ended since, each reason once: it
 * stands in the receipt and in the timeline, because years later somebody will ask.
 */
export function remarksOnThePast({ judgement }: JudgedPdf): PdfRemark[] {
  if (judgement.verdict === 'not-read') return [];
  const remarks = judgement.signatures
    .flatMap((signature) => signature.remarks)
    .filter(({ code }) => ofThePast.has(code));
  return briefTexts([...new Map(remarks.map((remark) => [remark.code, remark])).values()]);
}

const ofThePast: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'pdf.agency-closed-since',
  'pdf.certificate-no-longer-used',
  'pdf.signing-time-unknown',
]);
