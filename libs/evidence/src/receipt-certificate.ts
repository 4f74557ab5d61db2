import { type KeyObject, X509Certificate } from 'node:crypto';
import { mayOnlySign } from './key-usage.js';

/** A certificate an axis signs its receipts with: issued by its root, and for signing alone. */
export interface ReceiptCertificate {
  readonly x509: X509Certificate;
  readonly publicKey: KeyObject;
  readonly publicKeyPem: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** Only those that are trusted are kept, so that a stranger cannot push them out. An axis has one for years. */
const keptMax = 16;
const kept = new Map<string, ReceiptCertificate>();

/**
 * Reads the certificate a receipt carries and judges it against the root; once for all receipts it signed, since that
 * costs several times the signature.
 * @param encoded base64 of the DER, as in `x5c`
 */
export function receiptCertificate(encoded: string, rootPem: string): ReceiptCertificate | 'unreadable' | 'untrusted' {
  const name = `${rootPem}\n${encoded}`;
  const known = kept.get(name);
  if (known) return known;
  const x509 = read(encoded);
  if (!x509) return 'unreadable';
  // What it says about itself counts only once it is known to be the axis' own.
  if (!isIssuedBy(x509, new X509Certificate(rootPem)) || x509.ca || !mayOnlySign(x509)) return 'untrusted';
  const certificate = {
    x509,
    publicKey: x509.publicKey,
    publicKeyPem: x509.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    validFrom: new Date(x509.validFrom),
    validTo: new Date(x509.validTo),
  };
  if (kept.size >= keptMax) kept.delete(kept.keys().next().value ?? '');
  kept.set(name, certificate);
  return certificate;
}

function read(encoded: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(encoded, 'base64'));
  } catch {
    return undefined;
  }
}

function isIssuedBy(certificate: X509Certificate, root: X509Certificate): boolean {
  return root.ca && certificate.checkIssued(root) && certificate.verify(root.publicKey);
}
