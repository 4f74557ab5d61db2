import { CataloguedError } from '@edoc-axis/domain';
import { GeneralizedTime, OctetString, UTCTime, type AsnType } from 'asn1js';
import { createHash } from 'node:crypto';
import type { SignedAndUnsignedAttributes } from 'pkijs';
import { digestNamed } from './algorithms.js';
import { cmsLimits } from './limits.js';
import { childrenOf, identifierIn, wrong } from './open-signed-data.js';

/** RFC 5652 §11, RFC 5035 §3 and §5, RFC 3161 appendix A. */
export const attributeTypes = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  timeStampToken: '1.2.840.113549.1.9.16.2.14',
} as const;

/** The one value of an attribute that may come once; undefined when it is not there. Throws CataloguedError cms.part-wrong. */
export function valueOfAttribute(
  attributes: SignedAndUnsignedAttributes,
  name: keyof typeof attributeTypes,
): AsnType | undefined {
  const found = attributes.attributes.filter(({ type }) => type === attributeTypes[name]);
  if (found.length === 0) return undefined;
  const [only, ...others] = found.flatMap(({ values }) => values as AsnType[]);
  if (!only || found.length > 1 || others.length > 0) throw wrong(name);
  return only;
}

export function checkAttributeCount(attributes: SignedAndUnsignedAttributes): void {
  if (attributes.attributes.length > cmsLimits.attributesMax) throw wrong('attributes');
}

/** Throws CataloguedError cms.part-wrong when it is missing or no OCTET STRING. */
export function messageDigestIn(attributes: SignedAndUnsignedAttributes): Buffer {
  return octetsIn(valueOfAttribute(attributes, 'messageDigest'), 'messageDigest');
}

/** It has to be the type of what is signed (RFC 5652 §11.1). */
export function checkContentType(attributes: SignedAndUnsignedAttributes, contentType: string): void {
  if (identifierIn(valueOfAttribute(attributes, 'contentType')) !== contentType) throw wrong('contentType');
}

export function signingTimeIn(attributes: SignedAndUnsignedAttributes): string | undefined {
  const value = valueOfAttribute(attributes, 'signingTime');
  if (!value) return undefined;
  if (!(value instanceof UTCTime) && !(value instanceof GeneralizedTime)) throw wrong('signingTime');
  return momentOf(value.toDate(), 'signingTime');
}

export function momentOf(at: Date, part: string): string {
  if (Number.isNaN(at.getTime())) throw wrong(part);
  return at.toISOString();
}

/** Whether the certificate the signer meant is this one: without it another of the same key could be put in its place. */
export function compareSigningCertificate(
  attributes: SignedAndUnsignedAttributes,
  certificate: Buffer,
): 'matches' | 'differs' | 'absent' {
  const version2 = valueOfAttribute(attributes, 'signingCertificateV2');
  const version1 = valueOfAttribute(attributes, 'signingCertificate');
  if (!version2 && !version1) return 'absent';
  const agree = [
    ...(version2 ? [isMeant(version2, certificate, 'signingCertificateV2')] : []),
    ...(version1 ? [isMeant(version1, certificate, 'signingCertificate')] : []),
  ];
  return agree.every(Boolean) ? 'matches' : 'differs';
}

/** The first ESSCertID or ESSCertIDv2 is the signer's; the latter names a digest unless it is SHA-256. */
function isMeant(value: AsnType, certificate: Buffer, part: 'signingCertificate' | 'signingCertificateV2'): boolean {
  const [list] = childrenOf(value, part);
  const [first] = childrenOf(list, part);
  const fields = childrenOf(first, part);
  const [leading, following] = fields;
  if (leading instanceof OctetString) {
    const digest = part === 'signingCertificate' ? 'sha1' : 'sha256';
    return createHash(digest).update(certificate).digest().equals(octetsIn(leading, part));
  }
  const identifier = identifierIn(childrenOf(leading, part)[0]);
  if (part === 'signingCertificate' || identifier === undefined) throw wrong(part);
  return createHash(digestNamed(identifier)).update(certificate).digest().equals(octetsIn(following, part));
}

function octetsIn(value: AsnType | undefined, part: string): Buffer {
  if (value instanceof OctetString) return Buffer.from(value.getValue());
  throw value ? wrong(part) : new CataloguedError('cms.part-missing', { part });
}
