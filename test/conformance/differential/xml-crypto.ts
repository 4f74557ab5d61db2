import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';
import type { TestCertificate } from '../../support/certificates.js';
import { enveloped } from '../signature/forge-signature.js';
import { digestIdentifiers, signatureIdentifier } from '../signature/identifiers.js';
import { withEveryAlgorithm } from '../signature/xml-crypto-algorithms.js';
import { formIdentifiers, type SignatureOrder } from './signature-order.js';

const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';

/** The Signature element that xml-crypto makes for a packet; it belongs into its header. */
export function signWithXmlCrypto(packet: string, order: SignatureOrder, signer: TestCertificate): string {
  const signed = withEveryAlgorithm(
    new SignedXml({
      privateKey: signer.keyPem,
      publicCert: signer.certificatePem,
      canonicalizationAlgorithm: formIdentifiers[order.canonicalization],
      signatureAlgorithm: signatureIdentifier(order.algorithm),
      inclusiveNamespacesPrefixList: [...order.infoPrefixes],
    }),
  );
  signed.addReference({
    xpath: '/*',
    isEmptyUri: true,
    transforms: [enveloped, ...(order.transform ? [formIdentifiers[order.transform]] : [])],
    digestAlgorithm: digestIdentifiers[order.digest],
    inclusiveNamespacesPrefixList: [...order.documentPrefixes],
  });
  signed.computeSignature(packet, { location: { reference: "//*[local-name()='edXMLHeader']", action: 'append' } });
  return signed.getSignatureXml();
}

/** Whether xml-crypto takes the packet for signed with this certificate. What it throws is a no. */
export function isValidForXmlCrypto(packet: string, { certificatePem }: TestCertificate): boolean {
  try {
    const [signature] = new DOMParser()
      .parseFromString(packet, 'text/xml')
      .getElementsByTagNameNS(xmldsig, 'Signature');
    const signed = withEveryAlgorithm(new SignedXml({ publicCert: certificatePem }));
    signed.loadSignature(String(signature));
    return signed.checkSignature(packet);
  } catch {
    return false;
  }
}
