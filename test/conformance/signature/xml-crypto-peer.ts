import { createHash, sign, verify, type KeyLike } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml, type HashAlgorithm, type SignatureAlgorithm } from 'xml-crypto';
import type { TestCertificate } from '../../support/certificates.js';
import { c14n, enveloped, exclusive } from './forge-signature.js';

export interface PeerOrder {
  readonly signer: TestCertificate;
  readonly canonicalization?: typeof c14n | typeof exclusive;
  /** After enveloped-signature; none by default asks for C14N 1.0. */
  readonly transform?: typeof c14n | typeof exclusive;
  readonly inclusivePrefixes?: readonly string[];
  readonly digest?: string;
  readonly signature?: string;
}

/** Signs as the JavaScript world does. */
export function signWithXmlCrypto(packet: string, order: PeerOrder): string {
  const signed = withEveryAlgorithm(
    new SignedXml({
      privateKey: order.signer.keyPem,
      publicCert: order.signer.certificatePem,
      canonicalizationAlgorithm: order.canonicalization ?? exclusive,
      signatureAlgorithm: order.signature ?? 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    }),
  );
  signed.addReference({
    xpath: '/*',
    isEmptyUri: true,
    transforms: [enveloped, ...(order.transform ? [order.transform] : [])],
    digestAlgorithm: order.digest ?? 'http://www.w3.org/2001/04/xmlenc#sha256',
    inclusiveNamespacesPrefixList: [...(order.inclusivePrefixes ?? [])],
  });
  signed.computeSignature(packet, {
    location: { reference: "//*[local-name()='edXMLHeader']", action: 'append' },
  });
  return signed.getSignedXml();
}

/** Whether xml-crypto takes the signature for one made by this certificate. */
export function isValidForXmlCrypto(packet: string, { certificatePem }: TestCertificate): boolean {
  const document = new DOMParser().parseFromString(packet, 'text/xml');
  const [signature] = document.getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature');
  const signed = withEveryAlgorithm(new SignedXml({ publicCert: certificatePem }));
  signed.loadSignature(String(signature));
  return signed.checkSignature(packet);
}

const sha384 = 'http://www.w3.org/2001/04/xmldsig-more#sha384';

/** xml-crypto brings canonical forms and structure; what its tables lack is a line of node:crypto each. */
function withEveryAlgorithm(signed: SignedXml): SignedXml {
  signed.HashAlgorithms[sha384] = hashing(sha384, 'sha384');
  for (const size of [256, 384, 512]) {
    const ecdsa = `http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha${size}`;
    signed.SignatureAlgorithms[ecdsa] = signing(ecdsa, `sha${size}`, { dsaEncoding: 'ieee-p1363' });
  }
  const rsaSha384 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384';
  signed.SignatureAlgorithms[rsaSha384] = signing(rsaSha384, 'sha384', {});
  return signed;
}

function hashing(identifier: string, name: string) {
  return class implements HashAlgorithm {
    getAlgorithmName = () => identifier;
    getHash = (xml: string) => createHash(name).update(xml).digest('base64');
  };
}

function signing(identifier: string, hash: string, scheme: object) {
  return class implements SignatureAlgorithm {
    getAlgorithmName = () => identifier;
    getSignature = (signedInfo: unknown, key: unknown) =>
      sign(hash, Buffer.from(String(signedInfo)), { key: key as KeyLike, ...scheme } as never).toString('base64');
    verifySignature = (material: string, key: unknown, value: string) =>
      verify(hash, Buffer.from(material), { key, ...scheme } as never, Buffer.from(value, 'base64'));
  };
}
