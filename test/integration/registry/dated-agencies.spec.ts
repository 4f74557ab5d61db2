import { changeAgency } from '../../../apps/registry/src/agencies/index.js';
import { createRegistryStore } from '../../../apps/registry/src/store/registry-store.js';
import { administrator, aSystemKey, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

const july = '2025-06-30T17:00:00.000Z';
const justBeforeJuly = '2025-06-30T23:59:59.999+07:00';
const august = '2025-07-31T17:00:00.000Z';

describe('changes of an agency', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  beforeEach(async () => {
    await registry.empty();
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh Lâm Đồng', validFrom: '2020-01-01T00:00:00+07:00' });
    await registry.addAgency({
      ...{ code: 'H36.07', name: 'Sở Nội vụ', validFrom: '2020-01-01T00:00:00+07:00', policy: 'both' },
      ...{ shortName: 'SNV', agencyKind: 'government', address: '36 Trần Phú, Đà Lạt' },
    });
  });
  afterAll(() => registry.stop());

  const at = (moment: string) => registry.showAgency({ code: 'H36.07', at: moment });
  const version = () => registry.ports.store.reader.version();
  const audit = async () =>
    (await registry.pool.query('select who, what, subject, before, after, reason from audit order by id')).rows;

  it('are in force at their moment without anybody doing anything, and every moment can be asked about', async () => {
    const changed = await registry.changeAgency({
      ...{ code: '000.00.07.H36', name: 'Sở Nội vụ và Lao động', policy: null, since: '2025-07-01T00:00:00+07:00' },
      reason: 'Nghị quyết 12',
    });
    expect(changed).toMatchObject({ name: 'Sở Nội vụ', policy: 'both', level: 2 });
    expect(changed.versions).toMatchObject([
      { since: '2019-12-31T17:00:00.000Z', name: 'Sở Nội vụ', policy: 'both', shortName: 'SNV' },
      { since: july, name: 'Sở Nội vụ và Lao động', shortName: 'SNV' },
    ]);
    expect(changed.versions?.[1]).not.toHaveProperty('policy');
    expect(await at(justBeforeJuly)).toMatchObject({ name: 'Sở Nội vụ', policy: 'both' });
    expect(await at(july)).toMatchObject({ name: 'Sở Nội vụ và Lao động', address: '36 Trần Phú, Đà Lạt' });

    registry.clock.time = new Date(july);
    expect(await registry.showAgency({ code: 'H36.07' })).toMatchObject({ name: 'Sở Nội vụ và Lao động' });
    expect(await at(justBeforeJuly)).toMatchObject({ name: 'Sở Nội vụ' });
    const [, , row] = await audit();
    expect(row).toMatchObject({
      ...{ who: 'operator', what: 'registry.change-agency', subject: 'H36.07', reason: 'Nghị quyết 12' },
      before: { name: 'Sở Nội vụ' },
      after: { name: 'Sở Nội vụ', changes: [{ since: july, name: 'Sở Nội vụ và Lao động', policy: null }] },
    });
    expect(row.before).not.toHaveProperty('changes');
  });

  it('said again change nothing, whether the moment was given or not', async () => {
    const was = { code: 'H36.07', name: 'Sở Nội vụ', address: '36 Trần Phú, Đà Lạt', level: null };
    expect((await registry.changeAgency(was)).versions).toBeUndefined();
    const planned = { code: 'H36.07', name: 'Sở mới', since: july };
    const first = await registry.changeAgency(planned);
    expect(await registry.changeAgency(planned)).toEqual(first);
    const now = await registry.changeAgency({ code: 'H36.07', hidden: true, name: ' Sở giữa ' });
    registry.clock.time = new Date('2025-06-02T08:00:00+07:00');
    expect(await registry.changeAgency({ code: 'H36.07', hidden: true, name: 'Sở giữa' })).toEqual(now);
    expect(await version()).toBe(4);
    expect(await audit()).toHaveLength(4);
  });

  it('to come leave alone what is changed in the meantime, also in the past', async () => {
    await registry.changeAgency({ code: 'H36.07', name: 'Sở mới', since: july });
    await registry.changeAgency({ code: 'H36.07', policy: 'packet' });
    await registry.changeAgency({ code: 'H36.07', address: null, since: '2024-01-01T00:00:00+07:00' });
    await registry.changeAgency({ code: 'H36.07', shortName: 'SM', since: july });
    expect(await at(july)).toMatchObject({ name: 'Sở mới', shortName: 'SM', policy: 'packet' });
    expect(await at(july)).not.toHaveProperty('address');
    expect(await at('2023-12-31T00:00:00+07:00')).toMatchObject({ address: '36 Trần Phú, Đà Lạt', policy: 'both' });
    expect((await at(july)).versions).toHaveLength(4);
  });

  it('are taken back until their moment, once or twice, and not afterwards', async () => {
    const before = await registry.showAgency({ code: 'H36.07' });
    await registry.changeAgency({ code: 'H36.07', name: 'Sở mới', since: july });
    await registry.changeAgency({ code: 'H36.07', name: 'Sở khác', since: august });
    const takingBack = { code: 'H36.07', since: '2025-08-01T00:00:00+07:00', reason: 'Chưa có quyết định' };
    const left = await registry.takeBackChange(takingBack);
    expect(left.versions?.map(({ name }) => name)).toEqual(['Sở Nội vụ', 'Sở mới']);
    expect(await registry.takeBackChange(takingBack)).toEqual(left);
    await expect(registry.takeBackChange({ code: 'H36.07', since: '2025-08-02T00:00:00+07:00' })).rejects.toMatchObject(
      { code: 'agency.change-unknown' },
    );
    expect(await registry.takeBackChange({ code: 'H36.07', since: july })).toEqual(before);
    expect((await audit()).at(-2)).toMatchObject({ what: 'registry.take-back-change', reason: 'Chưa có quyết định' });

    await registry.changeAgency({ code: 'H36.07', name: 'Sở mới', since: july });
    registry.clock.time = new Date(july);
    await expect(registry.takeBackChange({ code: 'H36.07', since: july })).rejects.toMatchObject({
      code: 'agency.change-in-force',
    });
  });

  it('are refused where they say nothing, or stand outside the time in which the code is valid', async () => {
    const refused = (body: object) => registry.changeAgency({ code: 'H36.07', ...body }).catch((error) => error.code);
    expect(await refused({ code: 'H36.99', name: 'Sở' })).toBe('agency.unknown');
    expect(await refused({})).toBe('agency.nothing-to-change');
    expect(await refused({ since: july, reason: 'không có gì' })).toBe('agency.nothing-to-change');
    expect(await refused({ name: '  ' })).toBe('agency.name-missing');
    expect(await refused({ name: 'Sở', since: '2019-12-31T23:59:59+07:00' })).toBe('agency.change-outside-validity');
    await registry.closeAgency({ code: 'H36.07', at: '2025-06-30' });
    expect(await refused({ name: 'Sở', since: july })).toBe('agency.change-outside-validity');
    expect(await registry.changeAgency({ code: 'H36.07', name: 'Sở', since: justBeforeJuly })).toBeDefined();
    expect(() => registry.changeAgency({ code: 'H36.07', nmae: 'Sở' } as never)).toThrow();
    await expect(async () =>
      registry.changeAgency({ code: 'H36.07', name: 'Sở' }, { ...administrator, caller: undefined }),
    ).rejects.toMatchObject({ code: 'caller.token-missing' });
  });

  it('of an agency that opens later begin with its opening', async () => {
    await registry.addAgency({ code: 'H36.61', name: 'UBND xã', validFrom: july });
    const changed = await registry.changeAgency({ code: 'H36.61', name: 'UBND phường' });
    expect(changed.versions).toBeUndefined();
    expect(await registry.showAgency({ code: 'H36.61', at: july })).toMatchObject({ name: 'UBND phường' });
  });

  it('planned for after a closing stand in its way', async () => {
    await registry.changeAgency({ code: 'H36.07', name: 'Sở mới', since: august });
    const closing = { code: 'H36.07', at: '2025-06-30' };
    await expect(registry.closeAgency(closing)).rejects.toMatchObject({ code: 'agency.change-after-closing' });
    await registry.takeBackChange({ code: 'H36.07', since: august });
    await registry.changeAgency({ code: 'H36.07', name: 'Sở sắp đóng' });
    expect(await registry.closeAgency(closing)).toMatchObject({ validUntil: july, name: 'Sở sắp đóng' });
    expect(await registry.showAgency({ code: 'H36.07' })).toMatchObject({ name: 'Sở sắp đóng' });
  });

  describe('that move it below another', () => {
    beforeEach(async () => {
      await registry.addAgency({ code: 'H60', name: 'UBND tỉnh khác' });
      await registry.addAgency({ code: 'H61', name: 'UBND tỉnh thứ ba' });
    });
    const moved = (code: string, parent: string | null, since = july) =>
      registry.changeAgency({ code, parent, since }).then(
        () => 'done',
        (error) => error.code,
      );

    it('name one that is there and not closed, in either form', async () => {
      await registry.closeAgency({ code: 'H61', at: '2025-06-30' });
      expect(await moved('H36.07', 'H99')).toBe('agency.parent-unknown');
      expect(await moved('H36.07', 'H61')).toBe('agency.parent-closed');
      expect(await moved('H36.07', 'H36.07')).toBe('agency.parent-circle');
      expect(await moved('H36.07', '000.00.00.H60')).toBe('done');
      expect(await at(july)).toMatchObject({ parent: 'H60' });
      expect(await at(justBeforeJuly)).toMatchObject({ parent: 'H36' });
    });

    it('are taken back only where it may stay; any other change is, whatever becomes of its parent', async () => {
      await registry.changeAgency({ code: 'H36.07', name: 'Sở mới', since: july });
      expect(await moved('H36.07', 'H60', august)).toBe('done');
      await registry.closeAgency({ code: 'H36', at: '2025-06-15' });
      expect(await registry.takeBackChange({ code: 'H36.07', since: july })).toMatchObject({ name: 'Sở Nội vụ' });
      await expect(registry.takeBackChange({ code: 'H36.07', since: august })).rejects.toMatchObject({
        code: 'agency.parent-closed',
      });
    });

    it('never lead back to it, at no moment of those planned', async () => {
      expect(await moved('H36', 'H36.07')).toBe('agency.parent-circle');
      expect(await moved('H36.07', 'H60', august)).toBe('done');
      // In July H36.07 still stands below H36; from August on it does not.
      expect(await moved('H36', 'H36.07')).toBe('agency.parent-circle');
      expect(await moved('H36', 'H36.07', august)).toBe('done');
      expect(await moved('H60', 'H36')).toBe('agency.parent-circle');
      // The move that made room for the other one has to stay.
      await expect(registry.takeBackChange({ code: 'H36.07', since: august })).rejects.toMatchObject({
        code: 'agency.parent-circle',
      });
      // Only until it is moved once more.
      expect(await moved('H61', 'H36', july)).toBe('done');
      expect(await moved('H36', null, '2025-09-01T00:00:00+07:00')).toBe('done');
    });
  });

  describe('that are looked for', () => {
    const codes = async (wanted: Parameters<RegistryUnderTest['findAgencies']>[0]) =>
      (await registry.findAgencies(wanted)).agencies.map(({ code }) => code);

    it('are found by the name of the moment, and shown with it', async () => {
      await registry.changeAgency({ code: 'H36.07', name: 'Sở Lao động', shortName: null, since: july });
      expect(await codes({ q: 'noi vu' })).toEqual(['H36.07']);
      expect(await codes({ q: 'snv' })).toEqual(['H36.07']);
      expect(await codes({ q: 'lao dong' })).toEqual([]);
      expect(await codes({ q: 'lao dong', at: july })).toEqual(['H36.07']);
      expect(await codes({ q: 'noi vu', at: july })).toEqual([]);
      registry.clock.time = new Date(july);
      expect(await codes({ q: 'LAO ĐỘNG' })).toEqual(['H36.07']);
      const { agencies } = await registry.findAgencies({ prefix: '000.00.07.H36' });
      expect(agencies).toMatchObject([{ code: 'H36.07', name: 'Sở Lao động', level: 2 }]);
      expect(agencies[0]).not.toHaveProperty('changes');
    });

    it('as recipients are neither centres nor hidden, test or closed ones, at that moment', async () => {
      await registry.addAgency({ code: 'H36.98', name: 'Cơ quan thử', test: true });
      await registry.addAgency({ code: 'H36.97', name: 'Cơ quan kín', hidden: true });
      await registry.addAgency({ code: 'H36.96', name: 'Cơ quan mở sau', validFrom: july });
      await registry.addAgency({ code: 'W01', name: 'Trục liên thông' });
      await registry.changeAgency({ code: 'H36.97', hidden: false, since: july });
      await registry.closeAgency({ code: 'H36.07', at: '2025-06-30' });
      expect(await codes({ recipients: true })).toEqual(['H36', 'H36.07']);
      expect(await codes({ recipients: true, q: 'w01' })).toEqual([]);
      expect(await codes({ recipients: true, at: july })).toEqual(['H36', 'H36.96', 'H36.97']);
      expect(await codes({ prefix: 'H36.9' })).toEqual(['H36.96', 'H36.97', 'H36.98']);
    });
  });

  describe('whom to reach', () => {
    const contacts = {
      clerks: [{ role: 'Văn thư', email: 'vanthu@example.vn', telephone: '0263 3822 000' }],
      technical: [{ role: 'Công nghệ thông tin', telephone: '+84 263 3822 001' }],
    };

    it('is known to administrators, audited, and not in the directory', async () => {
      expect(await registry.showContacts('H36.07')).toEqual({ clerks: [], technical: [] });
      expect(await registry.putContacts({ code: '000.00.07.H36', ...contacts, reason: 'Công văn 5' })).toEqual(
        contacts,
      );
      await registry.putContacts({ code: 'H36.07', ...contacts });
      await registry.changeAgency({ code: 'H36.07', name: 'Sở mới' });
      expect(await registry.showContacts('H36.07')).toEqual(contacts);
      await registry.putContacts({ code: 'H36.07', clerks: contacts.clerks });
      const rows = (await audit()).filter(({ what }) => what === 'registry.put-contacts');
      expect(rows).toMatchObject([
        { subject: 'H36.07', before: null, after: contacts, reason: 'Công văn 5' },
        { before: contacts, after: { technical: [] }, reason: null },
      ]);
      for (const audience of ['public', 'processes'] as const) {
        const { page } = await registry.directorySince(0, audience);
        const payload = Buffer.from(page.split('.')[1] ?? '', 'base64url').toString();
        expect(payload).toContain('Sở mới');
        expect(payload).not.toContain('vanthu');
      }
      const { contacts: known } = await registry.contactsOf('H36.07', 'H99');
      expect(known).toEqual([
        { agency: 'H36.07', clerks: contacts.clerks, technical: [] },
        { agency: 'H99', clerks: [], technical: [] },
      ]);
      const system = {
        ...administrator,
        caller: { kind: 'system' as const, id: 'dms-1', scopes: ['directory'], issuedAt: new Date(0) },
      };
      await expect(async () => registry.showContacts('H36.07', system)).rejects.toMatchObject({
        code: 'caller.scope-missing',
      });
    });

    it('is two clerks and two technicians at the most, each with a way to reach them', () => {
      const [clerk] = contacts.clerks;
      if (!clerk) throw new Error('no clerk');
      for (const clerks of [[clerk, clerk, clerk], [{ role: 'Văn thư' }], [{ ...clerk, email: 'vanthu' }]]) {
        expect(() => registry.putContacts({ code: 'H36.07', clerks })).toThrow();
      }
    });
  });

  describe('what an agency can', () => {
    it('is told as the exchange would judge it, at any moment', async () => {
      await registry.addAgency({ code: 'H36.61', name: 'UBND xã', capabilities: { packetBytesMax: 2 ** 20 } });
      await registry.changeAgency({ code: 'H36.61', capabilities: { attachmentTypes: ['pdf'] }, since: july });
      expect(await registry.showCapabilities({ code: 'H36.61' })).toMatchObject({
        ...{ reachable: false, problem: { code: 'agency.no-system' }, open: true },
        accepts: { packetBytesMax: 2 ** 20 },
      });
      const { publicKeyPem } = aSystemKey();
      await registry.registerSystem({ name: 'dms-1', agencies: ['H36.61'], publicKeyPem });
      await registry.closeAgency({
        ...{ code: 'H36.07', at: '2025-06-30', successors: ['H36.61', 'H36'], receivesFor: { agency: 'H36.61' } },
      });
      const served = { system: 'dms-1', how: 'pull', since: registry.clock.time.toISOString(), suspended: false };
      expect(await registry.showCapabilities({ code: '000.00.61.H36' })).toEqual({
        ...{ agency: 'H36.61', name: 'UBND xã', at: registry.clock.time.toISOString(), reachable: true, open: true },
        ...{ since: registry.clock.time.toISOString(), served, accepts: { packetBytesMax: 2 ** 20 }, successors: [] },
        version: await version(),
      });
      expect(await registry.showCapabilities({ code: 'H36.61', at: july })).toMatchObject({
        accepts: { packetBytesMax: 2 ** 31, attachmentTypes: ['pdf'] },
      });
      expect(await registry.showCapabilities({ code: 'H36.07' })).toMatchObject({
        ...{ reachable: false, problem: { code: 'agency.no-system' }, open: true, until: july },
      });
      expect(await registry.showCapabilities({ code: 'H36.07', at: july })).toMatchObject({
        ...{ reachable: true, open: false, successors: ['H36.61', 'H36'] },
        receivedBy: { agency: 'H36.61', until: '2026-06-30T17:00:00.000Z' },
      });
      const afterwards = await registry.showCapabilities({ code: 'H36.07', at: '2026-07-01T00:00:00+07:00' });
      expect(afterwards).toMatchObject({ reachable: false, problem: { code: 'agency.closed' } });
      expect(afterwards.receivedBy).toBeUndefined();
      expect(afterwards.problem?.sentence.vi).toContain('H36.61, H36');
    });

    it('is told at once after a change here, and within a second after a change elsewhere', async () => {
      expect(await registry.showCapabilities({ code: 'H36.07' })).toMatchObject({ name: 'Sở Nội vụ' });
      await registry.changeAgency({ code: 'H36.07', name: 'Sở mới' });
      expect(await registry.showCapabilities({ code: 'H36.07' })).toMatchObject({ name: 'Sở mới' });
      const elsewhere = createRegistryStore(registry.dataSource);
      const act = { ...{ who: 'operator', what: 'registry.change-agency' }, at: registry.clock.now() };
      await changeAgency({ code: 'H36.07', name: 'Sở mới nhất' }, act, elsewhere);
      registry.clock.time = new Date(registry.clock.time.getTime() + 1_000);
      expect(await registry.showCapabilities({ code: 'H36.07' })).toMatchObject({ name: 'Sở mới nhất' });
    });

    it('is told to systems that may follow the directory, and of codes that are there', async () => {
      const system = (scopes: string[]) => ({
        ...administrator,
        caller: { kind: 'system' as const, id: 'dms-1', scopes, issuedAt: new Date(0) },
      });
      expect(await registry.showCapabilities({ code: 'H36' }, system(['directory']))).toMatchObject({ agency: 'H36' });
      await expect(async () => registry.showCapabilities({ code: 'H36' }, system(['send']))).rejects.toMatchObject({
        code: 'caller.scope-missing',
      });
      await expect(registry.showCapabilities({ code: 'H99' })).rejects.toMatchObject({ code: 'agency.unknown' });
      await expect(registry.showCapabilities({ code: 'H..9' })).rejects.toMatchObject({
        code: 'agency.code-malformed',
      });
    });
  });
});
