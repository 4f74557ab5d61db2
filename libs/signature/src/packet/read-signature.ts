import {
  canonicalizations,
  digestBytes,
  digests,
  envelopedSignature,
  exclusiveNamespace,
  isHmac,
  meaningOf,
  signatures,
  type CanonicalizationName,
  type DigestName,
  type SignatureName,
} from './algorithms.js';
import { signatureLimits } from './limits.js';
import type { SignatureRemark } from './measurements.js';
import {
  attributeOf,
  hasMany,
  isSigned,
  partOf,
  partsOf,
  selfAndBelow,
  type SignatureElement,
} from './signature-element.js';

/** What a signature inside the profile asks us to compute, and what it claims. */
export interface SignatureClaim {
  readonly canonicalization: CanonicalForm;
  readonly transform: CanonicalForm;
  readonly digestAlgorithm: DigestName;
  readonly digestClaimed: string;
  readonly signatureAlgorithm: SignatureName;
  readonly signatureValue: string;
  readonly certificates: readonly string[];
}

export interface CanonicalForm {
  readonly name: CanonicalizationName;
  readonly inclusivePrefixes: readonly string[];
}

/** Thrown when a signature is outside the profile. */
export class ForeignSignatureError extends Error {
  override readonly name = 'ForeignSignatureError';

  constructor(readonly remark: SignatureRemark) {
    super(remark.code);
  }
}

/**
 * What makes a signature refusable whoever made it: parts that come twice or where they do not belong, so that two
 * verifiers could each see another signature, and secrets instead of keys. Undefined when there is nothing of the kind.
 */
export function findBroken(signature: SignatureElement): SignatureRemark | undefined {
  const structured = structuredElements(signature);
  return (
    findNested(signature) ??
    findRepeated(signature, structured) ??
    findMisplaced(structured) ??
    findMalformedValue(signature) ??
    findHmac(signature)
  );
}

/**
 * Reads a signature in which `findBroken` found nothing.
 * Throws ForeignSignatureError when it is outside the profile of packet signatures.
 */
export function readSignature(signature: SignatureElement): SignatureClaim {
  const signedInfo = partOf(signature, 'SignedInfo') ?? missing('SignedInfo');
  const references = partsOf(signedInfo, 'Reference');
  if (references.length > 1) foreign('signature.reference-count', { references: references.length });
  const reference = references[0] ?? missing('Reference');
  const uri = attributeOf(reference, 'URI');
  if (uri !== '') foreign('signature.reference-not-accepted', { uri: uri ?? '' });
  return {
    canonicalization: readCanonicalization(signedInfo),
    signatureAlgorithm: readSignatureMethod(signedInfo),
    transform: readTransforms(reference),
    digestAlgorithm: readDigestMethod(reference),
    digestClaimed: base64Of(partOf(reference, 'DigestValue')) ?? missing('DigestValue'),
    signatureValue: base64Of(partOf(signature, 'SignatureValue')) ?? missing('SignatureValue'),
    certificates: readCertificateValues(signature),
  };
}

/** Every certificate of KeyInfo that is base64 of something that begins like DER; keys and names in it are ignored. */
export function certificatesOf(signature: SignatureElement): string[] {
  return partsOf(partOf(signature, 'KeyInfo'), 'X509Data')
    .flatMap((data) => partsOf(data, 'X509Certificate'))
    .flatMap((certificate) => base64Of(certificate) ?? [])
    .filter((certificate) => certificate.startsWith('MI'));
}

function findNested(signature: SignatureElement): SignatureRemark | undefined {
  let signedInfos = 0;
  for (const element of selfAndBelow(signature)) {
    if (isSigned(element.name, 'SignedInfo')) signedInfos += 1;
    if (partOf(element, 'Signature')) return { code: 'signature.misplaced', params: { parent: element.name.local } };
  }
  return signedInfos > 1 ? { code: 'signature.two-signed-infos', params: {} } : undefined;
}

/**
 * What may stand where, in the order XML Signature §4 has it, and what of it once at most. Parents that are not named here
 * may hold anything.
 */
