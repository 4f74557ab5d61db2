import { newSystem, putRecipientList, recipientListsMax } from '@edoc-axis/contracts';
import type { Asked } from '@edoc-axis/platform';
import { actorsOf } from './people/actors.js';
import { administrator, aSystemKey, type RegistryUnderTest, startRegistry } from './registry-under-test.js';

let registry: RegistryUnderTest;
let actors: ReturnType<typeof actorsOf>;
beforeAll(async () => {
  registry = await startRegistry();
  actors = actorsOf(registry);
});
beforeEach(async () => {
  await registry.empty();
  await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
  for (const code of ['H36.01', 'H36.01.02', 'H36.02', 'H360']) await registry.addAgency({ code, name: `Sở ${code}` });
  await registry.addAgency({
    code: 'H36.52',
    name: 'UBND xã Tà Hine',
    invite: true,
    policy: 'channel',
    address: 'Tà Hine',
  });
});
afterAll(() => registry.stop());

const ofCode = (answer: Promise<unknown>) =>
  answer.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  );
const portal = () => registry.registerSystem({ name: 'cong', door: 'portal', agencies: ['H36.52'] });
const aClerk = (name: string, agency = 'H36.52') =>
  actors.signedIn(name, { role: 'clerk', agencies: [agency] }).then(({ asked }) => asked);

describe('the portal as the system of an agency', () => {
  it('has no key and gets none, no address and no second name', async () => {
    expect(await portal()).toMatchObject({ door: 'portal', keys: [], serves: [{ agency: 'H36.52' }] });
    expect(await portal()).toMatchObject({ door: 'portal', keys: [] });
    const { publicKeyPem } = aSystemKey();
    expect(await ofCode(registry.addSystemKey({ system: 'cong', publicKeyPem }))).toBe('system.portal-has-no-keys');
    const withKey = { name: 'cong-2', door: 'portal' as const, agencies: ['H36.52'], publicKeyPem };
    expect(await ofCode(registry.registerSystem(withKey))).toBe('system.portal-has-no-keys');
    const other = { name: 'cong', door: 'v1' as const, agencies: ['H36.52'], publicKeyPem };
    expect(await ofCode(registry.registerSystem(other))).toBe('system.exists');
    const destination = { system: 'cong', url: 'https://dms.example.vn/' };
    expect(await ofCode(registry.setDestination(destination))).toBe('system.is-portal');
    expect(await ofCode(registry.switchPost({ system: 'cong', takesPost: 'push' }))).toBe('system.is-portal');
    expect(newSystem.safeParse({ name: 'x', door: 'pages', agencies: ['H36'] }).success).toBe(false);
  });

  it('takes over an agency that another system serves with two persons, and at a moment named', async () => {
    await registry.registerSystem({ name: 'dms', agencies: ['H36.01'], publicKeyPem: aSystemKey().publicKeyPem });
    await portal();
    registry.ports.twoPersons = 'on';
    const move = registry.moveAgencies({ system: 'cong', agencies: ['H36.01'], since: '2025-07-01T00:00:00+07:00' });
    await expect(move).rejects.toThrow('It waits for a second person');
  });

  it('is reachable where a clerk has joined, and says what is missing where none has', async () => {
    await portal();
    const reachable = async () => {
      const { reachable: can, problem, served } = await registry.showCapabilities({ code: 'H36.52' });
      return [can, problem?.code, served?.how];
    };
    await registry.joinAgency({ code: 'H36.52', state: 'testing' });
    await registry.joinAgency({ code: 'H36.52', state: 'live', anyway: true, reason: 'thử' });
    expect(await reachable()).toEqual([false, 'agency.no-clerk', 'portal']);
    await actors.invite('lan', [{ role: 'clerk', agencies: ['H36.52'] }]);
    expect(await reachable()).toEqual([false, 'agency.no-clerk', 'portal']);
    await aClerk('hoa', 'H36.01');
    expect(await reachable()).toEqual([false, 'agency.no-clerk', 'portal']);
    await aClerk('mai');
    expect(await reachable()).toEqual([true, undefined, 'portal']);
    await registry.asks.people.disable({ name: 'mai', reason: 'nghỉ việc' }, administrator);
    expect(await reachable()).toEqual([false, 'agency.no-clerk', 'portal']);
  });

  it('has a checklist in words of its own, and no certificate on it where none is needed', async () => {
    await portal();
    const open = async () =>
      Object.fromEntries(
        (await registry.showJoining('H36.52')).items.flatMap(({ item, next }) => (next ? [[item, next.code]] : [])),
      );
    expect(await open()).toEqual({
      contacts: 'joining.contacts-missing',
      system: 'agency.no-clerk',
      'self-test': 'joining.clerk-opened-no-test',
      documents: 'joining.clerk-sent-nothing',
      statuses: 'joining.clerk-answered-nothing',
      live: 'joining.not-testing',
    });
    await aClerk('mai');
    registry.ports.first = { 'H36.52': { sent: registry.clock.time.toISOString() } };
    expect(await open()).toMatchObject({ documents: 'joining.clerk-opened-nothing' });
    expect(await open()).not.toHaveProperty('system');
    await registry.changeAgency({ code: 'H36.52', policy: 'attachment' });
    expect(await open()).toMatchObject({ certificate: 'joining.certificate-missing' });
  });
});

