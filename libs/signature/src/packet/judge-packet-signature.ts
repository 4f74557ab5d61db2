import { knownCertificate } from '../certificates/known-certificates.js';
import { fingerprintOf, type Certificate } from '../certificates/read-certificate.js';
import { certificateParams } from '../certificates/say-certificate.js';
import { findAlteration, findOutOfForce, findSha1, type Finding } from './check-signature.js';
import { algorithmsOf, judgeUnmeasured, type PacketJudgement, type RegisteredCertificate } from './judgement.js';
import { leafOf, readableCertificates } from './leaf-certificate.js';
import type { PresentSignature, SignatureMeasurement } from './measurements.js';
import { type End, revocationUnknown, revoked, wrongAgency } from './signer-findings.js';

export interface PacketSignatureQuestion {
  /** Code of the sending agency, in the form the register uses. */
  readonly sender: string;
  /** Looks a certificate up in the register, whichever agencies it is for, by the SHA-256 of its DER (lower-case hex). */
  readonly findRegistered: (sha256: string) => RegisteredCertificate | undefined;
  /** The moment of acceptance. */
  readonly at: Date;
  /** An administrator allowed SHA-1 for this sender. */
  readonly allowSha1?: boolean;
}

/**
 * What a packet's signature is worth to this axis: made by a registered certificate of the sender, over what we read,
 * in a way that is still believed. The content comes first: a registered certificate's signature that does not match is
 * `invalid` whatever else may be wrong with it. Only signature and certificate are judged here, the policy is not.
 */
export function judgePacketSignature(
  measurement: SignatureMeasurement,
  question: PacketSignatureQuestion,
): PacketJudgement {
  return measurement.presence === 'present'
    ? judgePresent(measurement, question)
    : judgeUnmeasured(measurement, question.sender);
}

function judgePresent(signature: PresentSignature, question: PacketSignatureQuestion): PacketJudgement {
  const algorithms = algorithmsOf(signature);
  const signer = findSigner(signature, question);
  if (!signer) return { ...judgeUnregistered(signature), algorithms };
  const { sender, at, allowSha1 } = question;
  const finding =
    findAlteration(signature, signer.certificate) ??
    findWrongAgency(signer, sender) ??
    findRevoked(signer, at) ??
    findOutOfForce(signer.certificate, at) ??
    (allowSha1 ? undefined : findSha1(signature, 'unsupported')) ??
    findRevocationUnknown(signer, at) ??
    findSha1(signature, 'weak');
  return {
    ...(finding ?? { verdict: 'valid', params: {} }),
    certificate: signer.certificate.facts,
    role: signer.registered.role,
    algorithms,
  };
}

interface Signer {
  readonly certificate: Certificate;
  readonly registered: RegisteredCertificate;
}

/** The first registered certificate. The others may be its chain; nothing in KeyInfo is signed, so nothing is believed. */
function findSigner(
  { certificates }: PresentSignature,
  { findRegistered }: PacketSignatureQuestion,
): Signer | undefined {
  for (const encoded of certificates) {
    const der = Buffer.from(encoded, 'base64');
    const sha256 = fingerprintOf(der);
    const registered = findRegistered(sha256);
    if (registered) return { registered, certificate: knownCertificate(sha256, der) };
  }
  return undefined;
}

function judgeUnregistered(signature: PresentSignature): PacketJudgement {
  const verdict = 'unsupported';
  const certificate = leafOf(readableCertificates(signature.certificates))?.facts;
  if (!certificate) return { verdict, code: 'signature.certificate-unreadable', params: {} };
  const params = certificateParams(certificate);
  return { verdict, code: 'signature.certificate-not-registered', params, certificate };
}

function findWrongAgency({ registered, certificate }: Signer, agency: string): Finding | undefined {
  return registered.agencies.includes(agency) ? undefined : wrongAgency(certificate.facts, agency);
}

/** Revoked by its authority, or not trusted any more by an administrator, at the moment of acceptance. */
function findRevoked({ registered, certificate }: Signer, at: Date): Finding | undefined {
  const { revocation, notTrusted } = registered;
  const ends: End[] = [
    ...(notTrusted ? [{ revokedAt: notTrusted.since, reason: notTrusted.reason }] : []),
    ...(revocation?.state === 'revoked' ? [revocation] : []),
  ];
  const end = ends.find(({ revokedAt }) => at >= revokedAt);
  return end && revoked(certificate.facts, end);
}

function findRevocationUnknown({ registered: { revocation }, certificate }: Signer, at: Date): Finding | undefined {
  return revocation?.state === 'unknown' ? revocationUnknown(certificate.facts, revocation, at) : undefined;
}
