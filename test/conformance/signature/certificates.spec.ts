import { chainToTrust, flawOfKey, readCertificate, readCertificates } from '@edoc-axis/signature';
import { anAuthority, aSelfSignedCertificate, type TestCertificate } from '../../support/certificates.js';

const root = anAuthority({ name: 'CA gốc' });
const middle = root.issuesAuthority({ name: 'CA giữa' });
const office = middle.issues({ name: 'Văn thư', organisation: 'UBND tỉnh A, văn phòng' });
const now = new Date();

const certificate = (of: TestCertificate) => readCertificate(of.der);

describe('reading a certificate', () => {
  it('gives what a person needs to recognise it', () => {
    expect(certificate(office).facts).toEqual({
      subject: 'CN=Văn thư, O=UBND tỉnh A\\, văn phòng, C=VN',
      issuer: 'CN=CA giữa, O=Cơ quan Giả Định, C=VN',
      serial: expect.stringMatching(/^4A[0-9A-F]{30}$/),
      notBefore: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/),
      notAfter: expect.stringMatching(/Z$/),
      sha256: office.sha256,
    });
  });

  it('takes PEM and DER', () => {
    expect(readCertificate(office.certificatePem).facts).toEqual(readCertificate(office.der).facts);
  });

  it('reads every certificate of a PEM file in order', () => {
    const file = `văn bản trước\n${office.certificatePem}\n${middle.certificatePem}`;
    expect(readCertificates(file).map(({ facts }) => facts.sha256)).toEqual([office.sha256, middle.sha256]);
  });

  it.each([
    ['nothing', '', 'certificate.not-a-certificate'],
    ['text', 'không phải chứng thư', 'certificate.not-a-certificate'],
    ['bytes', Buffer.alloc(500, 0x30), 'certificate.not-a-certificate'],
    ['a private key', office.keyPem, 'certificate.private-key-included'],
    ['a certificate with its key', office.certificatePem + office.keyPem, 'certificate.private-key-included'],
    ['too much', Buffer.alloc(20_000), 'certificate.too-large'],
  ])('refuses %s', (_, source, code) => {
    expect(() => readCertificate(source)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses a file of certificates with a private key among them', () => {
    expect(() => readCertificates(office.keyPem + office.certificatePem)).toThrow(
      expect.objectContaining({ code: 'certificate.private-key-included' }),
    );
  });

  it('refuses a certificate cut short', () => {
    for (const length of [1, 10, 100, office.der.length - 1]) {
      expect(() => readCertificate(office.der.subarray(0, length))).toThrow(
        expect.objectContaining({ code: 'certificate.not-a-certificate' }),
      );
    }
  });
});

describe('keys', () => {
  it.each(['rsa-2048', 'rsa-3072', 'p-256', 'p-384', 'p-521'] as const)('%s is accepted', (key) => {
    expect(flawOfKey(certificate(aSelfSignedCertificate({ key })).publicKey)).toBeUndefined();
  });

  it.each([
    ['rsa-1024', 'signature.key-too-small'],
    ['secp256k1', 'signature.key-not-accepted'],
    ['ed25519', 'signature.key-not-accepted'],
  ] as const)('%s is not', (key, code) => {
    expect(flawOfKey(certificate(aSelfSignedCertificate({ key })).publicKey)).toMatchObject({ code });
  });
});

describe('the path to a CA', () => {
  const roots = [certificate(root)];
  const path = (of: TestCertificate, between: readonly TestCertificate[] = [], at = now) =>
    chainToTrust(certificate(of), between.map(certificate), roots, at);

  it('leads over a CA in between', () => {
    expect(path(office, [middle])).toMatchObject({ trusted: true, path: { length: 3 } });
  });

  it('breaks where the CA in between is missing', () => {
    expect(path(office)).toMatchObject({
      trusted: false,
      problem: 'no-issuer',
      at: { facts: { subject: expect.stringContaining('Văn thư') } },
    });
  });

  it('breaks at the certificate whose issuer is missing, not at the first', () => {
    const strangeRoot = anAuthority({ name: 'CA lạ' });
    const strangeMiddle = strangeRoot.issuesAuthority({ name: 'CA lạ giữa' });
    expect(path(strangeMiddle.issues(), [strangeMiddle])).toMatchObject({
      trusted: false,
      at: { facts: { subject: expect.stringContaining('CA lạ giữa') } },
    });
  });

  it('does not lead over a certificate that is no CA', () => {
    const impostor = middle.issues({ name: 'CA cấp dưới' });
    const victim = anAuthority({ name: 'CA cấp dưới' });
    expect(path({ ...victim.issues(), x509: victim.x509 }, [middle, impostor]).trusted).toBe(false);
  });

  it('does not lead over a CA of the same name with another key', () => {
    const namesake = anAuthority({ name: 'CA gốc' });
    expect(path(namesake.issues()).trusted).toBe(false);
  });

  it('finds the right one among CAs of the same name, as after a renewal of keys', () => {
    const renewed = anAuthority({ name: 'CA gốc' });
    const both = [certificate(renewed), certificate(root)];
    expect(chainToTrust(certificate(root.issues()), [], both, now).trusted).toBe(true);
    expect(chainToTrust(certificate(renewed.issues()), [], both, now).trusted).toBe(true);
  });

  it('needs every issuer to be in force at that moment', () => {
    const brief = root.issuesAuthority({ notAfter: new Date(now.getTime() + 60_000) });
    const signer = brief.issues();
    expect(path(signer, [brief]).trusted).toBe(true);
    expect(path(signer, [brief], new Date(now.getTime() + 120_000))).toMatchObject({
      trusted: false,
      problem: 'issuer-expired',
    });
    expect(path(signer, [brief], new Date(0))).toMatchObject({ trusted: false, problem: 'issuer-not-yet-valid' });
  });

  it('ends at a certificate that is trusted itself', () => {
    const own = aSelfSignedCertificate();
    expect(chainToTrust(certificate(own), [], [certificate(own)], now).trusted).toBe(true);
    expect(path(own).trusted).toBe(false);
  });

  it('ends soon in a crowd of CAs that all claim to be the issuer', () => {
    const crowd = Array.from({ length: 16 }, () => anAuthority({ name: 'CA giữa', key: 'p-256' }));
    expect(path(office, crowd).trusted).toBe(false);
  });
});
