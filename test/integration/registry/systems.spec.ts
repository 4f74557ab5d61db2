import { aSystemKey, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

describe('systems in the registry', () => {
  let registry: RegistryUnderTest;
  beforeAll(async () => {
    registry = await startRegistry();
  });
  beforeEach(async () => {
    await registry.empty();
    await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
    await registry.addAgency({ code: 'H36.15', name: 'Sở Văn hóa' });
  });
  afterAll(() => registry.stop());

  it('are registered with their public key and serve their agencies from now on', async () => {
    const { publicKeyPem, privateKey } = aSystemKey();
    const system = await registry.registerSystem({ name: 'dms-1', agencies: ['H36', '000.00.15.H36'], publicKeyPem });
    const since = '2025-06-01T01:00:00.000Z';
    const { kty, crv, x, y } = privateKey.export({ format: 'jwk' });
    expect(system).toMatchObject({
      name: 'dms-1',
      door: 'v1',
      suspended: false,
      keys: [{ jwk: { kty, crv, x, y }, since }],
      serves: [
        { agency: 'H36', since },
        { agency: 'H36.15', since },
      ],
    });
    expect(JSON.stringify(system)).not.toContain(privateKey.export({ format: 'jwk' }).d);
    expect((await registry.listSystems({})).systems).toMatchObject([{ name: 'dms-1', agencies: 2 }]);
  });

  it('of the national axis have a secret, which the register keeps closed, and rotate it like a key', async () => {
    const secretOf = (letter: string) => ({ kid: letter.repeat(43), sealed: `${letter}..b.c.d` });
    const wanted = { name: 'dms-vxp', door: 'vxp' as const, agencies: ['H36'], secret: secretOf('a') };
    expect(await registry.registerSystem(wanted)).toMatchObject({ door: 'vxp', keys: [secretOf('a')] });
    // The same once more, sealed anew.
    const again = { ...wanted, secret: { ...secretOf('a'), sealed: 'x..b.c.d' } };
    expect(await registry.registerSystem(again)).toMatchObject({ keys: [secretOf('a')] });
    const exists = { code: 'system.exists' };
    await expect(registry.registerSystem({ ...wanted, secret: secretOf('b') })).rejects.toMatchObject(exists);
    const rotated = await registry.addSystemKey({ system: 'dms-vxp', secret: secretOf('b'), overlapHours: 1 });
    expect(rotated).toMatchObject({ keys: [{ ...secretOf('a'), until: expect.any(String) }, secretOf('b')] });
  });

  it('have what their door asks for, and nothing of another', async () => {
    const invalid = { code: 'system.key-invalid' };
    const secret = { kid: 'a'.repeat(43), sealed: 'a..b.c.d' };
    const named = { name: 'dms-vxp', agencies: ['H36'] };
    for (const proof of [{}, keyOf(), { secret, ...keyOf() }]) {
      await expect(registry.registerSystem({ ...named, door: 'vxp', ...proof })).rejects.toMatchObject(invalid);
    }
    for (const proof of [{}, { secret }]) {
      await expect(registry.registerSystem({ ...named, ...proof })).rejects.toMatchObject(invalid);
    }
  });

  it('take an agency over at one moment: at no time two of them serve it', async () => {
    await registry.registerSystem({ name: 'old', agencies: ['H36', 'H36.15'], ...keyOf() });
    registry.clock.time = new Date('2025-07-01T00:00:00+07:00');
    const moved = await registry.registerSystem({ name: 'new', agencies: ['H36.15'], ...keyOf() });
    const moment = '2025-06-30T17:00:00.000Z';
    expect(moved.serves).toEqual([{ agency: 'H36.15', since: moment }]);
    const [serving] = await registry.ports.store.reader.servings(['H36.15']);
    expect(serving?.periods).toEqual([
      { system: 'old', since: '2025-06-01T01:00:00.000Z', until: moment },
      { system: 'new', since: moment },
    ]);
    expect((await registry.listSystems({})).systems.map(({ name, agencies }) => [name, agencies])).toEqual([
      ['new', 1],
      ['old', 1],
    ]);
  });

  it('registered again are given back, get what they lack, and are never given another key', async () => {
    const wanted = { name: 'dms-1', agencies: ['H36'], ...keyOf() };
    const first = await registry.registerSystem(wanted);
    expect(await registry.registerSystem(wanted)).toEqual(first);
    expect(await registry.ports.store.reader.version()).toBe(4);
    const extended = await registry.registerSystem({ ...wanted, agencies: ['H36', 'H36.15'] });
    expect(extended.serves.map(({ agency }) => agency)).toEqual(['H36', 'H36.15']);
    await expect(registry.registerSystem({ ...wanted, ...keyOf() })).rejects.toMatchObject({ code: 'system.exists' });
  });

  it('need a public key on P-256, a name of their own and agencies there are', async () => {
    const { publicKeyPem, privateKey } = aSystemKey();
    const refused = (body: object) =>
      registry
        .registerSystem({ name: 'dms-1', agencies: ['H36'], publicKeyPem, ...body })
        .catch((error: { code: string }) => error.code);
    const privateKeyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(await refused({ publicKeyPem: privateKeyPem })).toBe('system.key-invalid');
    expect(await refused({ publicKeyPem: registry.authority.certificatePem })).toBe('system.key-invalid');
    expect(await refused({ publicKeyPem: 'no key' })).toBe('system.key-invalid');
    expect(await refused({ agencies: ['H99'] })).toBe('agency.unknown');
    expect(await refused({ name: 'operator' })).toBe('system.exists');
    expect(await refused({ name: 'Axis' })).toBe('system.exists');
    expect(await registry.ports.store.reader.version()).toBe(2);
  });
});

function keyOf() {
  return { publicKeyPem: aSystemKey().publicKeyPem };
}
