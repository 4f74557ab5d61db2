import { detailsIfDer } from './certificate-details.js';
import type { Extensions } from './extensions.js';
import type { Certificate } from './read-certificate.js';

/**
 * What a certificate is to be used for. Without one it must be for signatures, and its extended key usage is not asked;
 * `issuing` is for certificates and lists instead.
 */
export type Purpose = 'document-signing' | 'time-stamping' | 'ocsp-signing' | 'issuing';

const anyPurpose = '2.5.29.37.0';

/**
 * For documents there was no purpose of its own before RFC 9336; CAs write those of mail and of client authentication,
 * and those that Adobe and Microsoft gave it.
 */
const accepted: Readonly<Record<Exclude<Purpose, 'issuing'>, ReadonlySet<string>>> = {
  'document-signing': new Set([
    anyPurpose,
    '1.3.6.1.5.5.7.3.36',
    '1.3.6.1.5.5.7.3.4',
    '1.3.6.1.5.5.7.3.2',
    '1.2.840.113583.1.1.5',
    '1.3.6.1.4.1.311.10.3.12',
  ]),
  // Here nobody may mean every purpose: RFC 3161 §2.3 and RFC 6960 §4.2.2.2.
  'time-stamping': new Set(['1.3.6.1.5.5.7.3.8']),
  'ocsp-signing': new Set(['1.3.6.1.5.5.7.3.9']),
};

/** @param purposes of the extended key usage; a certificate without one is for every purpose but the two special ones */
export function purposeFits(purposes: readonly string[] | undefined, purpose: Exclude<Purpose, 'issuing'>): boolean {
  return purposes ? purposes.some((one) => accepted[purpose].has(one)) : purpose === 'document-signing';
}

/** RFC 5280 §4.2.1.3: digitalSignature or nonRepudiation. Who says nothing of its key's use may sign. */
export function signs({ keyUsage }: Pick<Extensions, 'keyUsage'>): boolean {
  return !keyUsage || keyUsage('digitalSignature') || keyUsage('nonRepudiation');
}

/** Whether it may sign documents; one whose extensions cannot be read may not. */
export function isForSigning(certificate: Certificate): boolean {
  const details = detailsIfDer(certificate);
  return details !== undefined && signs(details.extensions);
}

/** RFC 3161 §2.3: for time stamps, for nothing else, and marked critical. */
export function isForStampingAlone(certificate: Certificate): boolean {
  const { purposes = [], purposesCritical = false } = detailsIfDer(certificate)?.extensions ?? {};
  return purposesCritical && purposes.length === 1 && purposeFits(purposes, 'time-stamping');
}
