import { readCertificate, signPacketBytes, verifyPacketAlone } from '@edoc-axis/signature';
import { anAuthority, aSelfSignedCertificate, type TestCertificate } from '../../support/certificates.js';
import { aPacket } from './a-packet.js';
import { measure } from './judging.js';

const authority = anAuthority();
const office = authority.issues();
const at = new Date();
const trust = [readCertificate(authority.der)];

const signedBy = ({ keyPem: key, certificatePem: certificate }: TestCertificate) =>
  signPacketBytes(Buffer.from(aPacket()), { key, certificate });

describe('verifying a packet with nothing but the packet', () => {
  it('is valid when its certificate leads to a CA that is believed', () => {
    expect(verifyPacketAlone(measure(signedBy(office)), { trust, at })).toMatchObject({
      verdict: 'valid',
      authority: 'trusted',
      agency: 'not-checked',
      certificate: { sha256: office.sha256, issuer: expect.stringContaining('CA thử nghiệm') },
    });
  });

  it('is untrusted when it leads to none, and names the issuer', () => {
    const stranger = anAuthority({ name: 'CA lạ' }).issues();
    expect(verifyPacketAlone(measure(signedBy(stranger)), { trust, at })).toMatchObject({
      verdict: 'untrusted',
      code: 'signature.untrusted',
      params: { issuer: expect.stringContaining('CA lạ') },
      authority: 'untrusted',
    });
    expect(verifyPacketAlone(measure(signedBy(office)), { trust: [], at }).verdict).toBe('untrusted');
  });

  it('says that nobody looked who issued the certificate when no CA is given', () => {
    expect(verifyPacketAlone(measure(signedBy(aSelfSignedCertificate())), { trust: 'not-checked', at })).toMatchObject({
      verdict: 'valid',
      authority: 'not-checked',
    });
  });

  it('is invalid when the packet was altered, whoever is believed', () => {
    const altered = signedBy(office).toString().replace('V/v thử', 'V/v thứ');
    expect(verifyPacketAlone(measure(altered), { trust, at })).toMatchObject({
      verdict: 'invalid',
      code: 'signature.digest-mismatch',
    });
  });

  it('is expired or not yet valid as the certificate is', () => {
    const measured = measure(signedBy(office));
    expect(verifyPacketAlone(measured, { trust: 'not-checked', at: new Date('2000-01-01') }).verdict).toBe(
      'not-yet-valid',
    );
    expect(verifyPacketAlone(measured, { trust: 'not-checked', at: new Date('2200-01-01') }).verdict).toBe('expired');
  });

  it('is absent for an unsigned packet', () => {
    expect(verifyPacketAlone(measure(aPacket()), { trust, at })).toMatchObject({
      verdict: 'absent',
      params: { agency: 'H36.15' },
    });
  });
});
