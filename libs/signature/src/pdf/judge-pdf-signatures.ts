import { countsAsSigned, type ErrorCode, type Verdict } from '@edoc-axis/domain';
import { judgePdfSignature } from './judge-pdf-signature.js';
import type { PdfJudgement, PdfQuestion, PdfRemark, PdfSignatureJudgement } from './pdf-judgement.js';
import type { PdfReport, ReadPdf, UnreadablePdf } from './pdf-report.js';

/**
 * What a PDF file's signatures are worth to this axis, each at its proven signing time: its stamp's, else the moment these
 * bytes were first seen here. Only signatures and certificates are judged, the policy is not.
 */
export function judgePdfSignatures(report: PdfReport, question: PdfQuestion): PdfJudgement {
  return report.readable ? judgeRead(report, question) : judgeUnreadable(report, question);
}

function judgeUnreadable({ code, params }: UnreadablePdf, { attachmentName }: PdfQuestion): PdfJudgement {
  const unread = { verdict: 'unreadable', signatures: [], signedBy: noOne, remarks: [] } as const;
  if (ownSentence.has(code)) return { ...unread, code, params: { ...params, attachmentName } };
  return { ...unread, code: 'pdf.unreadable', params: { attachmentName, problem: { code, params } } };
}

const noOne = { person: false, organisation: false } as const;

/** Codes that name the file themselves. */
const ownSentence: ReadonlySet<string> = new Set([
  'pdf.encrypted',
  'pdf.too-large',
  'pdf.contents-too-large',
  'pdf.too-many-signatures',
  'pdf.took-too-long',
]);

function judgeRead(report: ReadPdf, question: PdfQuestion): PdfJudgement {
  const { attachmentName } = question;
  const { strays } = report;
  const remarks: PdfRemark[] = strays > 0 ? [{ code: 'pdf.stray-signatures', params: { attachmentName, strays } }] : [];
  const alone = report.signatures.map((signature) => judgePdfSignature(signature, report.signatures, question));
  const signatures = judgeTogether(alone, question);
  return { ...worthOf(signatures, question), signedBy: signersOf(signatures, question), signatures, remarks };
}

/**
 * Who signs later adds to the pages what shows that signature, and it may hide what stood there. That is believed of the
 * last signer, if its signature is good and nothing came after it, and of nobody else.
 */
function judgeTogether(
  signatures: readonly PdfSignatureJudgement[],
  { attachmentName }: PdfQuestion,
): PdfSignatureJudgement[] {
  const last = signatures.findLast(({ kind }) => kind === 'signature');
  const vouched = last !== undefined && stands.has(last.verdict) && last.changesAfter !== 'signatures';
  return signatures.map((signature) => {
    const { kind, verdict, changesAfter, certificate } = signature;
    if (vouched || kind !== 'signature' || changesAfter !== 'signatures' || !stands.has(verdict)) return signature;
    const code = signature === last ? 'pdf.changed-after-signing' : 'pdf.signed-over';
    const params = { attachmentName, subject: certificate?.subject };
    return { ...signature, verdict: 'invalid', code, params };
  });
}

/** Somebody known signed this, and is answerable for it. */
const stands: ReadonlySet<Verdict> = new Set(['valid', 'weak', 'revocation-unknown', 'wrong-agency']);

function worthOf(
  signatures: readonly PdfSignatureJudgement[],
  { attachmentName }: PdfQuestion,
): Pick<PdfJudgement, 'verdict' | 'code' | 'params'> {
  const own = signatures.filter(({ kind, ...one }) => kind === 'signature' && mayBeOrganisations(one));
  const [best] = [...own].sort((one, other) => rankOf(one) - rankOf(other));
  if (best) return { verdict: best.verdict, ...(best.code ? { code: best.code } : {}), params: best.params };
  return { verdict: 'absent', code: whyAbsent(signatures), params: { attachmentName } };
}

function whyAbsent(signatures: readonly PdfSignatureJudgement[]): ErrorCode {
  if (signatures.length === 0) return 'pdf.no-signature';
  return signatures.every(({ kind }) => kind === 'time-stamp')
    ? 'pdf.time-stamp-alone'
    : 'pdf.no-organisation-signature';
}

/** Of what is so broken that nobody can tell whose it is, we do not say that there was nothing. */
function mayBeOrganisations({ role, verdict, certificate }: Partial<PdfSignatureJudgement>): boolean {
  return role === 'organisation' || (verdict === 'invalid' && !certificate);
}

const bestFirst: readonly Verdict[] = ['valid', 'weak', 'revocation-unknown'];

/** From 0, the best; the first of equal ones counts. Of two that nobody can check, one may still be let pass. */
function rankOf({ verdict, code }: PdfSignatureJudgement): number {
  const place = bestFirst.indexOf(verdict);
  if (place === -1) return bestFirst.length + 1;
  return isGraceOver(code) ? place + 1 : place;
}

function isGraceOver(code: ErrorCode | undefined): boolean {
  return code === 'signature.revocation-grace-over';
}

function signersOf(
  signatures: readonly PdfSignatureJudgement[],
  { urgent }: Pick<PdfQuestion, 'urgent'>,
): PdfJudgement['signedBy'] {
  const good = signatures.filter(
    ({ kind, verdict, code }) =>
      kind === 'signature' && countsAsSigned(verdict, { graceOver: isGraceOver(code), urgent }),
  );
  const hasGood = (wanted: PdfSignatureJudgement['role']) => good.some(({ role }) => role === wanted);
  return { person: hasGood('person'), organisation: hasGood('organisation') };
}
