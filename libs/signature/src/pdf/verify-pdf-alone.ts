import type { ErrorCode, PdfVerdict, SentenceParams } from '@edoc-axis/domain';
import type { Certificate } from '../certificates/read-certificate.js';
import { readableCertificates } from '../packet/leaf-certificate.js';
import { judgePdfSignatures } from './judge-pdf-signatures.js';
import type { PdfSignatureJudgement } from './pdf-judgement.js';
import type { PdfReport } from './pdf-report.js';

export interface PdfAloneQuestion {
  readonly attachmentName: string;
  /** The CAs to believe. `not-checked` must be said aloud: then anybody may have issued the certificates to himself. */
  readonly trust: readonly Certificate[] | 'not-checked';
  readonly at: Date;
}

export interface PdfAloneJudgement {
  /** `valid` when there are signatures and all of them are; else of the first that is not. */
  readonly verdict: PdfVerdict;
  readonly code?: ErrorCode;
  readonly params: SentenceParams;
  readonly signatures: readonly PdfSignatureJudgement[];
}

/**
 * What the signatures in a PDF file tell somebody who has nothing but the file and perhaps some CAs, offline. Whose
 * certificates they are is known only to an axis, and revocation is not checked.
 */
export function verifyPdfAlone(report: PdfReport, question: PdfAloneQuestion): PdfAloneJudgement {
  const { attachmentName, trust, at } = question;
  const judgement = judgePdfSignatures(report, {
    attachmentName,
    sender: '',
    findRegistered: () => undefined,
    roots: trust === 'not-checked' ? signersIn(report) : trust,
    intermediates: [],
    firstSeenAt: at,
    at,
  });
  const signatures = judgement.signatures.map(withoutRegister);
  const { verdict, code, params } = signatures.find((one) => one.verdict !== 'valid') ?? signatures[0] ?? judgement;
  return { verdict, ...(code ? { code } : {}), params, signatures };
}

function withoutRegister(signature: PdfSignatureJudgement): PdfSignatureJudgement {
  return { ...signature, remarks: signature.remarks.filter(({ code }) => code !== 'pdf.certificate-not-registered') };
}

/** Whoever signed or stamped, believed on their own word: of a path nobody asked for, nothing is to be said. */
function signersIn(report: PdfReport): Certificate[] {
  if (!report.readable) return [];
  return report.signatures.flatMap(({ content }) => {
    if (content.presence !== 'present') return [];
    const stamps = 'timeStamps' in content ? content.timeStamps : [];
    const stamped = stamps.flatMap((stamp) => (stamp.presence === 'present' ? stamp.certificates.slice(0, 1) : []));
    return readableCertificates([...content.certificates.slice(0, 1), ...stamped]);
  });
}
