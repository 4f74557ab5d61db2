import { createHmac, generateKeyPairSync } from 'node:crypto';
import type { DirectoryEntry, VxpCall } from '@edoc-axis/contracts';
import { createCallerVerifier, Directory, sealSecret } from '@edoc-axis/platform';
import { admitSignedCall } from './admit-signed-call.js';

// The vector of the interface: this text, signed with this secret.
const secret = 'test-secret';
const signHeader =
  '{"XroadVnpt-systemid":"TEST.SYSTEM","XroadVnpt-servicetype":"eDoc","XroadVnpt-messagetype":"edoc","XroadVnpt-hash-file":"78230ba9e8dd5504a5c2cf5c9ca9f448a6214461ac16333e779014878e5988","XroadVnpt-from":"000.00.00.T01","XroadVnpt-to":"[\\"000.00.00.T02\\",\\"000.00.00.T03\\"]","XroadVnpt-timestamp":"21112026T192141+0546","XroadVnpt-Content-Type":"application/octet-stream"}';
const hashHeader = 'e1d73e84698f1b4eadde1c84ea5308334a145c1ad52727ec85322419ef5c6fde';
const signedAt = new Date('2026-11-21T19:21:41.546+07:00');

const hour = 3_600_000;

describe('a signed call', () => {
  const token = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secrets = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const clock = { time: signedAt, now: () => clock.time };
  let directory: Directory;

  beforeEach(async () => {
    clock.time = signedAt;
    directory = new Directory();
    await registers({});
  });

  type System = Extract<DirectoryEntry, { kind: 'system' }>;

  async function registers(more: Partial<System>, until?: string): Promise<void> {
    const key = await sealSecret({ system: 'TEST.SYSTEM', secret }, secrets.publicKey);
    const keys = [{ ...key, since: '2026-01-01T00:00:00Z', until }];
    const entry: System = { kind: 'system', name: 'TEST.SYSTEM', door: 'vxp', keys, suspended: false, ...more };
    directory.apply([{ version: directory.version + 1, at: signedAt.toISOString(), entry }]);
  }

  function asks(
    call: VxpCall = 'sendEdoc',
    more: { signHeader?: string; hashHeader?: string } = {},
    address: string | undefined = '10.1.2.3',
  ) {
    return admitSignedCall(
      {
        ...{ axis: 'VN.TEST', directory, clock, accessTokenMs: 600_000, signedCallAgeMs: 24 * hour },
        tokenKey: () => ({ kid: 'token-1', privateKey: token.privateKey }),
        secretsKeys: () => [secrets.privateKey],
      },
      { call, signHeader, hashHeader, ...more },
      address,
    );
  }

  const signs = (text: string, by = secret) => ({
    signHeader: text,
    hashHeader: createHmac('sha256', by).update(text).digest('hex'),
  });

  const verify = createCallerVerifier({
    tokenKeys: () => [{ kid: 'token-1', publicKey: token.publicKey }],
    directoryKeys: () => [],
    issuer: 'VN.TEST',
    clock,
  });

  it('is its system, for what the call needs and nothing else', async () => {
    const { accessToken } = await asks();
    expect(await verify(accessToken)).toMatchObject({ kind: 'system', id: 'TEST.SYSTEM', scopes: ['send', 'receive'] });
    const list = await asks('getReceivedEdocList');
    expect(await verify(list.accessToken)).toMatchObject({ scopes: ['receive'] });
  });

  it('may do no more than its system', async () => {
    await registers({ scopes: ['receive'] });
    expect(await verify((await asks()).accessToken)).toMatchObject({ scopes: ['receive'] });
  });

  it.each([
    ['another secret', () => signs(signHeader, 'another secret')],
    ['a changed pair', () => ({ signHeader: signHeader.replace('T01', 'T09') })],
    ['an added pair', () => ({ signHeader: signHeader.replace('{', '{"XroadVnpt-docid":"1",') })],
    ['a system nobody knows', () => signs(signHeader.replace('TEST.SYSTEM', 'OTHER.SYSTEM'))],
    ['half a hash', () => ({ hashHeader: hashHeader.slice(0, 32) })],
    ['no hexadecimal', () => ({ hashHeader: 'z'.repeat(64) })],
  ])('with %s is refused, and all in the same words', async (_, made) => {
    await expect(asks('sendEdoc', made())).rejects.toMatchObject({ code: 'caller.signed-header-wrong', params: {} });
  });

  it('is no key to another call: what that acts by was not signed', async () => {
    const missing = (name: string) => ({ code: 'caller.signed-header-missing', params: { name } });
    await expect(asks('getEdoc')).rejects.toMatchObject(missing('docid'));
    await expect(asks('updateStatus')).rejects.toMatchObject(missing('docid'));
    await expect(asks('deleteAgency')).rejects.toMatchObject(missing('agencycode'));
    const listing = signs('{"XroadVnpt-systemid":"TEST.SYSTEM","XroadVnpt-timestamp":"21112026T192141+0546"}');
    await asks('getAgenciesList', listing);
    await expect(asks('sendEdoc', listing)).rejects.toMatchObject(missing('from'));
  });

  it('is good for a day, and none comes from the future', async () => {
    clock.time = new Date(signedAt.getTime() + 24 * hour);
    await asks();
    for (const outside of [24 * hour + 1, -5 * 60_000 - 1]) {
      clock.time = new Date(signedAt.getTime() + outside);
      await expect(asks()).rejects.toMatchObject({ code: 'caller.timestamp-outside' });
    }
  });

  it('is good for as long as the register says of its system', async () => {
    await registers({ signedCallAgeHours: 2 });
    clock.time = new Date(signedAt.getTime() + 2 * hour);
    await asks();
    clock.time = new Date(signedAt.getTime() + 2 * hour + 1);
    await expect(asks()).rejects.toMatchObject({ code: 'caller.timestamp-outside', params: { ageMs: 2 * hour } });
    await registers({ signedCallAgeHours: 48 });
    clock.time = new Date(signedAt.getTime() + 48 * hour);
    await asks();
  });

  it.each([
    ...[
      '31022026T192141+0546',
      '21112026T192141',
      '21112026T192141+546',
      '21112026T192141+1546',
      '2026-11-21T19:21:41Z',
    ],
    ...['21112026T192141+0546 ', ' 21112026T192141+0546', '21112026t192141+0546', '21112026T192160+0546', '0', '1e99'],
    ...['21112026T242141+0546', '9999999999999', 'NaN', '21112026T192141+0546T192141+0546'],
  ])('whose time is %j is refused, rightly signed or not', async (written) => {
    const text = signHeader.replace('21112026T192141+0546', written);
    await expect(asks('sendEdoc', signs(text))).rejects.toMatchObject({ code: 'caller.timestamp-outside' });
  });

  it('whose time is a number, an empty text or missing is refused', async () => {
    for (const [written, code] of [
      ['"XroadVnpt-timestamp":21112026192141', 'caller.timestamp-outside'],
      ['"XroadVnpt-timestamp":""', 'caller.signed-header-missing'],
      ['"timestamp":"21112026T192141+0546"', 'caller.signed-header-missing'],
      ['"XroadVnpt-timestamp":null', 'request.parameter-invalid'],
    ] as const) {
      const text = signHeader.replace('"XroadVnpt-timestamp":"21112026T192141+0546"', written);
      await expect(asks('sendEdoc', signs(text))).rejects.toMatchObject({ code });
    }
  });

  it('comes from where the register says its system is, which only the system itself is told', async () => {
    await registers({ addresses: ['10.1.0.0/16', '2001:db8::/32'] });
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '2001:db8::9']) await asks('sendEdoc', {}, address);
    for (const address of ['10.2.2.3', '127.0.0.1', '2001:db9::9', 'unknown', '']) {
      const refused = { code: 'caller.address-not-allowed', params: { address } };
      await expect(asks('sendEdoc', {}, address)).rejects.toMatchObject(refused);
    }
    const wrong = { code: 'caller.signed-header-wrong', params: {} };
    await expect(asks('sendEdoc', signs(signHeader, 'x'), '10.2.2.3')).rejects.toMatchObject(wrong);
  });

  it('is known by the secret that stands in the register now, however often another was opened before', async () => {
    await asks();
    await asks();
    const next = await sealSecret({ system: 'TEST.SYSTEM', secret: 'another secret' }, secrets.publicKey);
    await registers({ keys: [{ ...next, since: '2026-01-01T00:00:00Z' }] });
    await expect(asks()).rejects.toMatchObject({ code: 'caller.signed-header-wrong' });
    await asks('sendEdoc', signs(signHeader, 'another secret'));
  });

  it('of a system that is suspended hears so, once it has proved itself', async () => {
    await registers({ suspended: true, suspensionReason: 'thử nghiệm' });
    await expect(asks()).rejects.toMatchObject({ code: 'system.disabled' });
    await expect(asks('sendEdoc', signs(signHeader, 'x'))).rejects.toMatchObject({
      code: 'caller.signed-header-wrong',
    });
  });

  it('is none of a system of another door, whatever it is signed with', async () => {
    await registers({ door: 'provincial' });
    await expect(asks()).rejects.toMatchObject({ code: 'caller.signed-header-wrong' });
  });

  it('with a secret that was rotated out is refused', async () => {
    await registers({}, signedAt.toISOString());
    await expect(asks()).rejects.toMatchObject({ code: 'caller.signed-header-wrong' });
  });
});
