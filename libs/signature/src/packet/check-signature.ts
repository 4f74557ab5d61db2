import type { ErrorCode, Verdict } from '@edoc-axis/domain';
import { timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import { isInForce } from '../certificates/chain-to-trust.js';
import { flawOfKey } from '../certificates/key-strength.js';
import type { Certificate } from '../certificates/read-certificate.js';
import { certificateParams } from '../certificates/say-certificate.js';
import { digestBytes, digestOf } from './algorithms.js';
import type { PresentSignature } from './measurements.js';
import { fits, schemeOf } from './signature-scheme.js';

/** Why a verdict is not simply `valid`. */
export interface Finding {
  readonly verdict: Verdict;
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Whether the content is what the certificate's key signed; undefined when it is. */
export function findAlteration(signature: PresentSignature, { facts, publicKey }: Certificate): Finding | undefined {
  const { signatureAlgorithm: algorithm } = signature;
  const flaw = flawOfKey(publicKey);
  if (flaw) return { verdict: 'unsupported', code: flaw.code, params: { ...flaw.params, ...certificateParams(facts) } };
  if (!fits(algorithm, publicKey)) {
    return invalid('signature.key-does-not-fit', { algorithm, ...certificateParams(facts) });
  }
  if (!isSignedBy(signature, publicKey)) return invalid('signature.value-mismatch', certificateParams(facts));
  return findDigestMismatch(signature);
}

/** Whether the certificate was in force at that moment, both ends included; undefined when it was. */
export function findOutOfForce(certificate: Certificate, at: Date): Finding | undefined {
  if (isInForce(certificate, at)) return undefined;
  const verdict = at < new Date(certificate.facts.notBefore) ? 'not-yet-valid' : 'expired';
  return {
    verdict,
    code: `signature.${verdict}`,
    params: { ...certificateParams(certificate.facts), judgedAt: at },
  };
}

/** SHA-1 for content or signature: what that means is for the caller to say. */
export function findSha1(signature: PresentSignature, verdict: 'weak' | 'unsupported'): Finding | undefined {
  const { signatureAlgorithm, digestAlgorithm } = signature;
  if (digestAlgorithm !== 'sha1' && digestOf(signatureAlgorithm) !== 'sha1') return undefined;
  return { verdict, code: 'signature.weak', params: { algorithm: 'SHA-1' } };
}

function findDigestMismatch({ digestAlgorithm, digestClaimed, digestComputed }: PresentSignature): Finding | undefined {
  const signedDigest = Buffer.from(digestClaimed, 'base64');
  const computedDigest = Buffer.from(digestComputed, 'base64');
  const expectedBytes = digestBytes[digestAlgorithm];
  if (signedDigest.length !== expectedBytes) return invalid('signature.digest-malformed', { expectedBytes });
  return computedDigest.length === expectedBytes && timingSafeEqual(signedDigest, computedDigest)
    ? undefined
    : invalid('signature.digest-mismatch', { signedDigest: digestClaimed, computedDigest: digestComputed });
}

function isSignedBy(signature: PresentSignature, key: KeyObject): boolean {
  const { signatureAlgorithm, signedInfo, signatureValue } = signature;
  return verify(
    digestOf(signatureAlgorithm),
    Buffer.from(signedInfo, 'base64'),
    { key, ...schemeOf(signatureAlgorithm) },
    Buffer.from(signatureValue, 'base64'),
  );
}

function invalid(code: ErrorCode, params: Finding['params']): Finding {
  return { verdict: 'invalid', code, params };
}
