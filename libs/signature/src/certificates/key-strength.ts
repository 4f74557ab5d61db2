import type { ErrorCode } from '@edoc-axis/domain';
import type { KeyObject } from 'node:crypto';

export const rsaBitsMin = 2048;
/** Checking takes time that grows with the square of the length: nobody needs more, and a hostile key would cost us. */
export const rsaBitsMax = 8192;

/** The curves of the profile, by OpenSSL's names, with the bytes of one half of a signature value. */
export const curves: Readonly<Record<string, { readonly name: string; readonly bytes: number }>> = {
  prime256v1: { name: 'P-256', bytes: 32 },
  secp384r1: { name: 'P-384', bytes: 48 },
  secp521r1: { name: 'P-521', bytes: 66 },
};

export interface KeyFlaw {
  readonly code: Extract<ErrorCode, 'signature.key-too-small' | 'signature.key-not-accepted'>;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Why signatures by this key are not accepted, whatever they sign; undefined when they are. */
export function flawOfKey(key: KeyObject): KeyFlaw | undefined {
  const { modulusLength = 0, publicExponent = 0n, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'ec' && Object.hasOwn(curves, namedCurve)) return undefined;
  if (!isRsa(key)) return notAccepted(namedCurve || (key.asymmetricKeyType ?? 'secret'));
  if (modulusLength < rsaBitsMin) {
    return { code: 'signature.key-too-small', params: { bits: modulusLength, bitsMin: rsaBitsMin } };
  }
  if (modulusLength > rsaBitsMax) return notAccepted(`RSA ${modulusLength}`);
  // With the exponent 1 the signature would be the padded digest itself.
  if (publicExponent < 3n) return notAccepted(`RSA, e = ${publicExponent}`);
  return undefined;
}

export function isRsa(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss';
}

function notAccepted(keyKind: string): KeyFlaw {
  return { code: 'signature.key-not-accepted', params: { keyKind } };
}
