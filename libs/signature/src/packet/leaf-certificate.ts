import { isCatalogued } from '@edoc-axis/domain';
import { readCertificate, type Certificate } from '../certificates/read-certificate.js';

/** Those of a signature's certificates that can be read, in document order. */
export function readableCertificates(certificates: readonly string[]): Certificate[] {
  return certificates.flatMap((encoded) => {
    try {
      return readCertificate(Buffer.from(encoded, 'base64'));
    } catch (error) {
      if (isCatalogued(error)) return [];
      throw error;
    }
  });
}

/** The signer's among them: the first that issued none of the others, since signers may bring their chain in any order. */
export function leafOf(certificates: readonly Certificate[]): Certificate | undefined {
  return certificates.find((one) => !certificates.some((other) => other !== one && other.x509.checkIssued(one.x509)));
}
