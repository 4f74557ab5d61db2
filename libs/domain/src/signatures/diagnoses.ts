import type { ErrorCode } from '../errors/catalogue.js';
import type { Verdict } from '../words/verdict.js';

/** Every verdict that is not simply `valid`, with the codes that say why. A code stands under one verdict only. */
export const diagnoses: Readonly<Record<Exclude<Verdict, 'valid'>, readonly ErrorCode[]>> = {
  weak: ['signature.weak'],
  absent: ['signature.absent', 'signature.placeholder'],
  unsupported: [
    'signature.unsupported',
    'signature.certificate-not-registered',
    'signature.key-too-small',
    'signature.key-not-accepted',
  ],
  invalid: ['signature.invalid', 'signature.value-mismatch', 'signature.digest-mismatch', 'signature.key-does-not-fit'],
  untrusted: [
    'signature.untrusted',
    'certificate.untrusted',
    'certificate.malformed',
    'certificate.signature-wrong',
    'certificate.signature-weak',
    'certificate.path-key-weak',
    'certificate.extension-unknown',
    'certificate.not-for-signing',
    'certificate.not-for-purpose',
    'certificate.issuer-not-a-ca',
    'certificate.path-too-long',
    'certificate.name-not-permitted',
    'certificate.policy-missing',
    'certificate.issuer-expired',
    'certificate.issuer-not-yet-valid',
  ],
  expired: ['signature.expired', 'certificate.expired'],
  'not-yet-valid': ['signature.not-yet-valid', 'certificate.not-yet-valid'],
  revoked: ['signature.revoked', 'certificate.revoked'],
  'revocation-unknown': ['signature.revocation-unknown', 'signature.revocation-grace-over'],
  'wrong-agency': ['signature.wrong-agency'],
};