const structure: Readonly<Record<string, { readonly once: readonly string[]; readonly often: readonly string[] }>> = {
  Signature: { once: ['SignedInfo', 'SignatureValue', 'KeyInfo'], often: ['Object'] },
  SignedInfo: { once: ['CanonicalizationMethod', 'SignatureMethod'], often: ['Reference'] },
  Reference: { once: ['Transforms', 'DigestMethod', 'DigestValue'], often: [] },
  Transforms: { once: [], often: ['Transform'] },
};

function structuredElements(signature: SignatureElement): SignatureElement[] {
  const signedInfo = partOf(signature, 'SignedInfo');
  const references = partsOf(signedInfo, 'Reference');
  const transforms = references.flatMap((reference) => partsOf(reference, 'Transforms'));
  return [signature, ...(signedInfo ? [signedInfo] : []), ...references, ...transforms];
}

function findRepeated(
  signature: SignatureElement,
  structured: readonly SignatureElement[],
): SignatureRemark | undefined {
  for (const parent of structured) {
    const repeated = structure[parent.name.local]?.once.find((local) => hasMany(parent, local));
    if (repeated) return { code: 'signature.part-repeated', params: { element: repeated } };
  }
  const certificates = partsOf(partOf(signature, 'KeyInfo'), 'X509Data').flatMap((data) =>
    partsOf(data, 'X509Certificate'),
  );
  return certificates.length > signatureLimits.certificatesMax
    ? { code: 'signature.part-repeated', params: { element: 'X509Certificate' } }
    : undefined;
}

function findMisplaced(structured: readonly SignatureElement[]): SignatureRemark | undefined {
  for (const parent of structured) {
    const { once = [], often = [] } = structure[parent.name.local] ?? {};
    const stray = findOutOfPlace(parent.children, [...once, ...often]);
    const { local } = parent.name;
    if (stray) return { code: 'packet.element-misplaced', params: { element: stray.name.local, parent: local } };
    if (/[^ \t\r\n]/.test(parent.text)) return { code: 'packet.text-misplaced', params: { element: local } };
  }
  return undefined;
}

/** The first that has no place here, or stands behind one whose place comes later. */
function findOutOfPlace(
  children: readonly SignatureElement[],
  places: readonly string[],
): SignatureElement | undefined {
  let reached = 0;
  return children.find(({ name }) => {
    const place = places.findIndex((local) => isSigned(name, local));
    const isOutOfPlace = place < reached;
    reached = place;
    return isOutOfPlace;
  });
}

function findMalformedValue(signature: SignatureElement): SignatureRemark | undefined {
  const references = partsOf(partOf(signature, 'SignedInfo'), 'Reference');
  const digestValues = references.flatMap((reference) => partsOf(reference, 'DigestValue'));
  if (digestValues.some((value) => base64Of(value) === undefined)) {
    const algorithm = attributeOf(partOf(references[0], 'DigestMethod'), 'Algorithm') ?? '';
    return { code: 'signature.digest-malformed', params: { expectedBytes: expectedBytes(algorithm) } };
  }
  const signatureValues = partsOf(signature, 'SignatureValue');
  if (signatureValues.some((value) => base64Of(value) === undefined)) {
    return { code: 'signature.value-malformed', params: {} };
  }
  return undefined;
}

function expectedBytes(digestAlgorithm: string): number {
  return digestBytes[meaningOf(digests, digestAlgorithm) ?? 'sha256'];
}

function findHmac(signature: SignatureElement): SignatureRemark | undefined {
  const algorithm = attributeOf(partOf(partOf(signature, 'SignedInfo'), 'SignatureMethod'), 'Algorithm') ?? '';
  return isHmac(algorithm) ? { code: 'signature.hmac-refused', params: { algorithm } } : undefined;
}

function readCanonicalization(signedInfo: SignatureElement): CanonicalForm {
  const method = partOf(signedInfo, 'CanonicalizationMethod') ?? missing('CanonicalizationMethod');
  return (
    readCanonicalForm(method) ??
    foreign('signature.canonicalization-not-accepted', { algorithm: attributeOf(method, 'Algorithm') ?? '' })
  );
}

