import type { ClosedAgency } from '@edoc-axis/domain';
import { isInForce } from '../certificates/chain-to-trust.js';
import type { Certificate } from '../certificates/read-certificate.js';
import { findOutOfForce, type Finding } from '../packet/check-signature.js';
import type { RegisteredCertificate, Revocation } from '../packet/judgement.js';
import { agencyClosed, revoked, wrongAgency } from '../packet/signer-findings.js';
import type { PdfQuestion, PdfRemark, ProvenTime } from './pdf-judgement.js';

export interface SignerStanding {
  readonly certificate: Certificate;
  readonly registered?: RegisteredCertificate;
  readonly revocation?: Revocation;
  readonly provenTime: ProvenTime;
  /** The signer's own word. */
  readonly claimedAt?: string;
}

export interface EndOfUse {
  readonly finding?: Finding;
  readonly remarks: readonly PdfRemark[];
}

/**
 * What it means for a signature that its certificate ended, was revoked or is not trusted any more. Offices close and
 * certificates run out, and what they signed before stays signed; a stolen key is believed for nothing that is not
 * stamped before. Where nobody can say whether it was signed before, a person is told so.
 */
export function findEndOfUse(standing: SignerStanding, question: PdfQuestion): EndOfUse {
  const { certificate, registered, revocation, provenTime } = standing;
  const at = new Date(provenTime.at);
  const notTrusted = registered?.notTrusted;
  if (notTrusted && at >= notTrusted.since) {
    const end = { revokedAt: notTrusted.since, reason: notTrusted.reason };
    return { finding: revoked(certificate.facts, end), remarks: [] };
  }
  if (revocation?.state === 'revoked') return judgeRevoked(standing, revocation, question);
  if (at < new Date(certificate.facts.notBefore)) return { finding: findOutOfForce(certificate, at), remarks: [] };
  if (isInForce(certificate, at)) return { remarks: [] };
  return (
    timeUnknown(standing, certificate.facts.notAfter, question) ?? {
      finding: findOutOfForce(certificate, at),
      remarks: [],
    }
  );
}

/**
 * What it means that the certificate is of another agency than the sender. Where that agency has closed and the sender
 * took over its work, what it signed before stays valid, as with a certificate that ended; the rest is nobody's.
 */
export function findEndOfAgency(standing: SignerStanding, question: PdfQuestion): EndOfUse {
  const { certificate, registered, provenTime } = standing;
  const { sender, attachmentName } = question;
  if (!registered || registered.agencies.includes(sender)) return { remarks: [] };
  const closed = question.findClosedAgency?.(registered.agencies);
  if (!closed) return { finding: wrongAgency(certificate.facts, sender), remarks: [] };
  const remark = closedSince(certificate, attachmentName, closed);
  if (Date.parse(provenTime.at) < Date.parse(closed.closedAt)) return { remarks: [remark] };
  const unknown = timeUnknown(standing, new Date(closed.closedAt).toISOString(), question);
  if (unknown) return { remarks: [...unknown.remarks, remark] };
  return { finding: agencyClosed(certificate.facts, sender, closed), remarks: [] };
}

function closedSince(
  { facts: { subject } }: Certificate,
  attachmentName: string,
  { agency: closedAgency, name: agencyName, closedAt }: ClosedAgency,
): PdfRemark {
  return { code: 'pdf.agency-closed-since', params: { subject, attachmentName, closedAgency, agencyName, closedAt } };
}

type Revoked = Extract<Revocation, { state: 'revoked' }>;

function judgeRevoked(standing: SignerStanding, end: Revoked, question: PdfQuestion): EndOfUse {
  const { certificate, provenTime } = standing;
  const { revokedAt, reason } = end;
  const at = new Date(provenTime.at);
  const finding = revoked(certificate.facts, end);
  if (isCompromise(reason) && provenTime.by !== 'time-stamp') return { finding, remarks: [] };
  if (at < revokedAt) {
    const outOfForce = findOutOfForce(certificate, at);
    return outOfForce ? { finding: outOfForce, remarks: [] } : { remarks: [noLongerUsed(standing, revokedAt)] };
  }
  const unknown = harmless.has(reason) ? timeUnknown(standing, revokedAt.toISOString(), question) : undefined;
  return unknown ? { remarks: [...unknown.remarks, noLongerUsed(standing, revokedAt)] } : { finding, remarks: [] };
}

/** RFC 5280 §5.3.1: nobody else ever had the key. */
const harmless: ReadonlySet<string> = new Set(['superseded', 'affiliationChanged', 'cessationOfOperation']);

/** keyCompromise, cACompromise, aACompromise. */
function isCompromise(reason: string): boolean {
  return /compromise$/i.test(reason);
}

/**
 * Without a stamp all we know is when we first saw it, and by then the certificate was over: that proves nothing, unless
 * the signer says itself that it signed later.
 */
function timeUnknown(
  { certificate, provenTime, claimedAt }: SignerStanding,
  endedAt: string,
  { attachmentName }: PdfQuestion,
): EndOfUse | undefined {
  if (provenTime.by === 'time-stamp') return undefined;
  const { subject, notBefore } = certificate.facts;
  const saysOtherwise = claimedAt !== undefined && (claimedAt > endedAt || claimedAt < notBefore);
  if (saysOtherwise) return undefined;
  return { remarks: [{ code: 'pdf.signing-time-unknown', params: { subject, attachmentName } }] };
}

function noLongerUsed({ certificate }: SignerStanding, revokedAt: Date): PdfRemark {
  return { code: 'pdf.certificate-no-longer-used', params: { subject: certificate.facts.subject, revokedAt } };
}
