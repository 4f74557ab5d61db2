import { DOMParser } from '@xmldom/xmldom';
import { constants, createHash, sign, verify, type KeyLike } from 'node:crypto';
import { SignedXml, type HashAlgorithm, type SignatureAlgorithm } from 'xml-crypto';
import type { TestCertificate } from '../../support/certificates.js';
import { enveloped } from '../signature/forge-signature.js';
import { digestIdentifiers, formIdentifiers, signatureIdentifier, type SignatureOrder } from './signature-order.js';

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

/** xml-crypto brings canonical forms and structure; what its tables lack is a line of node:crypto each. */
function withEveryAlgorithm(signed: SignedXml): SignedXml {
  signed.HashAlgorithms[digestIdentifiers.sha384] = hashing(digestIdentifiers.sha384, 'sha384');
  for (const hash of ['sha256', 'sha384', 'sha512'] as const) {
    const schemes = {
      rsa: {},
      ecdsa: { dsaEncoding: 'ieee-p1363' },
      'rsa-pss': { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
    };
    for (const [scheme, options] of Object.entries(schemes)) {
      const identifier = signatureIdentifier(`${scheme as keyof typeof schemes}-${hash}`);
      signed.SignatureAlgorithms[identifier] = signing(identifier, hash, options);
    }
  }
  return signed;
}

function hashing(identifier: string, hash: string) {
  return class implements HashAlgorithm {
    getAlgorithmName = () => identifier;
    getHash = (xml: string) => createHash(hash).update(xml).digest('base64');
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
