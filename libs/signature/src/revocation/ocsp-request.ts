import { createHash } from 'node:crypto';
import { detailsOf } from '../certificates/certificate-details.js';
import type { Certificate } from '../certificates/read-certificate.js';
import { tags } from '../der/read-der.js';
import { derOf, derOid, sequenceOf } from '../der/write-der.js';

/** RFC 8954 §2.1 wants 1 to 32 bytes, and responders at least take 16. */
export const nonceBytes = 16;

export const nonceOid = '1.3.6.1.5.5.7.48.1.2';

/**
 * OCSPRequest for one certificate (RFC 6960 §4.1.1). The issuer is named by SHA-1, as every responder understands and
 * RFC 5019 §2.1.1 asks: it picks a certificate out and proves nothing. Throws NotDer for a certificate that is not DER.
 */
export function buildOcspRequest(certificate: Certificate, issuer: Certificate, nonce: Uint8Array): Buffer {
  const { issuer: name, serial } = detailsOf(certificate);
  const { publicKeyBits } = detailsOf(issuer);
  const certificateId = sequenceOf(
    sequenceOf(derOid('1.3.14.3.2.26'), derOf(tags.nothing)),
    derOf(tags.octets, sha1(name.der)),
    derOf(tags.octets, sha1(publicKeyBits)),
    derOf(tags.integer, Buffer.from(serial, 'hex')),
  );
  const nonceExtension = sequenceOf(derOid(nonceOid), derOf(tags.octets, derOf(tags.octets, nonce)));
  return sequenceOf(sequenceOf(sequenceOf(sequenceOf(certificateId)), derOf(0xa2, sequenceOf(nonceExtension))));
}

function sha1(bytes: Uint8Array): Buffer {
  return createHash('sha1').update(bytes).digest();
}
