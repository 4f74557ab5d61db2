import { CataloguedError } from '@edoc-axis/domain';
import { Constructed, fromBER, ObjectIdentifier, OctetString, Sequence, Set as Asn1Set, type AsnType } from 'asn1js';
import { SignerInfo } from 'pkijs';
import { cmsLimits } from './limits.js';

/** A CMS SignedData taken apart (RFC 5652 §5.1), with the one signer it may have. */
export interface OpenedSignedData {
  readonly contentType: string;
  /** Signed content that travels inside; undefined when it is detached. */
  readonly content?: Buffer;
  /** DER, in its order. */
  readonly certificates: readonly Buffer[];
  readonly signer: SignerInfo;
}

/**
 * Opens ContentInfo with SignedData in it. `bytes` may go on with zeros: a PDF's Contents is reserved before anybody knows
 * how long the signature will be. Throws CataloguedError cms.….
 */
export function openSignedData(bytes: Buffer): OpenedSignedData {
  const { depthMax, elementsMax, certificatesMax } = cmsLimits;
  const { offset, result } = fromBER(bytes, { maxDepth: depthMax, maxNodes: elementsMax });
  if (offset === -1) throw new CataloguedError('cms.unreadable');
  if (bytes.subarray(offset).some((byte) => byte !== 0)) throw new CataloguedError('cms.followed');
  const [type, wrapped] = childrenOf(result, 'ContentInfo');
  if (identifierIn(type) !== signedData) throw wrong('ContentInfo');
  const [inner] = childrenOf(wrapped, 'SignedData');
  const [, , encapsulated, ...rest] = childrenOf(inner, 'SignedData');
  const certificates = rest.find((one) => isTagged(one, 0));
  const signerInfos = rest.at(-1);
  const ders = certificates ? childrenOf(certificates, 'certificates').map(bytesOf) : [];
  if (ders.length > certificatesMax) throw wrong('certificates');
  return { ...contentOf(encapsulated), certificates: ders, signer: onlySigner(signerInfos) };
}

const signedData = '1.2.840.113549.1.7.2';

/** RFC 5652 §5.2. */
function contentOf(encapsulated: AsnType | undefined): { contentType: string; content?: Buffer } {
  const [type, wrapped] = childrenOf(encapsulated, 'encapContentInfo');
  const contentType = identifierIn(type);
  if (contentType === undefined) throw wrong('eContentType');
  if (!wrapped) return { contentType };
  const [octets] = childrenOf(wrapped, 'eContent');
  if (!(octets instanceof OctetString)) throw wrong('eContent');
  return { contentType, content: Buffer.from(octets.getValue()) };
}

/** PAdES asks for exactly one (ETSI EN 319 142-1 §5.5). */
function onlySigner(signerInfos: AsnType | undefined): SignerInfo {
  if (!(signerInfos instanceof Asn1Set)) throw wrong('signerInfos');
  const [only] = signerInfos.valueBlock.value;
  const signers = signerInfos.valueBlock.value.length;
  if (!only || signers !== 1) throw new CataloguedError('cms.signer-count', { signers });
  return new SignerInfo({ schema: only });
}

/** Of a SEQUENCE, a SET or a tagged value. */
export function childrenOf(value: unknown, part: string): AsnType[] {
  if (value instanceof Sequence || value instanceof Asn1Set || value instanceof Constructed) {
    return value.valueBlock.value as AsnType[];
  }
  throw wrong(part);
}

export function identifierIn(value: unknown): string | undefined {
  return value instanceof ObjectIdentifier ? value.getValue() : undefined;
}

/** The value as it was encoded, tag and length included. */
export function bytesOf(value: AsnType): Buffer {
  return Buffer.from(value.valueBeforeDecodeView);
}

export function wrong(part: string): CataloguedError {
  return new CataloguedError('cms.part-wrong', { part });
}

function isTagged(value: AsnType, number: number): boolean {
  return (
    value instanceof Constructed && value.idBlock.tagClass === contextSpecific && value.idBlock.tagNumber === number
  );
}

const contextSpecific = 3;
