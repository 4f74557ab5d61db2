import { type KeyObject, sign, X509Certificate } from 'node:crypto';
import type { ReceiptClaims } from './receipt-claims.js';

/** A receipt key made ready: the header of its receipts is the same each time and encoded once. */
export interface ReceiptKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly encodedHeader: string;
}

export const receiptType = 'edoc-receipt+jwt';

/**
 * @param parts an EC P-256 private key and its certificate, issued by the axis' root
 * @throws TypeError when the certificate is not of that key
 */
export function receiptKey(parts: { kid: string; privateKey: KeyObject; certificatePem: string }): ReceiptKey {
  const certificate = new X509Certificate(parts.certificatePem);
  if (!certificate.checkPrivateKey(parts.privateKey)) {
    throw new TypeError('The receipt certificate belongs to another key.');
  }
  if (parts.privateKey.asymmetricKeyDetails?.namedCurve !== 'prime256v1') {
    throw new TypeError('Receipts are signed with an EC key on P-256.');
  }
  const header = { alg: 'ES256', typ: receiptType, kid: parts.kid, x5c: [certificate.raw.toString('base64')] };
  return {
    kid: parts.kid,
    privateKey: parts.privateKey,
    encodedHeader: Buffer.from(JSON.stringify(header)).toString('base64url'),
  };
}

/**
 * Signs a receipt: compact JWS (RFC 7515), ES256 (RFC 7518 section 3.4), header `alg`, `typ: edoc-receipt+jwt`, `kid`,
 * `x5c`. Straight from node:crypto: a submission waits for it.
 */
export function signReceipt(claims: ReceiptClaims, key: ReceiptKey): string {
  const signed = `${key.encodedHeader}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  const signature = sign('sha256', Buffer.from(signed), { key: key.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}
