import { createPublicKey } from 'node:crypto';
import { anAuthority, type TestCertificate } from '../../support/certificates.js';
import { forgeSignature, x509Data } from '../signature/forge-signature.js';
import { invalid, unsupported, type Attack } from './attack.js';
import { authority, ecdsaBy, ellipticOffice, evilPacket, impostor, office, signedWith } from './genuine-packet.js';

const xmldsig11 = 'http://www.w3.org/2009/xmldsig11#';
const missing = unsupported('signature.certificate-missing');
const unreadable = unsupported('signature.certificate-unreadable');
const notRegistered = unsupported('signature.certificate-not-registered');
const mismatch = invalid('signature.value-mismatch');

const { n, e } = office.privateKey.export({ format: 'jwk' });
const plain = (base64url: string | undefined) => Buffer.from(base64url ?? '', 'base64url').toString('base64');
const keyValue = `<KeyValue><RSAKeyValue><Modulus>${plain(n)}</Modulus><Exponent>${plain(e)}</Exponent></RSAKeyValue></KeyValue>`;
const spki = createPublicKey(impostor.privateKey).export({ type: 'spki', format: 'der' });
const point = spki.subarray(-65).toString('base64');
const ecKeyValue = `<KeyValue><ECKeyValue xmlns="${xmldsig11}"><NamedCurve URI="urn:oid:1.2.840.10045.3.1.7"/><PublicKey>${point}</PublicKey></ECKeyValue></KeyValue>`;
const x509 = (content: string) => `<X509Data>${content}</X509Data>`;

/** Everything a key can be told by, and that names the sender, but is not the sender's certificate. */
const withoutCertificate: Readonly<Record<string, string>> = {
  'the public key itself': keyValue,
  'the public key in DER': `<DEREncodedKeyValue xmlns="${xmldsig11}">${createPublicKey(office.privateKey).export({ type: 'spki', format: 'der' }).toString('base64')}</DEREncodedKeyValue>`,
  'a name': `<KeyName>${office.sha256}</KeyName>`,
  'where to fetch it': '<RetrievalMethod URI="http://attacker.example/key"/>',
  'where to find it here': '<RetrievalMethod URI="#key" Type="http://www.w3.org/2000/09/xmldsig#X509Data"/>',
  'a reference to it': `<KeyInfoReference xmlns="${xmldsig11}" URI="#key"/>`,
  "the certificate's subject": x509('<X509SubjectName>CN=UBND tỉnh Giả Định,O=Cơ quan Giả Định,C=VN</X509SubjectName>'),
  'issuer and serial number': x509(
    `<X509IssuerSerial><X509IssuerName>CN=CA</X509IssuerName><X509SerialNumber>${BigInt(`0x${office.x509.serialNumber}`)}</X509SerialNumber></X509IssuerSerial>`,
  ),
  'its digest': x509(
    `<X509Digest xmlns="${xmldsig11}" Algorithm="http://www.w3.org/2001/04/xmlenc#sha256">${Buffer.from(office.sha256, 'hex').toString('base64')}</X509Digest>`,
  ),
  'a PGP key': '<PGPData><PGPKeyPacket>mQENBF</PGPKeyPacket></PGPData>',
  nothing: '',
};

const otherKeyInfos = Object.entries(withoutCertificate).map(([name, keyInfo]): Attack => {
  return [`instead of the certificate ${name}`, signedWith({ keyInfo }), missing];
});

/** The attacker's own key, and whatever makes it look like the sender's. */
const byImpostor = (keyInfo: string) => () => forgeSignature(evilPacket, { ...ecdsaBy(impostor), keyInfo });
const namesake = anAuthority({ name: 'CA của trục', key: 'p-256' });
const issuedByNamesake = namesake.issues({ name: 'UBND tỉnh Giả Định', key: 'p-256' });

