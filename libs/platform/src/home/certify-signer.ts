import { createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { ListedKey, RotatedUse } from '@edoc-axis/domain';
import { issueCertificate } from './issue-certificate.js';
import { keyIdentifier } from './key-identifier.js';

/** A clock that was set back a little must not make the axis distrust itself. */
export const leewayMs = 3_600_000;
const signerYears = 10;

export interface Root {
  readonly key: KeyObject;
  readonly pem: string;
}

/** What the list says of a new key. Receipt and directory keys get a certificate of the root, a token key stands bare. */
export function certifySigner(use: RotatedUse, publicKey: KeyObject, { root, axis, now }: Certifying): ListedKey {
  const words = { receipt: `${axis} receipts`, directory: `${axis} directory`, token: undefined }[use];
  const certificatePem =
    words &&
    issueCertificate({
      subject: { commonName: words, organisation: axis },
      publicKey,
      issuer: { subject: rootName(axis), publicKey: createPublicKey(root.key) },
      key: root.key,
      purpose: 'signing',
      notBefore: new Date(now.getTime() - leewayMs),
      notAfter: yearsAfter(now, signerYears),
    });
  return listedKey(use, publicKey, { since: now, certificatePem });
}

export interface Certifying {
  readonly root: Root;
  readonly axis: string;
  readonly now: Date;
}

export function listedKey(
  use: ListedKey['use'],
  publicKey: KeyObject,
  { since, certificatePem }: { since: Date; certificatePem?: string },
): ListedKey {
  return {
    use,
    kid: keyIdentifier(publicKey),
    algorithm: 'ES256',
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    certificatePem,
    since: since.toISOString(),
    until: certificatePem && new Date(new X509Certificate(certificatePem).validTo).toISOString(),
  };
}

export function rootName(axis: string): { commonName: string; organisation: string } {
  return { commonName: `${axis} root`, organisation: axis };
}

export function yearsAfter(moment: Date, years: number): Date {
  const later = new Date(moment);
  later.setUTCFullYear(later.getUTCFullYear() + years);
  return later;
}
