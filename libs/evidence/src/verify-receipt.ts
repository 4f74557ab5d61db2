import type { X509Certificate } from 'node:crypto';
import { type ErrorCode, isReceiptEvent } from '@edoc-axis/domain';
import { isSignedBy, type OpenedJws, openJws } from './compact-jws.js';
import { receiptCertificate } from './receipt-certificate.js';
import type { ReceiptClaims } from './receipt-claims.js';
import { receiptType } from './sign-receipt.js';

export type ReceiptJudgement =
  | { readonly verdict: 'valid'; readonly claims: ReceiptClaims; readonly certificate: X509Certificate }
  | {
      readonly verdict: 'invalid' | 'untrusted' | 'expired';
      readonly code: ErrorCode;
      readonly params: Readonly<Record<string, unknown>>;
    };

/**
 * Judges a receipt offline, against the root of the axis it claims to come from. The certificate must have been valid
 * when the receipt was signed, not now: a receipt is shown years later.
 * @param jws a compact JWS, hostile
 * @param trust the PEM of the axis' root certificate
 * @throws when that is no certificate
 */
export function verifyReceipt(jws: string, trust: { rootPem: string }): ReceiptJudgement {
  const opened = openJws(jws.trim());
  if (!opened) return malformed('compact JWS');
  if (opened.header['alg'] !== 'ES256') return malformed('alg');
  if (opened.header['typ'] !== receiptType) return malformed('typ');
  if (opened.header['crit'] !== undefined) return malformed('crit');

  const encoded: unknown = Array.isArray(opened.header['x5c']) ? opened.header['x5c'][0] : undefined;
  const certificate = typeof encoded === 'string' ? receiptCertificate(encoded, trust.rootPem) : 'unreadable';
  if (certificate === 'unreadable') return malformed('x5c');
  if (certificate === 'untrusted') return { verdict: 'untrusted', code: 'receipt.untrusted', params: {} };
  if (!isSignedBy(opened, certificate.publicKey)) {
    return { verdict: 'invalid', code: 'receipt.signature-invalid', params: {} };
  }
  const claims = claimsOf(opened);
  if (typeof claims === 'string') return malformed(claims);

  const issuedAt = new Date(claims.iat * 1000);
  if (issuedAt < certificate.validFrom || issuedAt > certificate.validTo) {
    return { verdict: 'expired', code: 'receipt.certificate-expired', params: { issuedAt: issuedAt.toISOString() } };
  }
  return { verdict: 'valid', claims, certificate: certificate.x509 };
}

/** @param field what is missing or wrong, by the name it has in every language */
function malformed(field: string): ReceiptJudgement {
  return { verdict: 'invalid', code: 'receipt.malformed', params: { field } };
}

/**
 * A genuine signature over something that is no receipt would be our own fault; a reader must still not stumble over it.
 * @returns the claims, or the name of the one that is missing or wrong
 */
function claimsOf({ payload }: OpenedJws): ReceiptClaims | string {
  const doc = payload['doc'] as Record<string, unknown> | undefined;
  if (!isReceiptEvent(payload['event'])) return 'event';
  if (!Number.isSafeInteger(payload['iat'])) return 'iat';
  for (const name of ['iss', 'jti', 'at', 'by']) if (typeof payload[name] !== 'string') return name;
  if (typeof doc !== 'object' || doc === null) return 'doc';
  for (const name of ['id', 'documentId', 'sender', 'packetSha256']) {
    if (typeof doc[name] !== 'string') return `doc.${name}`;
  }
  return payload as unknown as ReceiptClaims;
}
