import { DOMParser, type Document } from '@xmldom/xmldom';
import { createHash, sign } from 'node:crypto';
import { C14nCanonicalization, ExclusiveCanonicalization, findAncestorNs } from 'xml-crypto';
import type { TestCertificate } from '../../support/certificates.js';

export const c14n = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
export const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const rsaSha256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
export const sha256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

export interface Forgery {
  readonly signer: TestCertificate;
  /** Of SignedInfo. */
  readonly canonicalization?: string;
  /** Inner XML of Transforms; enveloped-signature and exclusive canonicalization by default. */
  readonly transforms?: string;
  /** How the document is really canonicalized before it is digested. */
  readonly documentForm?: typeof c14n | typeof exclusive;
  readonly inclusivePrefixes?: readonly string[];
  readonly uri?: string;
  readonly digestMethod?: string;
  readonly digest?: string;
  readonly signatureMethod?: string;
  /** Makes the signature value from the canonical SignedInfo; RSA PKCS#1 v1.5 with SHA-256 by default. */
  readonly makeValue?: (signedInfo: Buffer) => Buffer;
  /** What the forger does to SignedInfo before it is signed. */
  readonly beforeSigning?: (signedInfo: string) => string;
  /** And to the finished Signature. */
  readonly afterSigning?: (signature: string) => string;
  readonly keyInfo?: string;
}

/**
 * Signs a packet in any way one likes, good or bad, with the canonical forms of xml-crypto and not ours: a forged
 * signature is genuine in every respect but the one the test is about.
 */
export function forgeSignature(packet: string, forgery: Forgery): string {
  const digestValue = createHash(forgery.digest ?? 'sha256')
    .update(canonicalDocument(packet, forgery))
    .digest('base64');
  const signedInfo = (forgery.beforeSigning ?? same)(signedInfoOf(forgery, digestValue));
  const unfinished = putIntoHeader(packet, `<Signature xmlns="${namespace}">${signedInfo}</Signature>`);
  const value = (forgery.makeValue ?? rsaWith(forgery.signer))(canonicalSignedInfo(unfinished, forgery));
  const keyInfo = forgery.keyInfo ?? x509Data(forgery.signer);
  const signature = `<Signature xmlns="${namespace}">${signedInfo}<SignatureValue>${value.toString('base64')}</SignatureValue><KeyInfo>${keyInfo}</KeyInfo></Signature>`;
  return putIntoHeader(packet, (forgery.afterSigning ?? same)(signature));
}

/** The only place where a signature belongs. */
export function putIntoHeader(packet: string, signature: string): string {
  return packet.replace('</edXML:edXMLHeader>', () => `${signature}</edXML:edXMLHeader>`);
}

export function x509Data(...certificates: readonly TestCertificate[]): string {
  const elements = certificates.map(({ der }) => `<X509Certificate>${der.toString('base64')}</X509Certificate>`);
  return `<X509Data>${elements.join('')}</X509Data>`;
}

const namespace = 'http://www.w3.org/2000/09/xmldsig#';

function signedInfoOf(forgery: Forgery, digestValue: string): string {
  const transforms = forgery.transforms ?? `<Transform Algorithm="${enveloped}"/><Transform Algorithm="${exclusive}"/>`;
  return (
    `<SignedInfo><CanonicalizationMethod Algorithm="${forgery.canonicalization ?? exclusive}"/>` +
    `<SignatureMethod Algorithm="${forgery.signatureMethod ?? rsaSha256}"/>` +
    `<Reference URI="${forgery.uri ?? ''}"><Transforms>${transforms}</Transforms>` +
    `<DigestMethod Algorithm="${forgery.digestMethod ?? sha256}"/><DigestValue>${digestValue}</DigestValue>` +
    '</Reference></SignedInfo>'
  );
}

function canonicalDocument(packet: string, forgery: Forgery): string {
  const document = parse(packet);
  const options = { inclusiveNamespacesPrefixList: [...(forgery.inclusivePrefixes ?? [])] };
  return canonicalizerOf(forgery.documentForm ?? exclusive).process(document.documentElement, options);
}

function canonicalSignedInfo(packet: string, forgery: Forgery): Buffer {
  const document = parse(packet);
  const [signedInfo] = document.getElementsByTagName('SignedInfo');
  const ancestorNamespaces = findAncestorNs(document, "//*[local-name()='SignedInfo']");
  const form = canonicalizerOf(forgery.canonicalization ?? exclusive);
  return Buffer.from(form.process(signedInfo, { ancestorNamespaces }));
}

function canonicalizerOf(form: string) {
  return form === c14n ? new C14nCanonicalization() : new ExclusiveCanonicalization();
}

function rsaWith({ privateKey }: TestCertificate): (signedInfo: Buffer) => Buffer {
  return (signedInfo) => sign('sha256', signedInfo, privateKey);
}

function parse(xml: string): Document {
  return new DOMParser().parseFromString(xml, 'text/xml');
}

function same(text: string): string {
  return text;
}
