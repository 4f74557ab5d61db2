import { administrator, aSystemKey, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

const keyOf = () => ({ publicKeyPem: aSystemKey().publicKeyPem });
const url = 'https://qlvb.example.vn/nhan';

describe('where packets are brought to', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  beforeEach(async () => {
    await registry.empty();
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
    await registry.registerSystem({ name: 'dms', agencies: ['H36'], ...keyOf() });
  });
  afterAll(() => registry.stop());

  const asSystem = (id: string, scopes: string[] = ['receive']) => ({
    ...administrator,
    caller: { kind: 'system' as const, id, scopes, issuedAt: new Date() },
  });

  it('is set by an administrator, published, and written into the audit log', async () => {
    const set = await registry.setDestination({ system: 'dms', url });
    expect(set).toMatchObject({ destination: { url, privateAddresses: false }, takesPost: 'push' });
    const { served } = await registry.showCapabilities({ code: 'H36' });
    expect(served).toMatchObject({ system: 'dms', how: 'push' });
    expect(await registry.showSystem({ system: 'dms' })).toMatchObject({ destination: { url }, takesPost: 'push' });
    const version = await registry.ports.store.reader.version();
    expect(await registry.setDestination({ system: 'dms', url })).toEqual(set);
    expect(await registry.ports.store.reader.version()).toBe(version);
    const { rows } = await registry.pool.query(
      `select who, "after" from audit where subject = 'dms' and what = 'registry.set-destination'`,
    );
    expect(rows).toMatchObject([{ who: 'operator', after: { destination: { url } } }]);
  });

  it('is never set by the system itself, which may switch and pause', async () => {
    await expect(registry.setDestination({ system: 'dms', url }, asSystem('dms'))).rejects.toMatchObject({
      code: 'caller.scope-missing',
    });
    await expect(registry.switchPost({ system: 'dms', takesPost: 'push' }, asSystem('dms'))).rejects.toMatchObject({
      code: 'system.no-destination',
    });
    await registry.setDestination({ system: 'dms', url });
    for (const takesPost of ['pull', 'push', 'paused'] as const) {
      const switched = await registry.switchPost({ system: 'dms', takesPost }, asSystem('dms'));
      expect(switched).toMatchObject({ takesPost, destination: { url } });
    }
    expect(await registry.switchPost({ system: 'dms', takesPost: 'push' })).toMatchObject({ takesPost: 'push' });
  });

  it('is set without overriding what the system chose', async () => {
    await registry.setDestination({ system: 'dms', url });
    await registry.switchPost({ system: 'dms', takesPost: 'paused' }, asSystem('dms'));
    const moved = await registry.setDestination({ system: 'dms', url: `${url}/2` });
    expect(moved).toMatchObject({ takesPost: 'paused', destination: { url: `${url}/2` } });
  });

  it('is none of the portal’s', async () => {
    await registry.pool.query(`update system set door = 'portal'`);
    await expect(registry.setDestination({ system: 'dms', url })).rejects.toMatchObject({ code: 'system.is-portal' });
  });

  it('is nobody else’s to switch', async () => {
    await registry.registerSystem({ name: 'other', agencies: ['H36'], ...keyOf() });
    for (const stranger of [asSystem('other'), asSystem('dms', ['send'])]) {
      await expect(registry.switchPost({ system: 'dms', takesPost: 'pull' }, stranger)).rejects.toMatchObject({
        code: 'caller.scope-missing',
      });
    }
  });

  it.each([
    ['http://qlvb.example.vn/', false],
    ['ftp://qlvb.example.vn/', true],
    ['https://user:secret@qlvb.example.vn/', true],
    ['https://qlvb.example.vn/#here', true],
    ['https://127.0.0.1/', false],
    ['https://10.1.2.3/', false],
    ['https://[::1]/', false],
    ['https://169.254.169.254/', true],
    ['qlvb.example.vn', false],
  ])('is not %s (private addresses permitted: %s)', async (wanted, privateAddresses) => {
    await expect(registry.setDestination({ system: 'dms', url: wanted, privateAddresses })).rejects.toMatchObject({
      code: 'system.address-refused',
    });
  });

  it('is a private address where an administrator permits it', async () => {
    const set = await registry.setDestination({
      system: 'dms',
      url: 'http://10.1.2.3:8443/nhan',
      privateAddresses: true,
    });
    expect(set.destination).toEqual({ url: 'http://10.1.2.3:8443/nhan', privateAddresses: true });
    await expect(registry.setDestination({ system: 'dms', url, caPem: 'none' })).rejects.toMatchObject({
      code: 'certificate.not-a-certificate',
    });
  });

  it('needs two persons: whoever names it gets the post', async () => {
    registry.ports.twoPersons = 'on';
    await expect(registry.setDestination({ system: 'dms', url })).rejects.toThrow('second person');
    expect((await registry.showSystem({ system: 'dms' })).destination).toBeUndefined();
  });
});
