import { constants, type KeyObject } from 'node:crypto';
import { isRsa } from '../certificates/key-strength.js';
import { digestBytes, digestOf, type SignatureName } from './algorithms.js';

export interface SignatureScheme {
  readonly dsaEncoding?: 'ieee-p1363';
  readonly padding?: number;
  readonly saltLength?: number;
}

/** What node:crypto must be told beside the hash, for signing and for checking. */
export function schemeOf(signature: SignatureName): SignatureScheme {
  if (signature.startsWith('ecdsa')) return { dsaEncoding: 'ieee-p1363' };
  if (!signature.startsWith('rsa-pss')) return { padding: constants.RSA_PKCS1_PADDING };
  return { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: digestBytes[digestOf(signature)] };
}

/** Whether the key can make such signatures. One that X.509 restricts to PSS makes no others. */
export function fits(signature: SignatureName, key: KeyObject): boolean {
  if (signature.startsWith('ecdsa')) return key.asymmetricKeyType === 'ec';
  return isRsa(key) && (key.asymmetricKeyType === 'rsa' || signature.startsWith('rsa-pss'));
}
