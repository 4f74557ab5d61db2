import { changeSystem } from '@edoc-axis/contracts';
import type { Asked } from '@edoc-axis/platform';
import { actorsOf } from './people/actors.js';
import { administrator, aSystemKey, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

const june = '2025-06-01T01:00:00.000Z';
const july = '2025-06-30T17:00:00.000Z';
const august = '2025-07-31T17:00:00.000Z';

describe('a system in the registry', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  beforeEach(async () => {
    await registry.empty();
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
    await registry.addAgency({ code: 'H36.15', name: 'Sở Văn hóa' });
    await registry.registerSystem({ name: 'old', agencies: ['H36', 'H36.15'], ...keyOf() });
  });
  afterAll(() => registry.stop());

  it('is given agencies at a moment to come, and the one before serves them until then', async () => {
    await registry.registerSystem({
      name: 'new',
      agencies: ['H36.15'],
      since: '2025-07-01T00:00:00+07:00',
      ...keyOf(),
    });
    expect(await periodsOf('H36.15')).toEqual([
      { system: 'old', since: june, until: july },
      { system: 'new', since: july },
    ]);
    expect((await registry.listSystems({})).systems).toMatchObject([
      { name: 'new', agencies: 0 },
      { name: 'old', agencies: 2 },
    ]);
    registry.clock.time = new Date(july);
    expect((await registry.listSystems({})).systems).toMatchObject([
      { name: 'new', agencies: 1 },
      { name: 'old', agencies: 1 },
    ]);
  });

  it('gives a plan up when the agencies are given back before the moment', async () => {
    await registry.registerSystem({ name: 'new', agencies: ['H36.15'], since: july, ...keyOf() });
    const { servings } = await registry.moveAgencies({ system: 'old', agencies: ['H36.15'] });
    expect(servings[0]?.periods).toEqual([{ system: 'old', since: june }]);
    const version = await registry.ports.store.reader.version();
    await registry.moveAgencies({ system: 'old', agencies: ['H36.15'] });
    expect(await registry.ports.store.reader.version()).toBe(version);
  });

  it('cannot be given agencies in the past, unless that is what happened', async () => {
    await registry.registerSystem({ name: 'new', agencies: ['H36'], ...keyOf() });
    const planned = { system: 'new', agencies: ['000.00.15.H36'], since: july };
    const first = await registry.moveAgencies(planned);
    registry.clock.time = new Date(august);
    expect(await registry.moveAgencies(planned)).toEqual(first);
    await expect(registry.moveAgencies({ ...planned, system: 'old' })).rejects.toMatchObject({
      code: 'system.move-in-the-past',
    });
    await expect(registry.moveAgencies({ ...planned, system: 'none' })).rejects.toMatchObject({
      code: 'system.unknown',
    });
    await expect(registry.moveAgencies({ ...planned, agencies: ['H99'] })).rejects.toMatchObject({
      code: 'agency.unknown',
    });
  });

  it('is listed for who administers all it serves and has served, and opens for them; others hear of none', async () => {
    for (const code of ['H36.16', 'H36.17', 'H360', 'H360.15']) await registry.addAgency({ code, name: 'Sở' });
    await registry.registerSystem({ name: 'branch', agencies: ['H36.16'], ...keyOf() });
    await registry.registerSystem({ name: 'both', agencies: ['H36', 'H360.15'], ...keyOf() });
    await registry.registerSystem({ name: 'near', agencies: ['H360'], ...keyOf() });
    await registry.registerSystem({ name: 'sixteen', agencies: ['H36.17'], ...keyOf() });
    const { asked: branch } = await actorsOf(registry).signedIn('tuan', { role: 'administrator', branch: 'H36' });
    const { asked: auditor } = await actorsOf(registry).signedIn('ba', { role: 'auditor' });
    const { asked: clerk } = await actorsOf(registry).signedIn('lan', { role: 'clerk', agencies: ['H36'] });
    const namesFor = async (asked: Asked, page = {}) =>
      (await registry.listSystems(page, asked)).systems.map(({ name }) => name);
    expect(await namesFor(auditor)).toEqual(['both', 'branch', 'near', 'old', 'sixteen']);
    expect(await namesFor(branch)).toEqual(['branch', 'old', 'sixteen']);
    expect(await registry.listSystems({ limit: 1, after: 'branch' }, branch)).toMatchObject({ next: 'old' });
    for (const name of ['branch', 'old', 'sixteen']) await registry.showSystem({ system: name }, branch);
    for (const name of ['both', 'near']) {
      await expect(registry.showSystem({ system: name }, branch)).rejects.toMatchObject({
        code: 'agency.outside-branch',
      });
    }
    const refused = { code: 'caller.not-permitted' };
    await expect(registry.listSystems({}, clerk)).rejects.toMatchObject(refused);
    const stranger = { ...administrator, caller: aSystem };
    await expect(registry.listSystems({}, stranger)).rejects.toMatchObject({ code: 'caller.scope-missing' });
  });

  it('is suspended with a reason, limited to scopes, and let go on', async () => {
    const off = await registry.changeSystem({ system: 'old', suspended: true, reason: 'máy chủ bị xâm nhập' });
    expect(off).toMatchObject({ suspended: true, suspensionReason: 'máy chủ bị xâm nhập' });
    const limited = await registry.changeSystem({ system: 'old', scopes: ['receive'] });
    expect(limited).toMatchObject({ suspended: true, scopes: ['receive'] });
    const on = await registry.changeSystem({ system: 'old', suspended: false });
    expect(on).toMatchObject({ suspensionReason: undefined });
    expect(await registry.showSystem({ system: 'old' })).toMatchObject({ scopes: ['receive'], suspended: false });
    const stranger = { ...administrator, caller: aSystem };
    await expect(registry.changeSystem({ system: 'old', suspended: true }, stranger)).rejects.toMatchObject({
      code: 'caller.scope-missing',
    });
  });

  it('proves itself from where it is said to be, and no range is taken that is none', async () => {
    const guard = { addresses: ['10.1.0.0/16', '192.168.7.7', '2001:db8::/32'], signedCallAgeHours: 2 };
    expect(await registry.changeSystem({ system: 'old', ...guard })).toMatchObject(guard);
    const registered = await registry.registerSystem({ name: 'new', agencies: ['H36'], ...guard, ...keyOf() });
    expect(registered).toMatchObject(guard);
    await registry.changeSystem({ system: 'new', signedCallAgeHours: null });
    const { addresses, signedCallAgeHours } = await registry.showSystem({ system: 'new' });
    expect({ addresses, signedCallAgeHours }).toEqual({ addresses: guard.addresses, signedCallAgeHours: undefined });
    for (const range of ['10.1.0.0/33', '10.1', 'public', '10.1.0.0/16/2', '', 'example.vn', '::/129']) {
      expect(changeSystem.request.safeParse({ system: 'old', addresses: [range] }).success).toBe(false);
    }
  });

  it('gets a new key beside the old one, which ends after the overlap', async () => {
    const next = keyOf();
    const rotated = await registry.addSystemKey({ system: 'old', ...next, overlapHours: 24 });
    expect(rotated.keys).toMatchObject([{ since: june, until: '2025-06-02T01:00:00.000Z' }, { since: june }]);
    expect(rotated.keys[1]).not.toHaveProperty('until');
    expect(await registry.addSystemKey({ system: 'old', ...next, overlapHours: 1 })).toEqual(rotated);
    // A second rotation does not lengthen what was said of the first key.
    const twice = await registry.addSystemKey({ system: 'old', ...keyOf(), overlapHours: 48 });
    expect(twice.keys.map(({ until }) => until)).toEqual([
      '2025-06-02T01:00:00.000Z',
      '2025-06-03T01:00:00.000Z',
      undefined,
    ]);
  });

  it('loses a key at once with the tokens of before, and never gets it back', async () => {
    const lost = keyOf();
    const { keys } = await registry.addSystemKey({ system: 'old', ...lost });
    const kid = keys[1]?.kid ?? '';
    const revoked = await registry.revokeSystemKey({ system: 'old', kid });
    expect(revoked.keys[1]).toMatchObject({ kid, until: june });
    expect(revoked.tokensSince).toBe('2025-06-01T01:00:01.000Z');
    expect(await registry.revokeSystemKey({ system: 'old', kid })).toEqual(revoked);
    await expect(registry.addSystemKey({ system: 'old', ...lost })).rejects.toMatchObject({
      code: 'system.key-invalid',
    });
    await expect(registry.revokeSystemKey({ system: 'old', kid: 'none' })).rejects.toMatchObject({
      code: 'system.key-unknown',
    });
  });

  async function periodsOf(agency: string) {
    const [serving] = await registry.ports.store.reader.servings([agency]);
    return serving?.periods;
  }
});

const aSystem = { kind: 'system' as const, id: 'old', scopes: ['send'], issuedAt: new Date(june) };

function keyOf() {
  return { publicKeyPem: aSystemKey().publicKeyPem };
}
