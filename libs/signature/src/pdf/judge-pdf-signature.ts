import { chainToTrust, type TrustPath } from '../certificates/chain-to-trust.js';
import { revocationUnknown, untrusted } from '../packet/signer-findings.js';
import { flawOfKey } from '../certificates/key-strength.js';
import type { Certificate } from '../certificates/read-certificate.js';
import { isForSigning } from '../certificates/purposes.js';
import { isSameDigest, isSignedBy } from '../cms/check-signer.js';
import { judgeTimeStamp } from '../cms/judge-time-stamp.js';
import type { BrokenCms, ForeignCms, SignedContent } from '../cms/measurements.js';
import { digestOf } from '../packet/algorithms.js';
import type { Finding } from '../packet/check-signature.js';
import { readableCertificates } from '../packet/leaf-certificate.js';
import { fits } from '../packet/signature-scheme.js';
import { findEndOfAgency, findEndOfUse, type SignerStanding } from './find-end-of-use.js';
import type { PdfQuestion, PdfRemark, PdfSignatureJudgement, ProvenTime } from './pdf-judgement.js';
import type { PdfSignature } from './pdf-report.js';
import { findProvenTime } from './proven-time.js';

/** One signature, without regard to what later ones are worth. */
export function judgePdfSignature(
  signature: PdfSignature,
  all: readonly PdfSignature[],
  question: PdfQuestion,
): PdfSignatureJudgement {
  const { field, kind, coversWholeFile, changesAfter, content } = signature;
  const claimedAt = claimOf(signature);
  const seen = { field, kind, coversWholeFile, changesAfter, ...(claimedAt === undefined ? {} : { claimedAt }) };
  const flaw = findFlaw(signature, question);
  if (flaw) return { ...seen, ...flaw, ...signerOf(signature, question), remarks: [] };
  if (content.presence !== 'present') return { ...seen, ...judgeUnmeasured(content, question), remarks: [] };
  const algorithms = { digest: content.digestAlgorithm, signature: content.signatureAlgorithm };
  if ('stampedAt' in content) {
    const stamp = judgeTimeStamp(content, question);
    const authority = stamp.authority ? { certificate: stamp.authority } : {};
    return { ...seen, ...authority, algorithms, ...worthOfStamp(stamp, question), remarks: [] };
  }
  return { ...seen, algorithms, ...judgeSigned(signature, content, all, question) };
}

function claimOf({ content, claimedAt }: PdfSignature): string | undefined {
  return content.presence === 'present' && content.claimedAt !== undefined ? content.claimedAt : claimedAt;
}

/** For the diagnosis. */
function signerOf(
  { content }: PdfSignature,
  { findRegistered }: PdfQuestion,
): Pick<PdfSignatureJudgement, 'certificate' | 'role'> {
  if (content.presence !== 'present') return {};
  const [certificate] = readableCertificates(content.certificates.slice(0, 1));
  if (!certificate) return {};
  const role = findRegistered(certificate.facts.sha256)?.role;
  return { certificate: certificate.facts, ...(role ? { role } : {}) };
}

function findFlaw({ flaws: [flaw] }: PdfSignature, { attachmentName }: PdfQuestion): Finding | undefined {
  return flaw && { verdict: 'invalid', code: flaw.code, params: { ...flaw.params, attachmentName } };
}

/** There is nothing that a certificate could confirm. */
function judgeUnmeasured({ presence, code, params }: BrokenCms | ForeignCms, { attachmentName }: PdfQuestion): Finding {
  if (presence === 'foreign') return { verdict: 'unsupported', code, params: { ...params, attachmentName } };
  return { verdict: 'invalid', code: 'pdf.signature-malformed', params: { attachmentName, problem: { code, params } } };
}

function worthOfStamp(
  stamp: ReturnType<typeof judgeTimeStamp>,
  { attachmentName }: PdfQuestion,
): Pick<PdfSignatureJudgement, 'verdict' | 'code' | 'params'> {
  if (stamp.holds) return { verdict: 'valid', params: {} };
  const verdict = stamp.problem.code === 'certificate.untrusted' ? 'untrusted' : 'invalid';
  return { verdict, code: 'pdf.time-stamp-invalid', params: { attachmentName, problem: stamp.problem } };
}