const otherSigners: readonly Attack[] = [
  ['a certificate of the same subject', byImpostor(x509Data(impostor)), notRegistered],
  ['a certificate of the same subject, of a CA of the same name', byNamesake(issuedByNamesake), notRegistered],
  ['the same with that CA', byNamesake(issuedByNamesake, namesake), notRegistered],
  ['the same with that CA first', byNamesake(namesake, issuedByNamesake), notRegistered],
  ['the same with the real CA', byNamesake(issuedByNamesake, authority), notRegistered],
  ["the sender's certificate, another key", byImpostor(x509Data(ellipticOffice)), mismatch],
  ["the sender's certificate behind the impostor's", byImpostor(x509Data(impostor, ellipticOffice)), mismatch],
  ["the sender's certificate before the impostor's", byImpostor(x509Data(ellipticOffice, impostor)), mismatch],
  ['the same in two X509Data', byImpostor(x509Data(impostor) + x509Data(ellipticOffice)), mismatch],
  ["the impostor's key beside the sender's certificate", byImpostor(ecKeyValue + x509Data(ellipticOffice)), mismatch],
  ["the impostor's key behind the sender's certificate", byImpostor(x509Data(ellipticOffice) + ecKeyValue), mismatch],
  ["the impostor's key alone", byImpostor(ecKeyValue), missing],
  ["the sender's name for the impostor's key", byImpostor(`<KeyName>${office.sha256}</KeyName>${ecKeyValue}`), missing],
  ["the sender's certificate with the impostor's key inside", byImpostor(encoded(withForeignKey())), notRegistered],
];

/** The genuine signature with something else where its certificate was. */
const der = office.der;
const spoiltCertificates: readonly Attack[] = [
  ['the certificate cut short', signedWith({ keyInfo: encoded(der.subarray(0, -1)) }), unreadable],
  [
    'the certificate with a byte behind it',
    signedWith({ keyInfo: encoded(Buffer.concat([der, Buffer.alloc(1)])) }),
    unreadable,
  ],
  ['the certificate twice in one', signedWith({ keyInfo: encoded(Buffer.concat([der, der])) }), unreadable],
  [
    'the certificate in PEM',
    signedWith({ keyInfo: x509(`<X509Certificate>${office.certificatePem}</X509Certificate>`) }),
    unreadable,
  ],
  [
    'the certificate in hexadecimal',
    signedWith({ keyInfo: x509(`<X509Certificate>${der.toString('hex')}</X509Certificate>`) }),
    unreadable,
  ],
  ['an empty certificate', signedWith({ keyInfo: x509('<X509Certificate/>') }), unreadable],
  ['a certificate that is none', signedWith({ keyInfo: encoded(Buffer.from('0'.repeat(300))) }), unreadable],
  [
    'the certificate in KeyInfo itself',
    signedWith({ keyInfo: x509Data(office).replaceAll(/<\/?X509Data>/g, '') }),
    missing,
  ],
  ['the certificate in an element nobody knows', signedWith({ keyInfo: x509(`<x>${x509Data(office)}</x>`) }), missing],
  [
    'the certificate in another namespace',
    signedWith({ keyInfo: x509Data(office).replace('X509Certificate', '$& xmlns="urn:x"') }),
    missing,
  ],
  [
    'the certificate as a CRL',
    signedWith({ keyInfo: x509Data(office).replaceAll('X509Certificate', 'X509CRL') }),
    missing,
  ],
  [
    'a crowd of certificates',
    signedWith({ keyInfo: x509Data(...Array.from({ length: 17 }, () => office)) }),
    invalid('signature.part-repeated'),
  ],
];

export const keys: readonly Attack[] = [...otherKeyInfos, ...otherSigners, ...spoiltCertificates];

function byNamesake(...chain: readonly TestCertificate[]): () => string {
  return () => forgeSignature(evilPacket, { ...ecdsaBy(issuedByNamesake), keyInfo: x509Data(...chain) });
}

function encoded(certificate: Uint8Array): string {
  return x509(`<X509Certificate>${Buffer.from(certificate).toString('base64')}</X509Certificate>`);
}

/** Byte for byte the sender's, but for the key: only its issuer's signature tells. */
function withForeignKey(): Buffer {
  const key = createPublicKey(ellipticOffice.privateKey).export({ type: 'spki', format: 'der' });
  const certificate = Buffer.from(ellipticOffice.der);
  spki.copy(certificate, certificate.indexOf(key));
  return certificate;
}
