import { signPacketBytes, type SigningOptions } from '@edoc-axis/signature';
import { anAuthority } from '../../support/certificates.js';
import { aPacket } from './a-packet.js';
import { c14n, exclusive } from './forge-signature.js';
import { judge, registering } from './judging.js';
import { isValidForXmlCrypto, signWithXmlCrypto } from './xml-crypto-peer.js';

const authority = anAuthority();
const rsa = authority.issues();
const elliptic = authority.issues({ key: 'p-256' });
const packet = aPacket({ rootAttributes: ' xmlns:unused="urn:unused"', recipients: 3 });
const more = 'http://www.w3.org/2001/04/xmldsig-more#';

describe('what xml-crypto signs is valid here', () => {
  it.each([
    ['exclusive C14N throughout', { canonicalization: exclusive, transform: exclusive }],
    ['C14N 1.0 throughout', { canonicalization: c14n, transform: c14n }],
    ['no transform behind enveloped-signature', { canonicalization: exclusive }],
    ['inclusive prefixes', { transform: exclusive, inclusivePrefixes: ['unused', 'edXML'] }],
    ['SHA-384', { transform: exclusive, digest: `${more}sha384`, signature: `${more}rsa-sha384` }],
    ['SHA-512', { digest: 'http://www.w3.org/2001/04/xmlenc#sha512', signature: `${more}rsa-sha512` }],
    ['PSS', { signature: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1' }],
  ] as const)('with %s', (_, order) => {
    expect(judge(signWithXmlCrypto(packet, { signer: rsa, ...order }), registering(rsa)).verdict).toBe('valid');
  });

  it.each(['p-256', 'p-384', 'p-521'] as const)('with ECDSA on %s', (key) => {
    const signer = authority.issues({ key });
    const signed = signWithXmlCrypto(packet, { signer, signature: `${more}ecdsa-sha256` });
    expect(judge(signed, registering(signer)).verdict).toBe('valid');
  });
});

describe('what we sign is valid for xml-crypto', () => {
  const cases: [string, Partial<SigningOptions>][] = [
    ['as we emit it', {}],
    ['with C14N 1.0', { canonicalization: 'c14n' }],
    ['with SHA-512', { digest: 'sha512', signatureAlgorithm: 'rsa-sha512' }],
    ['with PSS', { signatureAlgorithm: 'rsa-pss-sha256' }],
  ];
  it.each(cases)('%s', (_, options) => {
    const signed = signPacketBytes(Buffer.from(packet), {
      key: rsa.keyPem,
      certificate: rsa.certificatePem,
      ...options,
    });
    expect(isValidForXmlCrypto(signed.toString(), rsa)).toBe(true);
    expect(judge(signed, registering(rsa)).verdict).toBe('valid');
  });

  it('with an ECDSA key', () => {
    const { keyPem: key, certificatePem: certificate } = elliptic;
    const signed = signPacketBytes(Buffer.from(packet), { key, certificate });
    expect(isValidForXmlCrypto(signed.toString(), elliptic)).toBe(true);
    expect(judge(signed, registering(elliptic))).toMatchObject({
      verdict: 'valid',
      algorithms: { signature: 'ecdsa-sha256' },
    });
  });
});
