import { serialOf, wholeBytesOf } from '../der/der-values.js';
import { constructed, type DerValue, DerReader, inside, NotDer, primitive, readDer, tags } from '../der/read-der.js';
import { type Extensions, readExtensions } from './extensions.js';
import { type Name, readName } from './names.js';
import type { Certificate } from './read-certificate.js';
import { type SigningAlgorithm, readAlgorithm } from './signing-algorithm.js';

/** What a certificate says beside what node tells of it (RFC 5280 §4.1). */
export interface CertificateDetails {
  /** As `serialOf` writes it: other than in the facts a zero byte may stand in front. */
  readonly serial: string;
  readonly issuer: Name;
  readonly subject: Name;
  /** Undefined for one that is not believed any more, or never was. */
  readonly algorithm: SigningAlgorithm | undefined;
  /** The bits of the public key alone, by whose digest responders know an issuer. */
  readonly publicKeyBits: Uint8Array;
  readonly extensions: Extensions;
}

const known = new WeakMap<Certificate, CertificateDetails>();

/** Read when first asked for, once for each certificate. Throws NotDer where node reads what DER does not allow. */
export function detailsOf(certificate: Certificate): CertificateDetails {
  let details = known.get(certificate);
  if (!details) known.set(certificate, (details = readDetails(certificate.x509.raw)));
  return details;
}

/** The same, or undefined for a certificate that is not DER. */
export function detailsIfDer(certificate: Certificate): CertificateDetails | undefined {
  try {
    return detailsOf(certificate);
  } catch (error) {
    if (error instanceof NotDer) return undefined;
    throw error;
  }
}

/** Issued under its own name, as when a CA renews its key: not counted in a path (RFC 5280 §6.1). */
export function isSelfIssued({ issuer, subject }: CertificateDetails): boolean {
  return issuer.key === subject.key;
}

function readDetails(der: Uint8Array): CertificateDetails {
  const whole = new DerReader(readDer(der, tags.sequence).content);
  const body = new DerReader(whole.next(tags.sequence).content);
  body.optional(constructed(0));
  const serial = serialOf(body.next(tags.integer));
  const algorithm = readAlgorithm(body.next(tags.sequence));
  const issuer = readName(body.next(tags.sequence));
  body.next(tags.sequence);
  const subject = readName(body.next(tags.sequence));
  const publicKeyBits = keyBitsOf(body.next(tags.sequence));
  body.optional(primitive(1));
  body.optional(primitive(2));
  const extensions = readExtensions(extensionsIn(body.optional(constructed(3))));
  body.end();
  return { serial, issuer, subject, algorithm, publicKeyBits, extensions };
}

function extensionsIn(field: DerValue | undefined): DerValue | undefined {
  return field && inside(field, tags.sequence);
}

/** SubjectPublicKeyInfo, RFC 5280 §4.1.2.7. */
function keyBitsOf(info: DerValue): Uint8Array {
  const reader = new DerReader(info.content);
  reader.next(tags.sequence);
  return wholeBytesOf(reader.next(tags.bits));
}
