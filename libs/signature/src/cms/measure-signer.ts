import { CataloguedError } from '@edoc-axis/domain';
import { OctetString } from 'asn1js';
import { Certificate, IssuerAndSerialNumber, type SignerInfo } from 'pkijs';
import type { DigestName } from '../packet/algorithms.js';
import { digestNamed, schemeNamed } from './algorithms.js';
import type { SignerMeasurement } from './measurements.js';
import type { OpenedSignedData } from './open-signed-data.js';
import {
  checkAttributeCount,
  checkContentType,
  compareSigningCertificate,
  messageDigestIn,
  signingTimeIn,
} from './signed-attributes.js';

/**
 * Everything of a signer but the verdict. Only signatures over signed attributes are taken: PAdES asks for them, and
 * without them the signed bytes could be attributes in one reading and content in another.
 * Throws CataloguedError cms.…, signature.algorithm-not-accepted, signature.digest-not-accepted.
 */
export function measureSigner(
  { signer, certificates, contentType }: OpenedSignedData,
  digestOf: (algorithm: DigestName) => Buffer,
): SignerMeasurement {
  const { signedAttrs } = signer;
  if (!signedAttrs) throw new CataloguedError('cms.part-missing', { part: 'signedAttrs' });
  checkAttributeCount(signedAttrs);
  const own = certificates.find((der) => isMeantBy(signer, der));
  if (!own) throw new CataloguedError('cms.certificate-missing');
  const digestAlgorithm = digestNamed(signer.digestAlgorithm.algorithmId);
  const scheme = schemeNamed(signer.signatureAlgorithm, digestAlgorithm);
  checkContentType(signedAttrs, contentType);
  const claimedAt = signingTimeIn(signedAttrs);
  return {
    digestAlgorithm,
    digestClaimed: messageDigestIn(signedAttrs).toString('base64'),
    digestComputed: digestOf(digestAlgorithm).toString('base64'),
    ...scheme,
    signedAttributes: Buffer.from(signedAttrs.encodedValue).toString('base64'),
    signatureValue: Buffer.from(signer.signature.getValue()).toString('base64'),
    certificates: [own, ...certificates.filter((der) => der !== own)].map((der) => der.toString('base64')),
    signingCertificate: compareSigningCertificate(signedAttrs, own),
    ...(claimedAt === undefined ? {} : { claimedAt }),
  };
}

/** By issuer and serial number, or by the key's identifier (RFC 5652 §5.3). */
function isMeantBy({ sid }: SignerInfo, der: Buffer): boolean {
  const certificate = readOrSkip(der);
  if (!certificate) return false;
  if (sid instanceof IssuerAndSerialNumber) {
    return sid.issuer.isEqual(certificate.issuer) && sid.serialNumber.isEqual(certificate.serialNumber);
  }
  const keyIdentifier = certificate.extensions?.find(({ extnID }) => extnID === subjectKeyIdentifier)?.parsedValue;
  return sid instanceof OctetString && keyIdentifier instanceof OctetString && sid.isEqual(keyIdentifier);
}

const subjectKeyIdentifier = '2.5.29.14';

/** Among the certificates may stand attribute certificates and anything else: none of them is the signer's. */
function readOrSkip(der: Buffer): Certificate | undefined {
  try {
    return Certificate.fromBER(der);
  } catch {
    return undefined;
  }
}
