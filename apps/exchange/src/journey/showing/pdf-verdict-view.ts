import type { PdfSignatureView, PdfVerdictView, Saying } from '@edoc-axis/contracts';
import {
  attachmentVerdictNames,
  certificateRoleNames,
  cutText,
  type ErrorCode,
  type SentenceParams,
  sentences,
  type Verdict,
  verdictNames,
} from '@edoc-axis/domain';
import type { PdfJudgement, PdfSignatureJudgement } from '@edoc-axis/signature';
import type { JudgedPdf } from '../submission/judge-pdfs.js';

/** A judgement as it was stored with its attachment: moments in sentences are texts by now. */
export type StoredPdfVerdict = JudgedPdf['judgement'];

/** How much of a judgement is shown where many have to share a page. */
export interface ShownOfPdf {
  readonly signaturesMax: number;
  readonly charactersMax: number;
}

/** What was judged about the signatures in a PDF file, in words. */
export function pdfVerdictView(stored: StoredPdfVerdict, shown: ShownOfPdf): PdfVerdictView {
  const { verdict, code, params } = stored;
  const name = attachmentVerdictNames[verdict];
  const said = code ? saying(code, params, shown) : { code: `verdict.${verdict}`, params: {}, sentence: name };
  const { signatures, remarks } = stored.verdict === 'not-read' ? nothing : stored;
  return {
    ...said,
    verdict,
    signatures: signatures.slice(0, shown.signaturesMax).map((signature) => signatureView(signature, shown)),
    remarks: shown.signaturesMax === 0 ? [] : remarks.map((one) => saying(one.code, one.params, shown)),
  };
}

const nothing: Pick<PdfJudgement, 'signatures' | 'remarks'> = { signatures: [], remarks: [] };

function signatureView(signature: PdfSignatureJudgement, shown: ShownOfPdf): PdfSignatureView {
  const { verdict, code, params, kind, certificate, role, provenTime, remarks } = signature;
  const cut = (text: string) => cutText(text, shown.charactersMax);
  const authority = provenTime?.authority?.subject;
  return {
    ...(code
      ? saying(code, params, shown)
      : { code: `verdict.${verdict}`, params: {}, sentence: wordOf(kind, verdict) }),
    verdict,
    kind,
    field: cut(signature.field),
    certificate: certificate && { ...certificate, subject: cut(certificate.subject), issuer: cut(certificate.issuer) },
    role,
    roleName: role && certificateRoleNames[role],
    coversWholeFile: signature.coversWholeFile,
    changesAfter: signature.changesAfter,
    claimedAt: signature.claimedAt,
    provenTime: provenTime && {
      at: provenTime.at,
      by: provenTime.by,
      authority: authority === undefined ? undefined : cut(authority),
    },
    remarks: remarks.map((one) => saying(one.code, one.params, shown)),
  };
}

/** A time stamp that holds is nobody's valid signature. */
function wordOf(kind: PdfSignatureJudgement['kind'], verdict: Verdict) {
  return kind === 'time-stamp' && verdict === 'valid' ? validTimeStamp : verdictNames[verdict];
}

const validTimeStamp = { vi: 'Dấu thời gian hợp lệ', en: 'Valid time stamp' };

function saying(code: ErrorCode, params: SentenceParams, { charactersMax }: ShownOfPdf): Saying {
  const entries = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? cutText(value, charactersMax) : value,
  ]);
  return { code, params: Object.fromEntries(entries), sentence: sentences(code, params) };
}
