import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import type { TestCertificate } from '../../support/certificates.js';
import { c14n, enveloped, exclusive } from './forge-signature.js';
import { digestIdentifiers, signatureIdentifier } from './identifiers.js';
import { withEveryAlgorithm } from './xml-crypto-algorithms.js';

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
      signatureAlgorithm: order.signature ?? signatureIdentifier('rsa-sha256'),
    }),
  );
  signed.addReference({
    xpath: '/*',
    isEmptyUri: true,
    transforms: [enveloped, ...(order.transform ? [order.transform] : [])],
    digestAlgorithm: order.digest ?? digestIdentifiers.sha256,
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
