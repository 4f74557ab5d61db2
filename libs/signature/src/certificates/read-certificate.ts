import { CataloguedError } from '@edoc-axis/domain';
import { createHash, X509Certificate, type KeyObject } from 'node:crypto';

/** What a person needs to recognise a certificate. Times are RFC 3339 in UTC, `serial` is upper-case hex. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  /** Of the DER, lower-case hex. */
  readonly sha256: string;
}

/** A certificate ready for use: reading one takes longer than checking a signature with it. */
export interface Certificate {
  readonly facts: CertificateFacts;
  readonly x509: X509Certificate;
  readonly publicKey: KeyObject;
}

export const certificateBytesMax = 16 * 1024;

/** In the first and last line of every private key in PEM. */
const privateKeyMark = 'PRIVATE KEY-----';

/**
 * Reads an X.509 certificate, PEM or DER. Nothing is believed yet: neither its validity nor who issued it.
 * Throws CataloguedError: certificate.not-a-certificate, certificate.too-large, certificate.private-key-included.
 */
export function readCertificate(source: string | Uint8Array): Certificate {
  if (source.length > certificateBytesMax) throw new CataloguedError('certificate.too-large', { certificateBytesMax });
  if (Buffer.from(source).includes(privateKeyMark)) throw new CataloguedError('certificate.private-key-included');
  try {
    const x509 = new X509Certificate(source);
    if (isFollowed(source, x509)) throw new RangeError('something stands behind the certificate');
    // The key is decoded only here, and may be one that nobody can use.
    return { x509, publicKey: x509.publicKey, facts: factsOf(x509) };
  } catch (cause) {
    throw new CataloguedError('certificate.not-a-certificate', {}, { cause });
  }
}

/**
 * Every certificate of a PEM file, in its order: a CA folder's file, or a signer's certificate with its chain.
 * Throws as `readCertificate`, also when there is none.
 */
export function readCertificates(pem: string): Certificate[] {
  if (pem.includes(privateKeyMark)) throw new CataloguedError('certificate.private-key-included');
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new CataloguedError('certificate.not-a-certificate');
  return blocks.map(readCertificate);
}

/** Node overlooks what stands behind a certificate in DER: the same one would have any number of fingerprints. */
function isFollowed(source: string | Uint8Array, { raw }: X509Certificate): boolean {
  return source[0] === derSequence && source.length !== raw.length;
}

const derSequence = 0x30;

export function fingerprintOf(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex');
}

function factsOf(x509: X509Certificate): CertificateFacts {
  return {
    subject: nameOnOneLine(x509.subject),
    issuer: nameOnOneLine(x509.issuer),
    serial: x509.serialNumber,
    notBefore: new Date(x509.validFrom).toISOString(),
    notAfter: new Date(x509.validTo).toISOString(),
    sha256: fingerprintOf(x509.raw),
  };
}

/** RFC 4514's order, the most telling part first; node gives one attribute a line, with RFC 4514's escapes. */
function nameOnOneLine(lines: string | undefined): string {
  return (lines ?? '').split('\n').reverse().join(', ');
}
