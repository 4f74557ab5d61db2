import { constants, timingSafeEqual, verify, type KeyObject, type SignKeyObjectInput } from 'node:crypto';
import { digestBytes, digestOf, type DigestName, type SignatureName } from '../packet/algorithms.js';
import type { SignerMeasurement } from './measurements.js';

/** Whether the key made this signature value over the signed attributes (RFC 5652 §5.6). */
export function isSignedBy(measured: SignerMeasurement, key: KeyObject): boolean {
  const { signatureAlgorithm, saltBytes, signedAttributes, signatureValue } = measured;
  const digest = digestOf(signatureAlgorithm);
  try {
    return verify(
      digest,
      Buffer.from(signedAttributes, 'base64'),
      { key, ...nodeSchemeOf(signatureAlgorithm, saltBytes ?? digestBytes[digest]) },
      Buffer.from(signatureValue, 'base64'),
    );
  } catch (error) {
    // A key may be bound to other digests and salts (RFC 4055 §3.3), and openssl says so by an error.
    if (isOfOpenssl(error)) return false;
    throw error;
  }
}

function isOfOpenssl(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^ERR_OSSL/.test(String(error.code));
}

/** What node:crypto must be told beside the digest. In CMS an ECDSA value is a SEQUENCE (RFC 5753 §7.2). */
export function nodeSchemeOf(signature: SignatureName, saltLength: number): Omit<SignKeyObjectInput, 'key'> {
  if (signature.startsWith('ecdsa')) return { dsaEncoding: 'der' };
  if (!signature.startsWith('rsa-pss')) return { padding: constants.RSA_PKCS1_PADDING };
  return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
}

/** Two digests in base64, of which both have to be as long as the algorithm makes them. */
export function isSameDigest(algorithm: DigestName, claimed: string, computed: string): boolean {
  const [one, other] = [Buffer.from(claimed, 'base64'), Buffer.from(computed, 'base64')];
  const bytes = digestBytes[algorithm];
  return one.length === bytes && other.length === bytes && timingSafeEqual(one, other);
}
