import { CataloguedError } from '@edoc-axis/domain';
import { createPrivateKey, sign, type KeyObject } from 'node:crypto';
import { flawOfKey } from '../certificates/key-strength.js';
import { readCertificates, type Certificate } from '../certificates/read-certificate.js';
import { certificateParams } from '../certificates/say-certificate.js';
import { digestOf, type CanonicalizationName, type DigestName, type SignatureName } from './algorithms.js';
import { fits, schemeOf } from './signature-scheme.js';

/** What we sign with is never weak. */
export type StrongDigestName = Exclude<DigestName, 'sha1'>;
export type StrongSignatureName = Exclude<SignatureName, `${string}-sha1`>;

export interface SigningOptions {
  /** The private key: PEM (PKCS#8, PKCS#1 or SEC 1) or a key object. */
  readonly key: string | KeyObject;
  /** PEM: the signer's certificate, then its chain if it is to travel with the packet. */
  readonly certificate: string;
  /** Of document and SignedInfo; exclusive by default, which survives being put into another envelope. */
  readonly canonicalization?: CanonicalizationName;
  readonly digest?: StrongDigestName;
  /** rsa-sha256 or ecdsa-sha256 by default, as the key is. */
  readonly signatureAlgorithm?: StrongSignatureName;
  /** Replaces a signature that is there. Without it a signed packet is refused; a placeholder is always replaced. */
  readonly replace?: boolean;
}

export interface Signer {
  readonly certificates: readonly Certificate[];
  readonly canonicalization: CanonicalizationName;
  readonly digest: StrongDigestName;
  readonly signatureAlgorithm: StrongSignatureName;
  readonly key: KeyObject;
  /** The value as XML Signature has it. */
  sign(bytes: Uint8Array): Buffer;
}

/**
 * Whoever signs, made sure of before a large packet is read. Throws CataloguedError: certificate.…,
 * signature.key-too-small, signature.key-not-accepted, signature.key-does-not-fit, signature.value-mismatch when the key
 * is not the certificate's, and system.key-invalid when it cannot be read.
 */
export function prepareSigner(options: SigningOptions): Signer {
  const certificates = readCertificates(options.certificate);
  const [certificate] = certificates;
  if (!certificate) throw new CataloguedError('certificate.not-a-certificate');
  const params = certificateParams(certificate.facts);
  const key = readKey(options.key);
  const flaw = flawOfKey(certificate.publicKey);
  if (flaw) throw new CataloguedError(flaw.code, { ...flaw.params, ...params });
  if (!certificate.x509.checkPrivateKey(key)) throw new CataloguedError('signature.value-mismatch', params);
  const signatureAlgorithm = options.signatureAlgorithm ?? defaultAlgorithm(key);
  if (!fits(signatureAlgorithm, key)) {
    throw new CataloguedError('signature.key-does-not-fit', { algorithm: signatureAlgorithm, ...params });
  }
  return {
    certificates,
    canonicalization: options.canonicalization ?? 'exc-c14n',
    digest: options.digest ?? 'sha256',
    signatureAlgorithm,
    key,
    sign: (bytes) => sign(digestOf(signatureAlgorithm), bytes, { key, ...schemeOf(signatureAlgorithm) }),
  };
}

function defaultAlgorithm(key: KeyObject): StrongSignatureName {
  if (key.asymmetricKeyType === 'ec') return 'ecdsa-sha256';
  return key.asymmetricKeyType === 'rsa-pss' ? 'rsa-pss-sha256' : 'rsa-sha256';
}

function readKey(key: string | KeyObject): KeyObject {
  if (typeof key !== 'string') return key;
  try {
    return createPrivateKey(key);
  } catch (cause) {
    throw new CataloguedError('system.key-invalid', {}, { cause });
  }
}