/** Enveloped-signature, then at most one canonicalization. Without one, XML Signature §4.4.3.2 asks for C14N 1.0. */
function readTransforms(reference: SignatureElement): CanonicalForm {
  const [enveloped, canonicalization, more] = partsOf(partOf(reference, 'Transforms'), 'Transform');
  if (!enveloped) missing('Transform');
  if (attributeOf(enveloped, 'Algorithm') !== envelopedSignature || !hasPrefixListAtMost(enveloped)) {
    notAcceptedTransform(enveloped);
  }
  if (more) notAcceptedTransform(more);
  if (!canonicalization) return { name: 'c14n', inclusivePrefixes: [] };
  return readCanonicalForm(canonicalization) ?? notAcceptedTransform(canonicalization);
}

/** Undefined for any other algorithm, and for parameters other than a prefix list. */
function readCanonicalForm(method: SignatureElement): CanonicalForm | undefined {
  const name = meaningOf(canonicalizations, attributeOf(method, 'Algorithm') ?? '');
  if (!name || !hasPrefixListAtMost(method)) return undefined;
  const [list] = method.children;
  if (!list || name === 'c14n') return { name, inclusivePrefixes: [] };
  if (list.name.uri !== exclusiveNamespace) return undefined;
  const inclusivePrefixes = (attributeOf(list, 'PrefixList') ?? '')
    .split(/[ \t\r\n]+/)
    .filter((prefix) => prefix !== '');
  return inclusivePrefixes.length <= signatureLimits.inclusivePrefixesMax ? { name, inclusivePrefixes } : undefined;
}

/** xml-crypto writes its prefix list into every transform, also into those that take none and ignore it. */
function hasPrefixListAtMost({ children }: SignatureElement): boolean {
  return children.length <= 1 && children.every(({ name }) => name.local === 'InclusiveNamespaces');
}

function readSignatureMethod(signedInfo: SignatureElement): SignatureName {
  const method = partOf(signedInfo, 'SignatureMethod') ?? missing('SignatureMethod');
  const algorithm = attributeOf(method, 'Algorithm') ?? '';
  const name = meaningOf(signatures, algorithm);
  // A parameter could say that only a part of the value counts, or name another hash.
  if (!name || method.children.length > 0) foreign('signature.algorithm-not-accepted', { algorithm });
  return name;
}

function readDigestMethod(reference: SignatureElement): DigestName {
  const method = partOf(reference, 'DigestMethod') ?? missing('DigestMethod');
  const algorithm = attributeOf(method, 'Algorithm') ?? '';
  const name = meaningOf(digests, algorithm);
  if (!name || method.children.length > 0) foreign('signature.digest-not-accepted', { algorithm });
  return name;
}

function readCertificateValues(signature: SignatureElement): string[] {
  const certificates = certificatesOf(signature);
  if (certificates.length > 0) return certificates;
  const wasGiven = partsOf(partOf(signature, 'KeyInfo'), 'X509Data').some((data) => partOf(data, 'X509Certificate'));
  foreign(wasGiven ? 'signature.certificate-unreadable' : 'signature.certificate-missing', {});
}

/**
 * Without XML's white space; undefined when anything but base64 stands in it. '' is base64 of nothing. The bits that
 * padding leaves over must be 0 (XML Schema 1.0 Part 2 §3.2.16): otherwise one value could be written in many ways.
 */
function base64Of(element: SignatureElement | undefined): string | undefined {
  if (!element || element.impure || element.children.length > 0) return undefined;
  const characters = whiteSpace.test(element.text) ? element.text.replace(/[ \t\r\n]+/g, '') : element.text;
  return characters.length % 4 === 0 && base64.test(characters) ? characters : undefined;
}

const whiteSpace = /[ \t\r\n]/;
const base64 = /^[A-Za-z0-9+/]*(?:[AQgw]==|[AEIMQUYcgkosw048]=)?$/;

function missing(element: string): never {
  foreign('signature.part-missing', { element });
}

function notAcceptedTransform(transform: SignatureElement): never {
  foreign('signature.transform-not-accepted', { algorithm: attributeOf(transform, 'Algorithm') ?? '' });
}

function foreign(code: SignatureRemark['code'], params: SignatureRemark['params']): never {
  throw new ForeignSignatureError({ code, params });
}