function judgeSigned(
  signature: PdfSignature,
  content: SignedContent,
  all: readonly PdfSignature[],
  question: PdfQuestion,
): Pick<PdfSignatureJudgement, 'verdict' | 'code' | 'params' | 'certificate' | 'role' | 'provenTime' | 'remarks'> {
  const [certificate] = readableCertificates(content.certificates.slice(0, 1));
  if (!certificate) {
    return { verdict: 'invalid', code: 'signature.certificate-unreadable', params: {}, remarks: [] };
  }
  const registered = question.findRegistered(certificate.facts.sha256);
  const known = { certificate: certificate.facts, ...(registered ? { role: registered.role } : {}) };
  const altered =
    findAlteration(content, certificate, question) ??
    findWrongCertificate(signature, content, certificate, question) ??
    findChangeAfter(signature, certificate, question) ??
    (question.allowSha1 ? undefined : findSha1(content, 'unsupported'));
  if (altered) return { ...known, ...altered, remarks: [] };

  const { provenTime, remarks } = findProvenTime(signature, content, all, question);
  const path = registered ? undefined : pathOfStranger(certificate, provenTime, content, question);
  const revocation = path?.trusted ? question.findRevocation?.(path.path) : registered?.revocation;
  const claimedAt = claimOf(signature);
  const standing: SignerStanding = { certificate, registered, revocation, provenTime, claimedAt };
  const endOfAgency = findEndOfAgency(standing, question);
  const endOfUse = findEndOfUse(standing, question);
  const finding =
    endOfAgency.finding ??
    (path?.trusted === false ? untrusted(path, certificate, judgedAt(certificate, provenTime)) : undefined) ??
    endOfUse.finding ??
    findRevocationUnknown(standing, question.at) ??
    findSha1(content, 'weak');
  const stranger = registered ? [] : [notRegistered(certificate, question)];
  return {
    ...known,
    ...(finding ?? { verdict: 'valid', params: {} }),
    provenTime,
    remarks: [...remarks, ...withoutRepetition([...endOfAgency.remarks, ...endOfUse.remarks]), ...stranger],
  };
}

function findAlteration(
  content: SignedContent,
  { facts, publicKey }: Certificate,
  { attachmentName }: PdfQuestion,
): Finding | undefined {
  const { subject } = facts;
  const { signatureAlgorithm, digestAlgorithm, digestClaimed, digestComputed } = content;
  const flaw = flawOfKey(publicKey);
  if (flaw) return { verdict: 'unsupported', code: flaw.code, params: { ...flaw.params, subject } };
  if (!fits(signatureAlgorithm, publicKey) || !isSignedBy(content, publicKey)) {
    return { verdict: 'invalid', code: 'pdf.value-mismatch', params: { subject, attachmentName } };
  }
  if (isSameDigest(digestAlgorithm, digestClaimed, digestComputed)) return undefined;
  return { verdict: 'invalid', code: 'pdf.digest-mismatch', params: { subject, attachmentName } };
}

/** What the signer says of its certificate (RFC 5035), and the certificate of itself. */
function findWrongCertificate(
  { subFilter }: PdfSignature,
  { signingCertificate }: SignedContent,
  certificate: Certificate,
  { attachmentName }: PdfQuestion,
): Finding | undefined {
  const params = { subject: certificate.facts.subject, attachmentName };
  if (signingCertificate === 'differs') return { verdict: 'invalid', code: 'pdf.signing-certificate-differs', params };
  if (signingCertificate === 'absent' && subFilter === 'ETSI.CAdES.detached') {
    return { verdict: 'unsupported', code: 'pdf.signing-certificate-missing', params };
  }
  return isForSigning(certificate) ? undefined : { verdict: 'untrusted', code: 'certificate.not-for-signing', params };
}

/** What others added with their signatures is looked at when those are judged. */
function findChangeAfter(
  { changesAfter, permits }: PdfSignature,
  { facts: { subject } }: Certificate,
  { attachmentName }: PdfQuestion,
): Finding | undefined {
  const params = { subject, attachmentName };
  if (changesAfter === 'nothing' || changesAfter === 'validation') return undefined;
  if (changesAfter === 'other') return { verdict: 'invalid', code: 'pdf.changed-after-signing', params };
  if (permits === 1) return { verdict: 'invalid', code: 'pdf.certified-unchangeable', params };
  return changesAfter === 'filling' ? { verdict: 'invalid', code: 'pdf.filled-after-signing', params } : undefined;
}

function findSha1({ signatureAlgorithm, digestAlgorithm }: SignedContent, verdict: 'weak' | 'unsupported') {
  if (digestAlgorithm !== 'sha1' && digestOf(signatureAlgorithm) !== 'sha1') return undefined;
  return { verdict, code: 'signature.weak', params: { algorithm: 'SHA-1' } } as const;
}

/** Agency and certificate may both have ended, and for both the time is unknown. */
function withoutRepetition(remarks: readonly PdfRemark[]): PdfRemark[] {
  return [...new Map(remarks.map((remark) => [remark.code, remark])).values()];
}

/** A registered certificate was led to trust when it was registered; a stranger's is now, at the time it signed. */
function pathOfStranger(
  certificate: Certificate,
  provenTime: ProvenTime,
  content: SignedContent,
  { roots, intermediates }: PdfQuestion,
): TrustPath {
  const chain = [...intermediates, ...readableCertificates(content.certificates.slice(1))];
  return chainToTrust(certificate, chain, roots, judgedAt(certificate, provenTime), 'document-signing');
}

/** That the certificate itself has ended is another finding. */
function judgedAt({ facts }: Certificate, provenTime: ProvenTime): Date {
  return new Date(Math.min(Date.parse(provenTime.at), Date.parse(facts.notAfter)));
}

function findRevocationUnknown({ revocation, certificate }: SignerStanding, at: Date): Finding | undefined {
  return revocation?.state === 'unknown' ? revocationUnknown(certificate.facts, revocation, at) : undefined;
}

function notRegistered({ facts: { subject, serial } }: Certificate, { attachmentName }: PdfQuestion): PdfRemark {
  return { code: 'pdf.certificate-not-registered', params: { subject, serial, attachmentName } };
}
