import { createHash } from 'node:crypto';
import { isCatalogued } from '@edoc-axis/domain';
import { detailsIfDer, detailsOf } from '../certificates/certificate-details.js';
import { isInForce } from '../certificates/chain-to-trust.js';
import { flawOfKey } from '../certificates/key-strength.js';
import { linkBetween } from '../certificates/link-between.js';
import { purposeFits } from '../certificates/purposes.js';
import { type Certificate, readCertificate } from '../certificates/read-certificate.js';
import { isSignedWith } from '../certificates/signing-algorithm.js';
import type { OcspAnswer, OcspSingle, SignedOcspAnswer } from './read-ocsp-answer.js';
import { judgeTimes, reasonOf, type RevocationVerdict, unknown } from './revocation-verdict.js';

export interface OcspQuestion {
  readonly certificate: Certificate;
  /** Who issued it, and is trusted. */
  readonly issuer: Certificate;
  readonly at: Date;
  /** What was sent with the request; an answer to another request is refused. */
  readonly nonce?: Uint8Array;
  /**
   * Answers made in advance for everybody (RFC 5019) carry no nonce; they are fresh by their times alone. Left out, an
   * answer without the nonce that was sent is refused.
   */
  readonly inAdvance?: boolean;
}

/** A responder that names no next update speaks for the moment in which it speaks. */
const undatedMsMax = 60 * 60_000;

/**
 * What a responder's answer says of a certificate at a moment (RFC 6960 §3.2): about this certificate, by its CA or by
 * whom that CA appointed, signed, not stale, and to our request.
 */
export function judgeOcspAnswer(answer: OcspAnswer, question: OcspQuestion): RevocationVerdict {
  if (!answer.answered) return unknown('revocation.responder-refuses', { status: answer.status });
  const { certificate, issuer, at } = question;
  if (answer.unknownCritical) return unknown('revocation.extension-unknown', { detail: answer.unknownCritical });
  if (!answer.algorithm) return unknown('revocation.signature-weak');
  const signer = findSigner(answer, issuer, at);
  if (!signer) return unknown('revocation.responder-not-appointed', { signer: issuer.facts.subject });
  if (!isSignedWith(signer.publicKey, answer.algorithm, answer.signed, answer.signature)) {
    return unknown('revocation.signature-wrong', { signer: signer.facts.subject });
  }
  if (!isOurs(answer, question)) return unknown('revocation.nonce-differs');
  const single = worst(answer.about.filter(({ id }) => isAbout(id, certificate, issuer)));
  if (!single) return unknown('revocation.other-certificate');
  const { status, thisUpdate, nextUpdate, invalidSince } = single;
  const outOfTime = judgeTimes(
    { thisUpdate, nextUpdate: nextUpdate ?? new Date(thisUpdate.getTime() + undatedMsMax) },
    at,
  );
  if (outOfTime) return outOfTime;
  if (status === 'unknown') return unknown('revocation.certificate-unknown');
  const evidence = {
    kind: 'ocsp',
    responder: signer.facts.subject,
    thisUpdate,
    nextUpdate,
    sha256: answer.sha256,
  } as const;
  if (status === 'good') return { state: 'good', evidence };
  return { state: 'revoked', revokedAt: status.revokedAt, reason: reasonOf(status.reason), invalidSince, evidence };
}

/** The CA itself, or a certificate that it issued for answering, in force (RFC 6960 §4.2.2.2). */
function findSigner(answer: SignedOcspAnswer, issuer: Certificate, at: Date): Certificate | undefined {
  if (isResponder(issuer, answer.responder)) return issuer;
  const brought = answer.certificates.flatMap((der) => readable(der) ?? []);
  return brought.find((one) => isResponder(one, answer.responder) && isAppointed(one, issuer, at));
}

function isResponder(certificate: Certificate, responder: SignedOcspAnswer['responder']): boolean {
  const details = detailsIfDer(certificate);
  if (!details) return false;
  return 'name' in responder
    ? details.subject.key === responder.name.key
    : digest('sha1', details.publicKeyBits) === responder.keySha1;
}

function isAppointed(certificate: Certificate, issuer: Certificate, at: Date): boolean {
  const { purposes, keyUsage, unknownCritical } = detailsOf(certificate).extensions;
  return (
    purposeFits(purposes, 'ocsp-signing') &&
    keyUsage?.('digitalSignature') !== false &&
    // A responder's own certificates carry `ocsp-nocheck`, which is not critical.
    unknownCritical === undefined &&
    !flawOfKey(certificate.publicKey) &&
    isInForce(certificate, at) &&
    linkBetween(certificate, issuer) === 'issued'
  );
}

function isOurs({ nonce }: SignedOcspAnswer, { nonce: sent, inAdvance }: OcspQuestion): boolean {
  if (!sent) return true;
  return nonce ? Buffer.compare(nonce, sent) === 0 : inAdvance === true;
}

const digests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

function isAbout(id: OcspSingle['id'], certificate: Certificate, issuer: Certificate): boolean {
  const algorithm = Object.hasOwn(digests, id.digest) ? digests[id.digest] : undefined;
  if (!algorithm) return false;
  const { serial, issuer: name } = detailsOf(certificate);
  return (
    id.serial === serial &&
    id.nameHash === digest(algorithm, name.der) &&
    id.keyHash === digest(algorithm, detailsOf(issuer).publicKeyBits)
  );
}

/** Two answers about one certificate: whichever says revoked is believed. */
function worst(found: readonly OcspSingle[]): OcspSingle | undefined {
  return found.find(({ status }) => typeof status === 'object') ?? found[0];
}

function readable(der: Uint8Array): Certificate | undefined {
  try {
    return readCertificate(der);
  } catch (error) {
    if (isCatalogued(error)) return undefined;
    throw error;
  }
}

function digest(algorithm: string, bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex');
}
