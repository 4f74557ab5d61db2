import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noticeEnds } from '../../../apps/registry/src/certificates/notice-ends.js';
import { readTrust } from '../../../apps/registry/src/certificates/read-trust.js';
import { anAuthority, type CertificateOrder, extension } from '../../support/certificates.js';
import { nothing, oid, sequence } from '../../support/der.js';
import { administrator, aSystemKey, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

const validity = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2027-01-01T00:00:00Z') };

describe('certificates in the registry', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  beforeEach(async () => {
    await registry.empty();
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
    await registry.addAgency({ code: 'H36.01', name: 'Văn phòng UBND' });
  });
  afterAll(() => registry.stop());

  const order = (more: CertificateOrder = {}) => registry.authority.issues({ ...validity, ...more });
  const register = (pem: string, ...agencies: string[]) =>
    registry.registerCertificate({ pem, agencies: agencies.length > 0 ? agencies : ['H36'] });

  it('are registered whole, for one or several agencies, of organisations and of persons', async () => {
    const { certificatePem: pem, sha256, der } = order();
    const entry = await registry.registerCertificate({
      pem,
      agencies: ['000.00.00.H36', 'H36.01', 'H36'],
      role: 'person',
    });
    expect(entry).toEqual({
      kind: 'certificate',
      sha256,
      role: 'person',
      agencies: ['H36', 'H36.01'],
      der: der.toString('base64'),
      registeredAt: '2025-06-01T01:00:00.000Z',
    });
    const listed = await registry.listCertificates({ agency: 'H36.01' });
    expect(listed).toEqual({ certificates: [entry] });
    expect(await registry.listCertificates({ agency: 'H36.02' })).toEqual({ certificates: [] });
  });

  it('registered again are given back; for a further agency they are extended where that is meant; in another role refused', async () => {
    const { certificatePem: pem } = order();
    const first = await register(pem, 'H36');
    expect(await register(pem, 'H36')).toEqual(first);
    await expect(register(pem, 'H36.01')).rejects.toMatchObject({ code: 'certificate.already-registered' });
    const also = await registry.registerCertificate({ pem, agencies: ['H36.01'], also: true });
    expect(also.agencies).toEqual(['H36', 'H36.01']);
    expect((await register(pem, 'H36')).agencies).toEqual(['H36', 'H36.01']);
    await expect(registry.registerCertificate({ pem, agencies: ['H36'], role: 'person' })).rejects.toMatchObject({
      code: 'certificate.already-registered',
    });
    expect(await registry.ports.store.reader.version()).toBe(4);
  });

  it.each<[string, CertificateOrder, string]>([
    ['whose key is too small', { key: 'rsa-1024' }, 'certificate.key-too-small'],
    ['whose key is of another kind', { key: 'ed25519' }, 'certificate.key-not-accepted'],
    ['on another curve', { key: 'secp256k1' }, 'certificate.key-not-accepted'],
    ['that has ended', { notAfter: new Date('2025-05-01T00:00:00Z') }, 'certificate.expired'],
    ['that has not begun', { notBefore: new Date('2025-07-01T00:00:00Z') }, 'certificate.not-yet-valid'],
  ])('%s are refused', async (_, more, code) => {
    await expect(register(order(more).certificatePem)).rejects.toMatchObject({ code });
  });

  it.each(['rsa-2048', 'p-256', 'p-384', 'p-521'] as const)('with a key of %s are accepted', async (key) => {
    expect(await register(order({ key }).certificatePem)).toMatchObject({ agencies: ['H36'] });
  });

  it('by a CA nobody trusts, of unknown agencies, or that are none, are refused', async () => {
    const stranger = anAuthority({ name: 'CA lạ' }).issues(validity).certificatePem;
    await expect(register(stranger)).rejects.toMatchObject({ code: 'certificate.untrusted' });
    const namesake = anAuthority().issues(validity).certificatePem;
    await expect(register(namesake)).rejects.toMatchObject({ code: 'certificate.signature-wrong' });
    await expect(register(order().certificatePem, 'H99')).rejects.toMatchObject({ code: 'agency.unknown' });
    await expect(register('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n')).rejects.toMatchObject({
      code: 'certificate.not-a-certificate',
    });
    expect(await registry.ports.store.reader.version()).toBe(2);
  });

  it('below an intermediate CA bring it along', async () => {
    const intermediate = registry.authority.issuesAuthority(validity);
    const { certificatePem } = intermediate.issues(validity);
    await expect(register(certificatePem)).rejects.toMatchObject({ code: 'certificate.untrusted' });
    expect(await register(certificatePem + intermediate.certificatePem)).toMatchObject({ agencies: ['H36'] });
  });

  it('are not trusted since a moment, which may be moved back and never forward', async () => {
    const { certificatePem: pem, sha256: certificate } = order();
    await register(pem);
    const distrust = (since: string) => registry.distrustCertificate({ certificate, since, reason: 'mất USB token' });
    expect(await distrust('2025-05-20T00:00:00Z')).toMatchObject({
      revokedAt: '2025-05-20T00:00:00.000Z',
      revocationReason: 'mất USB token',
    });
    expect((await distrust('2025-05-25T00:00:00Z')).revokedAt).toBe('2025-05-20T00:00:00.000Z');
    expect((await distrust('2025-05-10T00:00:00Z')).revokedAt).toBe('2025-05-10T00:00:00.000Z');
    await expect(register(pem)).rejects.toMatchObject({ code: 'certificate.revoked' });
    const unknown = { certificate: 'ab'.repeat(32), since: '2025-05-20T00:00:00Z', reason: 'x' };
    await expect(registry.distrustCertificate(unknown)).rejects.toMatchObject({ code: 'certificate.unknown' });
  });

  it('that are renewed stand beside the old ones until these end', async () => {
    await register(order({ notAfter: new Date('2025-07-01T00:00:00Z') }).certificatePem);
    await register(order().certificatePem);
    expect((await registry.listCertificates({ agency: 'H36' })).certificates).toHaveLength(2);
  });

  it('that end soon are noticed 60, 30 and 7 days before, each once', async () => {
    await register(order({ notAfter: new Date('2025-09-01T00:00:00Z') }).certificatePem);
    await register(order({ notAfter: new Date('2026-12-01T00:00:00Z') }).certificatePem);
    const days = async () =>
      (await registry.pool.query(`select days_before from certificate_notice order by noticed_at`)).rows.map(
        ({ days_before }) => days_before,
      );
    for (const day of [
      '2025-06-10',
      '2025-07-04',
      '2025-07-05',
      '2025-08-03',
      '2025-08-04',
      '2025-08-27',
      '2025-09-02',
    ]) {
      registry.clock.time = new Date(`${day}T00:00:00Z`);
      await noticeEnds(registry.ports);
      await noticeEnds(registry.ports);
    }
    expect(await days()).toEqual([60, 30, 7]);
  });

  it('that end soon are found, with what was said of them and when; the audit log has it too', async () => {
    const ending = order({ notAfter: new Date('2025-07-20T00:00:00Z') });
    await register(ending.certificatePem);
    await register(order({ notAfter: new Date('2026-12-01T00:00:00Z') }).certificatePem);
    await noticeEnds(registry.ports);
    const noticedAt = registry.clock.time.toISOString();
    registry.clock.time = new Date('2025-07-01T00:00:00Z');
    await noticeEnds(registry.ports);
    const { certificates } = await registry.listCertificates({ endsWithinDays: 20 });
    expect(certificates).toMatchObject([
      {
        sha256: ending.sha256,
        notices: [
          { daysBefore: 60, noticedAt, endsAt: '2025-07-20T00:00:00.000Z' },
          { daysBefore: 30, noticedAt: '2025-07-01T00:00:00.000Z' },
        ],
      },
    ]);
    expect((await registry.listCertificates({ endsWithinDays: 18 })).certificates).toEqual([]);
    expect((await registry.listCertificates({})).certificates.map(({ notices }) => notices?.length)).toHaveLength(2);
    const audit = await registry.pool.query(
      `select who, what, after from audit where subject = $1 and what = 'registry.notice-end' order by id`,
      [ending.sha256],
    );
    expect(audit.rows).toMatchObject([
      { who: 'axis', after: { daysBefore: 60, endsAt: '2025-07-20T00:00:00.000Z' } },
      { who: 'axis', after: { daysBefore: 30 } },
    ]);
    registry.clock.time = new Date('2025-07-21T00:00:00Z');
    expect((await registry.listCertificates({ endsWithinDays: 60 })).certificates).toEqual([]);
  });

  it('that end soon are told to the system that serves the agency, and to no other', async () => {
    await register(order({ notAfter: new Date('2025-07-20T00:00:00Z') }).certificatePem);
    await noticeEnds(registry.ports);
    const [agency = ''] = (await registry.listCertificates({})).certificates[0]?.agencies ?? [];
    await registry.addAgency({ code: 'H77', name: 'Tỉnh khác' });
    for (const [name, serves] of [['dms-own', agency] as const, ['dms-other', 'H77'] as const]) {
      const { publicKeyPem } = aSystemKey();
      await registry.registerSystem({ name, agencies: [serves], publicKeyPem });
    }
    const asks = (id: string, scopes: string[], of?: string) =>
      registry.listCertificates(
        { agency: of },
        { ...administrator, caller: { kind: 'system', id, scopes, issuedAt: registry.clock.time } },
      );
    const { certificates } = await asks('dms-own', ['directory'], agency);
    expect(certificates).toMatchObject([{ notices: [{ daysBefore: 60 }] }]);
    await expect(asks('dms-other', ['directory'], agency)).rejects.toMatchObject({ code: 'caller.not-serving' });
    await expect(asks('dms-own', ['send'], agency)).rejects.toMatchObject({ code: 'caller.scope-missing' });
    await expect(asks('dms-own', ['directory'])).rejects.toMatchObject({ code: 'caller.scope-missing' });
  });

  it.each<[string, CertificateOrder['extensions'], string]>([
    ['for other purposes', [extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1')))], 'certificate.not-for-purpose'],
    ['with something critical nobody knows', [extension('1.2.3.4', nothing, true)], 'certificate.extension-unknown'],
  ])('%s are refused', async (_, extensions, code) => {
    await expect(register(order({ extensions }).certificatePem)).rejects.toMatchObject({
      code,
      message: expect.stringContaining('Văn thư Giả Định'),
    });
  });

  it('are listed in pages', async () => {
    for (let n = 0; n < 3; n += 1) await register(order().certificatePem);
    const first = await registry.listCertificates({ limit: 2 });
    const second = await registry.listCertificates({ limit: 2, after: first.next });
    expect([first.certificates.length, second.certificates.length, second.next]).toEqual([2, 1, undefined]);
  });

  describe('are trusted by folders', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'edoc-trust-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('in which a CA counts as soon as it lies there, and what is no certificate is passed over', () => {
      expect(readTrust([join(folder, 'not-there'), folder])).toEqual([]);
      const other = anAuthority();
      writeFileSync(join(folder, 'ca.pem'), registry.authority.certificatePem + other.certificatePem);
      writeFileSync(join(folder, 'broken.pem'), 'no certificate');
      writeFileSync(join(folder, 'read.me'), 'no certificate');
      mkdirSync(join(folder, 'folder'));
      expect(readTrust([folder]).map(({ facts }) => facts.sha256)).toEqual([registry.authority.sha256, other.sha256]);
    });
  });
});
