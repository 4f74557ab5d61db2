import type { Asked } from '@edoc-axis/platform';
import { administrator, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

describe('agencies in the registry', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  beforeEach(() => registry.empty());
  afterAll(() => registry.stop());

  it('are registered with the nearest registered ancestor as parent and with both forms of the code', async () => {
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh Hà Tĩnh' });
    const commune = await registry.addAgency({ code: '002.04.15.H36', name: 'UBND xã Cẩm Bình' });
    expect(commune).toMatchObject({
      code: 'H36.15.04.002',
      form102: '002.04.15.H36',
      parent: 'H36',
      validFrom: '2025-06-01T01:00:00.000Z',
      successors: [],
      centre: false,
    });
    expect(await registry.showAgency({ code: '002.04.15.H36' })).toMatchObject({ name: 'UBND xã Cẩm Bình' });
    expect(await registry.showAgency({ code: 'h36.15.04.002' })).toEqual(commune);
  });

  it('are found by the 102 form their entry carries, whatever the rule says', async () => {
    await registry.addAgency({ code: 'H36.99', name: 'Sở Y tế', form102: '000.00.17.H36' });
    expect(await registry.showAgency({ code: '000.00.17.H36' })).toMatchObject({ code: 'H36.99' });
    await expect(registry.addAgency({ code: '000.00.17.H36', name: 'Sở khác' })).rejects.toMatchObject({
      code: 'agency.exists',
    });
    await expect(
      registry.addAgency({ code: 'H36.98', name: 'Sở khác', form102: '000.00.17.H36' }),
    ).rejects.toMatchObject({ code: 'agency.exists', params: { agency: 'H36.99' } });
  });

  it('registered again with the same content are given back, with other content refused, and never change', async () => {
    const wanted = { code: 'H36', name: 'UBND tỉnh', policy: 'packet' as const };
    const first = await registry.addAgency(wanted);
    registry.clock.time = new Date('2025-06-02T08:00:00+07:00');
    expect(await registry.addAgency({ ...wanted, code: '000.00.00.H36' })).toEqual(first);
    for (const other of [{ name: 'Tên khác' }, { policy: 'both' as const }, { centre: true }]) {
      await expect(registry.addAgency({ ...wanted, ...other })).rejects.toMatchObject({ code: 'agency.exists' });
    }
    expect(await registry.showAgency({ code: 'H36' })).toEqual(first);
    expect(await registry.ports.store.reader.version()).toBe(1);
  });

  it('refuse what is no code, no name or no known parent', async () => {
    const refused = (body: object) =>
      registry.addAgency({ code: 'H36', name: 'UBND', ...body }).catch((error) => error.code);
    expect(await refused({ code: 'H36..1' })).toBe('agency.code-malformed');
    expect(await refused({ name: '  ' })).toBe('agency.name-missing');
    expect(await refused({ parent: 'H99' })).toBe('agency.parent-unknown');
    expect(await refused({ parent: 'H36' })).toBe('agency.parent-circle');
    expect(await refused({ form102: 'H36' })).toBe('agency.code-malformed');
    expect(await registry.ports.store.reader.version()).toBe(0);
  });

  it('are changed by administrators only', async () => {
    const system = {
      ...administrator,
      caller: { kind: 'system' as const, id: 'dms-1', scopes: ['send', 'directory'], issuedAt: new Date(0) },
    };
    await expect(async () => registry.addAgency({ code: 'H36', name: 'UBND' }, system)).rejects.toMatchObject({
      code: 'caller.scope-missing',
    });
    await expect(async () =>
      registry.addAgency({ code: 'H36', name: 'UBND' }, { ...administrator, caller: undefined }),
    ).rejects.toMatchObject({ code: 'caller.token-missing' });
  });

  it('are listed whole for who asks often, with when they became what they are and when that ends', async () => {
    const changedAt = registry.clock.time.toISOString();
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
    await registry.addAgency({ code: 'H36.15', name: 'Sở Văn hóa' });
    await registry.addAgency({ code: 'H36.16', name: 'Sở chưa mở', validFrom: '2025-07-10T00:00:00+07:00' });
    await registry.addAgency({ code: 'H36.17', name: 'Không hiện', hidden: true });
    await registry.addAgency({ code: 'W01', name: 'Trục' });
    await registry.closeAgency({ code: 'H36.15', at: '2025-07-01T00:00:00+07:00' });
    const sent = { form102: '000.00.15.H36', parent: 'H36', level: 2, changedAt };
    const first = await registry.listAgencies();
    expect(first).toMatchObject({ version: 6, until: '2025-06-30T17:00:00.000Z' });
    expect(first.agencies).toMatchObject([
      { code: 'H36', form102: '000.00.00.H36', level: 1, version: 1, offered: true, closed: false },
      { ...sent, code: 'H36.15', version: 6, offered: true, closed: false },
      { code: 'W01', centre: true, offered: false },
    ]);
    expect(await registry.listAgencies({ unlessVersion: 6 })).toMatchObject({ version: 6, agencies: [] });
    registry.clock.time = new Date('2025-07-02T08:00:00+07:00');
    const later = await registry.listAgencies({ unlessVersion: 5 });
    expect(later.until).toBe('2025-07-09T17:00:00.000Z');
    const closed = { offered: false, closed: true, changedAt: '2025-06-30T17:00:00.000Z' };
    expect(later.agencies[1]).toMatchObject({ ...sent, ...closed, code: 'H36.15' });
    const [one, two] = [await registry.listAgencies({ limit: 2 }), await registry.listAgencies({ after: 'H36.15' })];
    expect([...one.agencies, ...two.agencies]).toEqual(later.agencies);
    expect([one.next, two.next]).toEqual(['H36.15', undefined]);
  });

  describe('that close', () => {
    beforeEach(async () => {
      await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
      await registry.addAgency({ code: 'H36.15', name: 'UBND huyện Cẩm Xuyên' });
      await registry.addAgency({ code: 'H36.61', name: 'UBND xã Cẩm Bình' });
      await registry.addAgency({ code: 'H36.62', name: 'UBND xã Cẩm Hưng' });
    });

    it('close at midnight after their last valid day, and another receives for them for twelve months', async () => {
      const closed = await registry.closeAgency({
        code: 'H36.15',
        at: '2025-06-30',
        successors: ['H36.61', '000.00.62.H36'],
        receivesFor: { agency: 'H36.61' },
      });
      expect(closed).toMatchObject({
        validUntil: '2025-06-30T17:00:00.000Z',
        successors: ['H36.61', 'H36.62'],
        receivesFor: { agency: 'H36.61', until: '2026-06-30T17:00:00.000Z' },
      });
      expect(await registry.showAgency({ code: 'H36.15' })).toEqual(closed);
      expect(await registry.showAgency({ code: 'H36.15', at: '2025-06-30T23:59:59+07:00' })).toEqual(closed);
      await expect(registry.showAgency({ code: 'H36.15', at: '2025-07-01T00:00:00+07:00' })).rejects.toMatchObject({
        code: 'agency.closed',
        params: { successors: ['H36.61', 'H36.62'] },
      });
    });

    it('stay as they were closed: the same again is the same, another closure is refused, the code is never used again', async () => {
      const closure = { code: 'H36.15', at: '2025-07-01T00:00:00+07:00', successors: ['H36.61', 'H36.62'] };
      const closed = await registry.closeAgency(closure);
      expect(await registry.closeAgency({ ...closure, successors: ['H36.62', 'H36.61'] })).toEqual(closed);
      await expect(registry.closeAgency({ ...closure, successors: ['H36.61'] })).rejects.toMatchObject({
        code: 'agency.closed',
      });
      registry.clock.time = new Date('2025-07-02T08:00:00+07:00');
      await expect(registry.addAgency({ code: 'H36.15', name: 'UBND huyện Cẩm Xuyên' })).rejects.toMatchObject({
        code: 'agency.exists',
      });
      expect(await registry.ports.store.reader.version()).toBe(5);
    });

    it('may have closed before anybody registered them', async () => {
      const at = '2020-06-30T17:00:00.000Z';
      const closed = await registry.closeAgency({ code: 'H36.15', at });
      expect(closed).toMatchObject({ validFrom: at, validUntil: at });
      expect(await registry.closeAgency({ code: 'H36.15', at })).toEqual(closed);
    });

    it('name successors and a receiver that exist, and nothing comes round to them again', async () => {
      const refused = (body: object) =>
        registry.closeAgency({ code: 'H36.15', at: '2025-06-30', ...body }).catch((error) => error.code);
      expect(await refused({ code: 'H36.99' })).toBe('agency.unknown');
      expect(await refused({ successors: ['H36.99'] })).toBe('agency.successor-unknown');
      expect(await refused({ successors: ['H36.15'] })).toBe('agency.own-successor');
      expect(await refused({ receivesFor: { agency: 'H36.15' } })).toBe('agency.own-successor');
      expect(await refused({ receivesFor: { agency: 'H36.99' } })).toBe('agency.unknown');
      await registry.closeAgency({ code: 'H36.61', at: '2025-06-10', receivesFor: { agency: 'H36.62' } });
      expect(await refused({ receivesFor: { agency: 'H36.61' } })).toBe('agency.receiver-closed');
      await registry.closeAgency({ code: 'H36.62', at: '2025-12-31', receivesFor: { agency: 'H36.15' } });
      expect(await refused({ receivesFor: { agency: 'H36.62' } })).toBe('agency.receiver-circle');
    });
  });

  describe('that are looked for', () => {
    beforeEach(async () => {
      await registry.addAgency({ code: 'H36', name: 'Ủy ban nhân dân tỉnh Hà Tĩnh' });
      await registry.addAgency({ code: 'H36.15', name: 'Huyện Đức Thọ' });
      await registry.addAgency({ code: 'H36.16', name: 'Sở Tài chính', validFrom: '2025-07-01T00:00:00+07:00' });
      await registry.addAgency({ code: 'H37', name: 'Tỉnh Hòa Bình' });
      await registry.addAgency({ code: 'W01', name: 'Trục liên thông' });
      await registry.closeAgency({ code: 'H36.15', at: '2025-06-30' });
    });
    const codes = async (wanted: Parameters<RegistryUnderTest['findAgencies']>[0]) =>
      (await registry.findAgencies(wanted)).agencies.map(({ code }) => code);

    it('have their signatures made with SHA-1 tolerated by an act of its own, until that is taken back', async () => {
      const since = (await registry.showAgency({ code: 'H36' })) as object;
      const tolerant = await registry.tolerateSha1({ code: 'H36', tolerated: true });
      expect(tolerant).toEqual({ ...since, toleratesSha1: true });
      expect(await registry.tolerateSha1({ code: 'H36', tolerated: true })).toEqual(tolerant);
      expect(await registry.showAgency({ code: 'H36' })).toEqual(tolerant);
      expect(await registry.tolerateSha1({ code: 'H36', tolerated: false })).toEqual(since);
      const audit = await registry.pool.query(
        `select who, before, after from audit where subject = 'H36' and what = 'registry.tolerate-sha1' order by id`,
      );
      expect(audit.rows).toMatchObject([
        { who: 'operator', after: { toleratesSha1: true } },
        { who: 'operator', before: { toleratesSha1: true } },
      ]);
      await expect(registry.tolerateSha1({ code: 'H99', tolerated: true })).rejects.toMatchObject({
        code: 'agency.unknown',
      });
      const system: Asked = {
        ...administrator,
        caller: { kind: 'system', id: 'dms', scopes: ['send'], issuedAt: new Date(0) },
      };
      await expect(registry.tolerateSha1({ code: 'H36', tolerated: true }, system)).rejects.toMatchObject({
        code: 'caller.scope-missing',
      });
    });

    it('are found by the beginning of their code, in either form', async () => {
      expect(await codes({})).toEqual(['H36', 'H36.15', 'H36.16', 'H37']);
      expect(await codes({ prefix: 'H36.1' })).toEqual(['H36.15', 'H36.16']);
      expect(await codes({ prefix: '000.00.15.H36' })).toEqual(['H36.15']);
      expect(await codes({ prefix: '%' })).toEqual([]);
    });

    it('are found by words of their name, accents and case ignored, and by either form of the code', async () => {
      expect(await codes({ q: 'duc tho' })).toEqual(['H36.15']);
      expect(await codes({ q: 'THO Đức' })).toEqual(['H36.15']);
      expect(await codes({ q: 'tỉnh' })).toEqual(['H36', 'H37']);
      expect(await codes({ q: '15.H36' })).toEqual(['H36.15']);
      expect(await codes({ q: 'h36.16' })).toEqual(['H36.16']);
      expect(await codes({ q: "o'r %_" })).toEqual([]);
    });

    it('are shown as of a moment', async () => {
      expect(await codes({ at: '2025-06-30T23:59:59+07:00' })).toEqual(['H36', 'H36.15', 'H37']);
      expect(await codes({ at: '2025-07-01T00:00:00+07:00' })).toEqual(['H36', 'H36.16', 'H37']);
    });

    it('are never a centre, unless it is asked for by its code', async () => {
      expect(await codes({ q: 'lien thong' })).toEqual([]);
      expect(await codes({ prefix: 'W' })).toEqual([]);
      expect(await codes({ prefix: 'W01' })).toEqual(['W01']);
      expect(await codes({ q: 'w01' })).toEqual(['W01']);
      expect(await registry.showAgency({ code: 'W01' })).toMatchObject({ centre: true });
    });

    it('come in pages without gap or repetition', async () => {
      const seen: string[] = [];
      let after: string | undefined;
      do {
        const page = await registry.findAgencies({ after, limit: 3 });
        seen.push(...page.agencies.map(({ code }) => code));
        after = page.next;
      } while (after !== undefined);
      expect(seen).toEqual(['H36', 'H36.15', 'H36.16', 'H37']);
    });
  });
});
