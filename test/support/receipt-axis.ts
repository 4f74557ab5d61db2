import { generateKeyPairSync } from 'node:crypto';
import { receiptKey, type ReceiptKey } from '@edoc-axis/evidence';
import { issueCertificate } from '@edoc-axis/platform';

export interface ReceiptAxis {
  readonly rootPem: string;
  readonly receiptPem: string;
  readonly key: ReceiptKey;
  /** The root misused as a receipt key. */
  readonly rootAsKey: ReceiptKey;
}

/** An axis' root and receipt key, made anew each time under the same name. */
export function makeReceiptAxis(
  order: { notBefore?: string; notAfter?: string; purpose?: 'signing' | 'authority' } = {},
): ReceiptAxis {
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const receipt = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rootName = { commonName: 'VN.TEST root' };
  const validity = {
    notBefore: new Date(order.notBefore ?? '2026-01-01T00:00:00Z'),
    notAfter: new Date(order.notAfter ?? '2046-01-01T00:00:00Z'),
  };
  const rootPem = issueCertificate({
    subject: rootName,
    publicKey: root.publicKey,
    key: root.privateKey,
    purpose: 'authority',
    ...validity,
  });
  const receiptPem = issueCertificate({
    subject: { commonName: 'VN.TEST receipts' },
    publicKey: receipt.publicKey,
    issuer: { subject: rootName, publicKey: root.publicKey },
    key: root.privateKey,
    purpose: order.purpose ?? 'signing',
    ...validity,
  });
  return {
    rootPem,
    receiptPem,
    key: receiptKey({ kid: 'receipt-1', privateKey: receipt.privateKey, certificatePem: receiptPem }),
    rootAsKey: receiptKey({ kid: 'root', privateKey: root.privateKey, certificatePem: rootPem }),
  };
}

/** Rewrites the header (0) or the payload (1) of a compact JWS and leaves its signature as it was. */
export function replaceJwsPart(
  jws: string,
  part: 0 | 1,
  change: (before: Record<string, unknown>) => Record<string, unknown>,
): string {
  const parts = jws.split('.');
  const before = JSON.parse(Buffer.from(parts[part] ?? '', 'base64url').toString()) as Record<string, unknown>;
  parts[part] = Buffer.from(JSON.stringify(change(before))).toString('base64url');
  return parts.join('.');
}
