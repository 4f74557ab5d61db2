import { signPacketBytes, verifyPacketAlone, readCertificate, type SigningOptions } from '@edoc-axis/signature';
import { readdirSync, readFileSync } from 'node:fs';
import { anAuthority } from '../../support/certificates.js';
import { describeWith } from '../../support/tools.js';
import { aPacket } from './a-packet.js';
import { c14n, exclusive } from './forge-signature.js';
import { judge, measure, registering } from './judging.js';
import { isValidForXmlsec1, signWithXmlsec1 } from './xmlsec1-peer.js';

const authority = anAuthority();
const rsa = authority.issues();
const elliptic = authority.issues({ key: 'p-384' });
const packet = aPacket({
  rootAttributes: ' xmlns:unused="urn:unused" xml:lang="vi" xml:space="default"',
  recipients: 3,
});
const more = 'http://www.w3.org/2001/04/xmldsig-more#';

describeWith('xmlsec1', 'what xmlsec1 signs is valid here', (path) => {
  it.each([
    ['exclusive C14N throughout', { canonicalization: exclusive, transform: exclusive }],
    ['C14N 1.0 throughout', { canonicalization: c14n, transform: c14n }],
    ['no transform behind enveloped-signature', { canonicalization: c14n }],
    ['inclusive prefixes', { transform: exclusive, inclusivePrefixes: ['unused', 'edXML', '#default'] }],
    ['SHA-384', { digest: `${more}sha384`, signature: `${more}rsa-sha384` }],
    ['SHA-512', { digest: 'http://www.w3.org/2001/04/xmlenc#sha512', signature: `${more}rsa-sha512` }],
  ] as const)('with %s', (_, order) => {
    expect(judge(signWithXmlsec1(path, packet, rsa, order), registering(rsa)).verdict).toBe('valid');
  });

  it.each(['p-256', 'p-384', 'p-521'] as const)('with ECDSA on %s', (key) => {
    const signer = authority.issues({ key });
    const signed = signWithXmlsec1(path, packet, signer, { signature: `${more}ecdsa-sha256` });
    expect(judge(signed, registering(signer)).verdict).toBe('valid');
  });

  it('altered afterwards it is invalid', () => {
    const signed = signWithXmlsec1(path, packet, rsa, {}).replace('V/v thử', 'V/v thứ');
    expect(judge(signed, registering(rsa)).verdict).toBe('invalid');
    expect(isValidForXmlsec1(path, signed, authority)).toBe(false);
  });
});

describeWith('xmlsec1', 'what we sign is valid for xmlsec1', (path) => {
  const cases: [string, Partial<SigningOptions>][] = [
    ['as we emit it', {}],
    ['with C14N 1.0', { canonicalization: 'c14n' }],
    ['with SHA-384', { digest: 'sha384', signatureAlgorithm: 'rsa-sha384' }],
    ['with SHA-512', { digest: 'sha512', signatureAlgorithm: 'rsa-sha512' }],
  ];
  it.each(cases)('%s', (_, options) => {
    const { keyPem: key, certificatePem: certificate } = rsa;
    const signed = signPacketBytes(Buffer.from(packet), { key, certificate, ...options });
    expect(isValidForXmlsec1(path, signed, authority)).toBe(true);
  });

  it('with an ECDSA key', () => {
    const { keyPem: key, certificatePem: certificate } = elliptic;
    const signed = signPacketBytes(Buffer.from(packet), { key, certificate, signatureAlgorithm: 'ecdsa-sha384' });
    expect(isValidForXmlsec1(path, signed, authority)).toBe(true);
  });

  it('with a CA in between that travels along', () => {
    const below = authority.issuesAuthority();
    const signer = below.issues();
    const certificate = signer.certificatePem + below.certificatePem;
    const signed = signPacketBytes(Buffer.from(packet), { key: signer.keyPem, certificate });
    expect(isValidForXmlsec1(path, signed, authority)).toBe(true);
    const trust = [readCertificate(authority.der)];
    expect(verifyPacketAlone(measure(signed), { trust, at: new Date() })).toMatchObject({
      verdict: 'valid',
      authority: 'trusted',
    });
  });

  const samples = new URL('../packets/', import.meta.url);
  it.each(readdirSync(samples).filter((name) => name.endsWith('.edxml')))("in a vendor's %s", (name) => {
    const { keyPem: key, certificatePem: certificate } = rsa;
    const signed = signPacketBytes(readFileSync(new URL(name, samples)), { key, certificate });
    expect(isValidForXmlsec1(path, signed, authority)).toBe(true);
    expect(measure(signed).signature.presence).toBe('present');
  });
});
