import { CataloguedError } from '@edoc-axis/domain';
import {
  fromBER,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as Asn1Set,
  UTCTime,
  GeneralizedTime,
  type AsnType,
} from 'asn1js';
import { createHash, sign } from 'node:crypto';
import {
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { digestBytes, digestOf, type DigestName } from '../packet/algorithms.js';
import type { Signer } from '../packet/signer.js';
import { digestIdentifier, schemeIdentifier } from './algorithms.js';
import { nodeSchemeOf } from './check-signer.js';
import { attributeTypes } from './signed-attributes.js';

/** Asks a time-stamp authority about a digest; gives the TimeStampToken (RFC 3161 §2.4.2), without the response around it. */
export type Stamper = (digest: Buffer, algorithm: DigestName) => Promise<Uint8Array> | Uint8Array;

export interface SignedDataOptions {
  readonly signingAt?: Date;
  readonly stamp?: Stamper;
}

/**
 * A detached CMS signature with signed attributes and signing-certificate-v2 (RFC 5652, RFC 5035; CAdES as
 * ETSI EN 319 142-1 §6.3 has it), the signer's chain inside. Throws what `stamp` throws, and CataloguedError
 * cms.unreadable when that gives no token.
 */
export async function writeSignedData(
  signer: Signer,
  digestOfContent: (algorithm: DigestName) => Buffer,
  options: SignedDataOptions,
): Promise<Buffer> {
  const digest = digestOf(signer.signatureAlgorithm);
  const certificates = signer.certificates.map(({ x509 }) => Certificate.fromBER(x509.raw));
  const [own] = certificates;
  const [ownRead] = signer.certificates;
  if (!own || !ownRead) throw new CataloguedError('certificate.not-a-certificate');
  const attributes = sortDer(signedAttributes(digestOfContent(digest), ownRead.x509.raw, options.signingAt));
  const signed = Buffer.from(new Asn1Set({ value: attributes.map((one) => one.toSchema()) }).toBER());
  const { signatureAlgorithm, key } = signer;
  const value = sign(digest, signed, { key, ...nodeSchemeOf(signatureAlgorithm, digestBytes[digest]) });
  const token = await options.stamp?.(createHash(digest).update(value).digest(), digest);
  const signerInfo = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: digestIdentifier(digest),
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: schemeIdentifier(signatureAlgorithm, digest),
    signature: new OctetString({ valueHex: value }),
    ...(token
      ? { unsignedAttrs: new SignedAndUnsignedAttributes({ type: 1, attributes: [stampAttribute(token)] }) }
      : {}),
  });
  const signedData = new SignedData({
    version: 1,
    digestAlgorithms: [digestIdentifier(digest)],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: ContentInfo.DATA }),
    certificates,
    signerInfos: [signerInfo],
  });
  const content = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signedData.toSchema(true) });
  return Buffer.from(content.toSchema().toBER());
}

function signedAttributes(contentDigest: Buffer, certificate: Buffer, signingAt?: Date): Attribute[] {
  const certificateHash = new OctetString({ valueHex: createHash('sha256').update(certificate).digest() });
  // ESSCertIDv2 with SHA-256, which is meant where no digest is named.
  const meant = new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [certificateHash] })] })] });
  return [
    attribute('contentType', new ObjectIdentifier({ value: ContentInfo.DATA })),
    attribute('messageDigest', new OctetString({ valueHex: contentDigest })),
    attribute('signingCertificateV2', meant),
    ...(signingAt ? [attribute('signingTime', timeOf(signingAt))] : []),
  ];
}

function attribute(name: keyof typeof attributeTypes, value: AsnType): Attribute {
  return new Attribute({ type: attributeTypes[name], values: [value] });
}

/** RFC 5652 §11.3: UTCTime up to 2049. */
function timeOf(at: Date): AsnType {
  return at.getUTCFullYear() < 2050 ? new UTCTime({ valueDate: at }) : new GeneralizedTime({ valueDate: at });
}

/** DER orders a SET OF by its encodings (ITU-T X.690 §11.6), and the signature is over DER. */
function sortDer(attributes: readonly Attribute[]): Attribute[] {
  const encoded = attributes.map((one) => ({ one, der: Buffer.from(one.toSchema().toBER()) }));
  return encoded.sort((a, b) => Buffer.compare(a.der, b.der)).map(({ one }) => one);
}

function stampAttribute(token: Uint8Array): Attribute {
  const { offset, result } = fromBER(token);
  if (offset !== token.length) throw new CataloguedError('cms.unreadable');
  return attribute('timeStampToken', result);
}
