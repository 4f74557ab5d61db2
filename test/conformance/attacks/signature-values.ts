import { constants, createHmac, createPublicKey, sign } from 'node:crypto';
import { forgeSignature, putIntoHeader, type Forgery } from '../signature/forge-signature.js';
import { invalid, unsupported, type Attack } from './attack.js';
import { ecdsaBy, ellipticOffice, evilPacket, office, packet, signatureOf, signedWith } from './genuine-packet.js';

const xmldsig = 'http://www.w3.org/2000/09/xmldsig#';
const more = 'http://www.w3.org/2001/04/xmldsig-more#';

/** What everybody knows of a certificate, taken for a secret. */
const publicSecrets = {
  'the certificate in DER': office.der,
  'the certificate in PEM': office.certificatePem,
  'the certificate as the packet has it': office.der.toString('base64'),
  'the public key': createPublicKey(office.privateKey).export({ type: 'spki', format: 'der' }),
  'the public key in PEM': createPublicKey(office.privateKey).export({ type: 'spki', format: 'pem' }),
  'the modulus': Buffer.from(office.privateKey.export({ format: 'jwk' }).n ?? '', 'base64url'),
  nothing: '',
};

const macs = {
  [`${xmldsig}hmac-sha1`]: 'sha1',
  [`${more}hmac-md5`]: 'md5',
  [`${more}hmac-sha256`]: 'sha256',
  [`${more}hmac-sha384`]: 'sha384',
  [`${more}hmac-sha512`]: 'sha512',
  [`${more}hmac-ripemd160`]: 'ripemd160',
};

const hmacs = Object.entries(macs).flatMap(([signatureMethod, hash]) =>
  Object.entries(publicSecrets).map(([name, secret]): Attack => {
    const makeValue = (signedInfo: Buffer) => createHmac(hash, secret).update(signedInfo).digest();
    const title = `${signatureMethod.slice(signatureMethod.indexOf('#') + 1)} with ${name} as its secret`;
    return [title, signedWith({ signatureMethod, makeValue }), invalid('signature.hmac-refused')];
  }),
);

/** A value of so few bits is soon guessed. */
const shortMacs = [0, 1, 8].map((bits): Attack => {
  const length = `<HMACOutputLength>${bits}</HMACOutputLength>`;
  const build = signedWith({
    signatureMethod: `${more}hmac-sha256`,
    makeValue: () => Buffer.alloc(Math.ceil(bits / 8)),
    beforeSigning: (text) => text.replace(/(<SignatureMethod [^>]*)\/>/, `$1>${length}</SignatureMethod>`),
  });
  return [`hmac-sha256 cut to ${bits} bits`, build, invalid('signature.hmac-refused')];
});

const rsaValue =
  (hash: string, options: object = {}) =>
  (signedInfo: Buffer) =>
    sign(hash, signedInfo, { key: office.privateKey, ...options });
const ecdsaValue =
  (hash: string, options: object = { dsaEncoding: 'ieee-p1363' }) =>
  (signedInfo: Buffer) =>
    sign(hash, signedInfo, { key: ellipticOffice.privateKey, ...options });
const pss = (saltLength: number) => ({ padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });

const rsaSha256 = `${more}rsa-sha256`;
const pssSha256 = 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1';
const pssSha1 = 'http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1';
const ecdsaSha256 = `${more}ecdsa-sha256`;

const byRsa = (forgery: Partial<Forgery>) => signedWith(forgery);
const byEcdsa = (makeValue: Forgery['makeValue'], signatureMethod = ecdsaSha256) =>
  signedWith({ ...ecdsaBy(ellipticOffice), signatureMethod, makeValue });

const sha1Digest = { digest: 'sha1', digestMethod: `${xmldsig}sha1` };
const sha1Signature = { signatureMethod: `${xmldsig}rsa-sha1`, makeValue: rsaValue('sha1') };
const weak = unsupported('signature.weak');

/** Genuine in every other respect, but SHA-1 was not allowed for this sender. */
const sha1s: readonly Attack[] = [
  ['SHA-1 of the document', signedWith(sha1Digest), weak],
  ['SHA-1 in the signature', signedWith(sha1Signature), weak],
  ['SHA-1 everywhere', signedWith({ ...sha1Digest, ...sha1Signature }), weak],
  ['SHA-1 with PSS', signedWith({ signatureMethod: pssSha1, makeValue: rsaValue('sha1', pss(20)) }), weak],
  ['SHA-1 with ECDSA', byEcdsa(ecdsaValue('sha1'), `${more}ecdsa-sha1`), weak],
];

