import { constants, type KeyObject, type SigningOptions, verify } from 'node:crypto';
import { countOf, oidOf } from '../der/der-values.js';
import { constructed, DerReader, type DerValue, inside, tags } from '../der/read-der.js';
import { isRsa } from './key-strength.js';

/** How a CA or a responder signed. */
export interface SigningAlgorithm {
  readonly digest: 'sha256' | 'sha384' | 'sha512';
  readonly scheme: 'rsa' | 'rsa-pss' | 'ecdsa';
}

/**
 * AlgorithmIdentifier of a signature (RFC 4055 §5, RFC 5758 §3.2).
 * @returns undefined for whatever is not believed: MD5, SHA-1, DSA, and what nobody here knows. Throws NotDer.
 */
export function readAlgorithm(identifier: DerValue): SigningAlgorithm | undefined {
  const reader = new DerReader(identifier.content);
  const oid = oidOf(reader.next(tags.oid));
  const parameters = reader.isAtEnd ? undefined : reader.next();
  reader.end();
  if (oid !== rsassaPss) return accepted.get(oid);
  return parameters && readPss(parameters);
}

/** Whether `value` is that key's signature over `signed`. The scheme must fit the key, so that none stands in for another. */
export function isSignedWith(
  key: KeyObject,
  { digest, scheme }: SigningAlgorithm,
  signed: Uint8Array,
  value: Uint8Array,
): boolean {
  const fits = scheme === 'ecdsa' ? key.asymmetricKeyType === 'ec' : isRsa(key);
  if (!fits || (scheme === 'rsa' && key.asymmetricKeyType === 'rsa-pss')) return false;
  const padding: SigningOptions =
    scheme === 'rsa-pss'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
      : {};
  return verify(digest, signed, { key, ...padding }, value);
}

const accepted: ReadonlyMap<string, SigningAlgorithm> = new Map([
  ['1.2.840.113549.1.1.11', { digest: 'sha256', scheme: 'rsa' }],
  ['1.2.840.113549.1.1.12', { digest: 'sha384', scheme: 'rsa' }],
  ['1.2.840.113549.1.1.13', { digest: 'sha512', scheme: 'rsa' }],
  ['1.2.840.10045.4.3.2', { digest: 'sha256', scheme: 'ecdsa' }],
  ['1.2.840.10045.4.3.3', { digest: 'sha384', scheme: 'ecdsa' }],
  ['1.2.840.10045.4.3.4', { digest: 'sha512', scheme: 'ecdsa' }],
]);

const rsassaPss = '1.2.840.113549.1.1.10';
const maskByDigest = '1.2.840.113549.1.1.8';
const digests: ReadonlyMap<string, SigningAlgorithm['digest']> = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** RSASSA-PSS-params, RFC 4055 §3.1. What is left out stands for SHA-1. */
function readPss(parameters: DerValue): SigningAlgorithm | undefined {
  const reader = new DerReader(parameters.content);
  const [hash, mask, salt] = [0, 1, 2].map((number) => reader.optional(constructed(number)));
  if (!hash || !mask) return undefined;
  if (salt) countOf(inside(salt, tags.integer));
  const digest = digests.get(firstOid(inside(hash, tags.sequence)));
  const maskReader = new DerReader(inside(mask, tags.sequence).content);
  if (oidOf(maskReader.next(tags.oid)) !== maskByDigest) return undefined;
  // A mask by another digest is allowed and not made by anybody; node would take it for the same.
  const maskDigest = digests.get(firstOid(maskReader.next(tags.sequence)));
  return digest && maskDigest === digest ? { digest, scheme: 'rsa-pss' } : undefined;
}

function firstOid(identifier: DerValue): string {
  return oidOf(new DerReader(identifier.content).next(tags.oid));
}