describe('the saved lists of recipients of an agency', () => {
  let mai: Asked;
  beforeEach(async () => {
    await portal();
    mai = await aClerk('mai');
  });
  const lists = () => registry.asks.recipientLists;
  const put = (name: string, recipients: string[], by = mai) =>
    lists().put(putRecipientList.request.parse({ code: 'H36.52', name, recipients }), by);

  it('are kept whole under their names, each code once, in either form', async () => {
    expect(await put('Các sở', ['H36.01', '000.00.02.H36', 'H36.01'])).toMatchObject({
      name: 'Các sở',
      changedBy: 'mai',
      recipients: [{ code: 'H36.01', name: 'Sở H36.01' }, { code: 'H36.02' }],
    });
    await put('Các sở', ['H36.02']);
    await put('Ban chỉ đạo', ['H36']);
    expect((await lists().list({ code: '000.00.52.H36' }, mai)).lists).toMatchObject([
      { name: 'Ban chỉ đạo', recipients: 1 },
      { name: 'Các sở', recipients: 1 },
    ]);
    await lists().delete({ code: 'H36.52', name: 'Các sở' }, mai);
    await lists().delete({ code: 'H36.52', name: 'Các sở' }, mai);
    expect(await ofCode(lists().show({ code: 'H36.52', name: 'Các sở' }, mai))).toBe('agency.list-unknown');
  });

  it('show what became of a recipient since', async () => {
    await registry.registerSystem({
      name: 'dms',
      agencies: ['H36.01', 'H36.02'],
      publicKeyPem: aSystemKey().publicKeyPem,
    });
    await registry.joinAgency({ code: 'H36.52', state: 'testing' });
    await registry.joinAgency({ code: 'H36.52', state: 'live', anyway: true, reason: 'thử' });
    await put('Các sở', ['H36.01', 'H36.02']);
    await registry.closeAgency({ code: 'H36.02', at: registry.clock.time.toISOString() });
    const { recipients } = await lists().show({ code: 'H36.52', name: 'Các sở' }, mai);
    expect(recipients.map(({ reachable }) => reachable)).toEqual([true, false]);
  });

  it('are nobody’s but its clerks’, hold codes there are, and have an end', async () => {
    const hoa = await aClerk('hoa', 'H36.01');
    for (const by of [hoa, administrator]) {
      expect(await ofCode(put('x', ['H36'], by))).toMatch(/^caller\./);
      expect(await ofCode(lists().list({ code: 'H36.52' }, by))).toMatch(/^caller\./);
      expect(await ofCode(lists().show({ code: 'H36.52', name: 'x' }, by))).toMatch(/^caller\./);
      expect(await ofCode(lists().delete({ code: 'H36.52', name: 'x' }, by))).toMatch(/^caller\./);
    }
    expect(await ofCode(put('x', ['H99']))).toBe('agency.unknown');
    for (const wrong of [[], Array(501).fill('H36')]) {
      expect(putRecipientList.request.safeParse({ code: 'H36.52', name: 'x', recipients: wrong }).success).toBe(false);
    }
    for (const name of ['', ' ', 'a/b', 'x'.repeat(101), 'a\u0000']) {
      expect(putRecipientList.request.safeParse({ code: 'H36.52', name, recipients: ['H36'] }).success).toBe(false);
    }
    for (let n = 0; n < recipientListsMax; n += 1) await put(`danh sách ${n}`, ['H36']);
    expect(await ofCode(put('một nữa', ['H36']))).toBe('agency.too-many-lists');
    expect(await ofCode(put('danh sách 0', ['H36.01']))).toBe('done');
  });
});

it('a whole branch is an agency and all below it, and not what only begins with the same letters', async () => {
  const codesUnder = async (wanted: object) =>
    (await registry.findAgencies({ ...wanted })).agencies.map(({ code }) => code);
  expect(await codesUnder({ under: 'H36' })).toEqual(['H36', 'H36.01', 'H36.01.02', 'H36.02', 'H36.52']);
  expect(await codesUnder({ prefix: 'H36' })).toContain('H360');
  expect(await codesUnder({ under: '000.00.01.H36' })).toEqual(['H36.01', 'H36.01.02']);
  expect(await codesUnder({ under: 'H36', prefix: 'H36.01' })).toEqual(['H36.01', 'H36.01.02']);
  expect(await codesUnder({ under: 'H36.01', prefix: 'H' })).toEqual(['H36.01', 'H36.01.02']);
  expect(await codesUnder({ under: 'H36', prefix: 'H360' })).toEqual([]);
  expect(await codesUnder({ under: 'H36', q: 'ta hine' })).toEqual(['H36.52']);
  const first = await registry.findAgencies({ under: 'H36', limit: 2 });
  expect((await registry.findAgencies({ under: 'H36', after: first.next })).agencies).toHaveLength(3);
});