const n256 = Buffer.from('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551', 'hex');
const modulus = Buffer.from(office.privateKey.export({ format: 'jwk' }).n ?? '', 'base64url');
const numbered = (bytes: number, value: number) => Buffer.concat([Buffer.alloc(bytes - 1), Buffer.of(value)]);
const swapped = (value: Buffer) => Buffer.concat([value.subarray(32), value.subarray(0, 32)]);
const mismatch = invalid('signature.value-mismatch');

const falseValues: readonly Attack[] = [
  ['RSA: 0', byRsa({ makeValue: () => Buffer.alloc(256) }), mismatch],
  ['RSA: 1', byRsa({ makeValue: () => numbered(256, 1) }), mismatch],
  ['RSA: the modulus', byRsa({ makeValue: () => modulus }), mismatch],
  ['RSA: no value', byRsa({ makeValue: () => Buffer.alloc(0) }), mismatch],
  ['RSA: another hash than is named', byRsa({ makeValue: rsaValue('sha512') }), mismatch],
  ['RSA: PSS where PKCS#1 v1.5 is named', byRsa({ makeValue: rsaValue('sha256', pss(32)) }), mismatch],
  ['RSA: PKCS#1 v1.5 where PSS is named', byRsa({ signatureMethod: pssSha256 }), mismatch],
  ['PSS without salt', byRsa({ signatureMethod: pssSha256, makeValue: rsaValue('sha256', pss(0)) }), mismatch],
  [
    'PSS with a salt of all there is',
    byRsa({ signatureMethod: pssSha256, makeValue: rsaValue('sha256', pss(222)) }),
    mismatch,
  ],
  [
    'RSA: a value a byte too short',
    byRsa({ makeValue: (info) => rsaValue('sha256')(info).subarray(0, 255) }),
    mismatch,
  ],
  [
    'RSA: a value a byte too long',
    byRsa({ makeValue: (info) => Buffer.concat([rsaValue('sha256')(info), Buffer.alloc(1)]) }),
    mismatch,
  ],
  [
    'RSA: a zero before the value',
    byRsa({ makeValue: (info) => Buffer.concat([Buffer.alloc(1), rsaValue('sha256')(info)]) }),
    mismatch,
  ],
  ['RSA where ECDSA is named', byRsa({ signatureMethod: ecdsaSha256 }), invalid('signature.key-does-not-fit')],
  ['ECDSA where RSA is named', byEcdsa(ecdsaValue('sha256'), rsaSha256), invalid('signature.key-does-not-fit')],
  ['ECDSA: r and s are 0', byEcdsa(() => Buffer.alloc(64)), mismatch],
  ['ECDSA: r and s are 1', byEcdsa(() => Buffer.concat([numbered(32, 1), numbered(32, 1)])), mismatch],
  ['ECDSA: r and s are the order of the curve', byEcdsa(() => Buffer.concat([n256, n256])), mismatch],
  ['ECDSA: no value', byEcdsa(() => Buffer.alloc(0)), mismatch],
  ['ECDSA: r and s exchanged', byEcdsa((info) => swapped(ecdsaValue('sha256')(info))), mismatch],
  ['ECDSA: in DER', byEcdsa(ecdsaValue('sha256', {})), mismatch],
  ['ECDSA: zeros before r and s', byEcdsa((info) => padded(ecdsaValue('sha256')(info))), mismatch],
  ['ECDSA: another hash than is named', byEcdsa(ecdsaValue('sha384')), mismatch],
  [
    'the signature of another packet',
    () => putIntoHeader(packet, signatureOf(forgeSignature(evilPacket, { signer: office }))),
    invalid('signature.digest-mismatch'),
  ],
];

export const signatureValues: readonly Attack[] = [...hmacs, ...shortMacs, ...sha1s, ...falseValues];

/** Each half a byte longer, as some write numbers. */
function padded(value: Buffer): Buffer {
  const zero = Buffer.alloc(1);
  return Buffer.concat([zero, value.subarray(0, 32), zero, value.subarray(32)]);
}
