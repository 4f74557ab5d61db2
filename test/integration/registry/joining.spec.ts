import { agencyPatch } from '@edoc-axis/contracts';
import type { Asked } from '@edoc-axis/platform';
import { administrator, aSystemKey, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

describe('an agency that joins', () => {
  let registry: RegistryUnderTest;

  beforeAll(async () => {
    registry = await startRegistry();
  });
  beforeEach(async () => {
    await registry.empty();
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
    await registry.addAgency({ code: 'H36.15', name: 'Sở Văn hóa', invite: true, policy: 'either', address: 'Đà Lạt' });
  });
  afterAll(() => registry?.stop());

  const ofCode = (answer: Promise<unknown>) =>
    answer.then(
      () => 'done',
      ({ code }: { code: string }) => code,
    );
  const join = (state: 'testing' | 'live' | 'suspended', more: { reason?: string; anyway?: boolean } = {}) =>
    registry.joinAgency({ code: '000.00.15.H36', state, ...more });
  const later = (minutes: number) => {
    registry.clock.time = new Date(registry.clock.time.getTime() + minutes * 60_000);
    return registry.clock.time.toISOString();
  };
  const openIn = async () =>
    Object.fromEntries(
      (await registry.showJoining('H36.15')).items.flatMap(({ item, next }) => (next ? [[item, next.code]] : [])),
    );

  it('goes from its invitation to its tests, live, suspended and back, and every step is in the audit log', async () => {
    expect(await registry.showAgency({ code: 'H36.15' })).toMatchObject({ joining: { state: 'invited' } });
    const since = later(1);
    const testing = await join('testing');
    expect(testing).toMatchObject({ joining: { state: 'testing', since } });
    later(1);
    expect(await join('testing')).toEqual(testing);
    await join('live', { anyway: true, reason: 'Đã thử ở trục cũ' });
    await join('suspended', { reason: 'Thay hệ thống' });
    expect(await join('live', { anyway: true, reason: 'Xong' })).toMatchObject({ joining: { state: 'live' } });
    const { rows } = await registry.pool.query(
      `select after->'joining'->>'state' as state, after->'open' as open, reason from audit
        where subject = 'H36.15' and what = 'registry.join-agency' order by id`,
    );
    expect(rows.map(({ state, reason }) => [state, reason])).toEqual([
      ['testing', null],
      ['live', 'Đã thử ở trục cũ'],
      [null, 'Đã thử ở trục cũ'],
      ['suspended', 'Thay hệ thống'],
      ['live', 'Xong'],
      [null, 'Xong'],
    ]);
    expect(rows[2]?.open).toEqual(['contacts', 'certificate', 'system', 'self-test', 'documents', 'statuses']);
  });

  it('does not skip a step, goes nowhere without a reason where one is needed, and is taken along by nobody else', async () => {
    await expect(join('live')).rejects.toMatchObject({
      code: 'joining.not-possible',
      params: { agency: 'H36.15', joining: 'invited', possible: ['testing'] },
    });
    expect(await ofCode(join('suspended', { reason: 'x' }))).toBe('joining.not-possible');
    await join('testing');
    expect(await ofCode(join('suspended'))).toBe('joining.reason-missing');
    expect(await ofCode(join('live', { anyway: true }))).toBe('joining.reason-missing');
    expect(await ofCode(registry.joinAgency({ code: 'H99', state: 'testing' }))).toBe('agency.unknown');
    const caller = { kind: 'system' as const, id: 'dms', scopes: ['send'], issuedAt: new Date(0) };
    const system: Asked = { ...administrator, caller };
    expect(await ofCode(registry.joinAgency({ code: 'H36.15', state: 'live' }, system))).toBe('caller.scope-missing');
    expect(agencyPatch.safeParse({ joining: { state: 'live' } }).success).toBe(false);
  });

  it('that was registered before there was joining is live, and can be suspended', async () => {
    expect((await registry.showAgency({ code: 'H36' })).joining).toBeUndefined();
    expect(await registry.showJoining('H36')).toMatchObject({ joining: { state: 'live' } });
    const suspended = await registry.joinAgency({ code: 'H36', state: 'suspended', reason: 'Mất khóa' });
    expect(suspended).toMatchObject({ joining: { state: 'suspended' } });
    expect(await ofCode(registry.addAgency({ code: 'H36', name: 'UBND tỉnh' }))).toBe('done');
    await registry.addAgency({ code: 'H37', name: 'UBND tỉnh khác' });
    expect(await ofCode(registry.addAgency({ code: 'H37', name: 'UBND tỉnh khác', invite: true }))).toBe(
      'agency.exists',
    );
  });

  it('goes live when its checklist has no open item, and each says since when it is done or what to do next', async () => {
    await join('testing');
    expect(await openIn()).toEqual({
      contacts: 'joining.contacts-missing',
      certificate: 'joining.certificate-missing',
      system: 'agency.no-system',
      'self-test': 'joining.not-self-tested',
      documents: 'joining.nothing-sent',
      statuses: 'joining.nothing-answered',
      live: 'joining.not-live',
    });
    await expect(join('live')).rejects.toMatchObject({
      code: 'joining.items-open',
      params: { openItems: ['contacts', 'certificate', 'system', 'self-test', 'documents', 'statuses'] },
    });

    const contact = { role: 'Văn thư', email: 'vanthu@example.vn' };
    const named = later(1);
    await registry.putContacts({ code: 'H36.15', clerks: [contact, contact], technical: [contact] });
    expect(await openIn()).toMatchObject({ contacts: 'joining.contacts-missing' });
    await registry.putContacts({ code: 'H36.15', clerks: [contact, contact], technical: [contact, contact] });
    const validity = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2025-08-01T00:00:00Z') };
    const { certificatePem: pem } = registry.authority.issues({ name: 'Sở Văn hóa', ...validity, key: 'p-256' });
    await registry.registerCertificate({ pem, agencies: ['H36.15'] });
    const { publicKeyPem } = aSystemKey();
    await registry.registerSystem({ name: 'dms', agencies: ['H36.15'], publicKeyPem });
    registry.ports.first = {
      'H36.15': {
        sent: '2025-06-02T00:00:00.000Z',
        tested: '2025-06-03T00:00:00.000Z',
        received: '2025-06-04T00:00:00.000Z',
      },
    };
    expect(await openIn()).toEqual({ statuses: 'joining.nothing-answered', live: 'joining.not-live' });
    await registry.changeSystem({ system: 'dms', suspended: true, reason: 'Thử' });
    expect(await openIn()).toMatchObject({ system: 'connection.system-suspended' });
    const held = (await registry.showJoining('H36.15')).items.find(({ item }) => item === 'system');
    expect(held?.next).toMatchObject({
      params: { agency: 'H36.15', system: 'dms', reason: 'Thử' },
      sentence: { vi: 'Hệ thống "dms" đang tạm ngừng: Thử; hãy cho hoạt động lại (edoc system resume).' },
    });
    await registry.changeSystem({ system: 'dms', suspended: false });
    registry.ports.first = { 'H36.15': { ...registry.ports.first['H36.15'], answered: '2025-06-05T00:00:00.000Z' } };

    const live = later(1);
    expect(await join('live')).toMatchObject({ joining: { state: 'live', since: live } });
    const { items } = await registry.showJoining('H36.15');
    expect(items.map(({ item, done, since }) => [item, done, since])).toEqual([
      ['code', true, '2025-06-01T01:00:00.000Z'],
      ['contacts', true, named],
      ['certificate', true, named],
      ['system', true, named],
      ['address', true, '2025-06-01T01:00:00.000Z'],
      ['self-test', true, '2025-06-03T00:00:00.000Z'],
      ['documents', true, '2025-06-04T00:00:00.000Z'],
      ['statuses', true, '2025-06-05T00:00:00.000Z'],
      ['policy', true, '2025-06-01T01:00:00.000Z'],
      ['live', true, live],
    ]);
    // What was ticked is not ticked for good.
    registry.clock.time = new Date('2025-09-01T00:00:00Z');
    expect(await openIn()).toEqual({ certificate: 'joining.certificate-missing' });
    await registry.changeAgency({ code: 'H36.15', address: null });
    expect(await openIn()).toMatchObject({ address: 'joining.address-missing' });
  });

  it('shows its state to who looks whether it can be written to', async () => {
    const { publicKeyPem } = aSystemKey();
    await registry.registerSystem({ name: 'dms', agencies: ['H36.15'], publicKeyPem });
    const capabilities = () => registry.showCapabilities({ code: 'H36.15' });
    expect(await capabilities()).toMatchObject({
      reachable: false,
      joining: { state: 'invited' },
      problem: { code: 'agency.still-joining', sentence: { vi: expect.stringContaining('Được mời kết nối') } },
    });
    await join('testing');
    await join('live', { anyway: true, reason: 'Thử' });
    expect(await capabilities()).toMatchObject({ reachable: true, joining: { state: 'live' } });
    await join('suspended', { reason: 'Thử' });
    expect(await capabilities()).toMatchObject({ reachable: false, problem: { code: 'agency.suspended' } });
    const { agencies } = await registry.findAgencies({ recipients: true });
    expect(agencies.find(({ code }) => code === 'H36.15')).toMatchObject({ joining: { state: 'suspended' } });
  });

  it('is shown its checklist when its system asks, and no other’s', async () => {
    const { publicKeyPem } = aSystemKey();
    await registry.registerSystem({ name: 'dms', agencies: ['H36.15'], publicKeyPem });
    const caller = { kind: 'system' as const, id: 'dms', scopes: ['directory'], issuedAt: registry.clock.time };
    const dms: Asked = { ...administrator, caller };
    expect(await registry.showJoining('H36.15', dms)).toMatchObject({ agency: 'H36.15' });
    expect(await ofCode(registry.showJoining('H36', dms))).toBe('caller.not-serving');
  });

  describe('meets robots', () => {
    it('that are added once, are test agencies hidden from pickers, and stay what they are', async () => {
      const { robots } = await registry.addRobots();
      expect(robots.map(({ code, robot, test, hidden }) => [code, robot, test, hidden])).toEqual([
        ['ROBOT.01', 'finishes', true, true],
        ['ROBOT.02', 'refuses', true, true],
        ['ROBOT.03', 'silent', true, true],
        ['ROBOT.04', 'changes', true, true],
      ]);
      const version = await registry.ports.store.reader.version();
      expect((await registry.addRobots()).robots).toHaveLength(4);
      expect(await registry.ports.store.reader.version()).toBe(version);
      expect((await registry.findAgencies({ recipients: true, q: 'ROBOT' })).agencies).toEqual([]);
      expect(await registry.showSystem({ system: 'robots' })).toMatchObject({ keys: [], serves: { length: 4 } });
      expect(await ofCode(registry.changeAgency({ code: 'ROBOT.01', test: false }))).toBe('joining.is-robot');
    });

    it('of which an axis that has three gets the fourth, and it signs with the certificate of the others', async () => {
      const { robots: all } = await registry.addRobots();
      const codes = all.map(({ code }) => code);
      const three = codes.slice(0, 3);
      const [certificate] = (await registry.listCertificates({ agency: 'ROBOT.04', limit: 1 })).certificates;
      // As it was before there was a fourth.
      await registry.pool.query(`delete from serving where agency = 'ROBOT.04'`);
      await registry.pool.query(`delete from certificate_agency where agency = 'ROBOT.04'`);
      await registry.pool.query(`delete from agency where code = 'ROBOT.04'`);
      const before = await registry.ports.store.reader.certificate(certificate?.sha256 ?? '');
      expect(before?.agencies).toEqual(three);

      later(1);
      expect((await registry.addRobots()).robots.map(({ code }) => code)).toEqual(codes);
      expect(await registry.showSystem({ system: 'robots' })).toMatchObject({ serves: { length: 4 } });
      const { reader } = registry.ports.store;
      expect(await reader.certificate(certificate?.sha256 ?? '')).toEqual({ ...before, agencies: codes });
      const version = await reader.version();
      await registry.addRobots();
      expect(await reader.version()).toBe(version);
    });

    it('that take nobody’s code or name', async () => {
      const { publicKeyPem } = aSystemKey();
      await registry.registerSystem({ name: 'robots', agencies: ['H36'], publicKeyPem });
      expect(await ofCode(registry.addRobots())).toBe('system.exists');
      await registry.addAgency({ code: 'ROBOT.02', name: 'Công ty Robot' });
      expect(await ofCode(registry.addRobots())).toBe('agency.exists');
    });

    it('whose certificate is registered by two persons, where two are needed', async () => {
      registry.ports.twoPersons = 'on';
      expect(await registry.asks.joining.addRobots({}, administrator)).toHaveProperty('proposal');
      expect(await ofCode(registry.showAgency({ code: 'ROBOT.01' }))).toBe('agency.unknown');
    });
  });
});
