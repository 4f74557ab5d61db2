import { type CertificateDetails, detailsIfDer } from './certificate-details.js';
import type { Certificate } from './read-certificate.js';

/** `none`: of another name, of another key of that name, or not DER. The others are about the signature. */
export type Link = 'none' | 'issued' | 'signature-wrong' | 'signature-weak';

/** Whether `issuer` issued `certificate`: whether it may is a question about the path. */
export function linkBetween(certificate: Certificate, issuer: Certificate): Link {
  const below = detailsIfDer(certificate);
  const above = detailsIfDer(issuer);
  if (!below || !above || below.issuer.key !== above.subject.key || differInKey(below, above)) return 'none';
  if (!below.algorithm) return 'signature-weak';
  // Node checks too that both places that name the algorithm name the same.
  return certificate.x509.verify(issuer.publicKey) ? 'issued' : 'signature-wrong';
}

/** The identifiers are hints that tell a CA's keys apart (RFC 5280 §4.2.1.1); where one is missing the signature tells. */
function differInKey({ extensions: below }: CertificateDetails, { extensions: above }: CertificateDetails): boolean {
  const { authorityKeyIdentifier: wanted } = below;
  const { subjectKeyIdentifier: given } = above;
  return wanted !== undefined && given !== undefined && wanted !== given;
}
