import { generateKeyPairSync } from 'node:crypto';
import type { DirectoryEntry, ProvincialCall } from '@edoc-axis/contracts';
import { createCallerVerifier, Directory, joinPair, sealSecret } from '@edoc-axis/platform';
import { admitSignedInCall } from './admit-signed-in-call.js';
import { signInSystem } from './sign-in-system.js';
import { createSignInTries } from './sign-in-tries.js';

const minute = 60_000;
const begin = new Date('2026-11-20T08:00:00+07:00');
const pair = { password: 'a password', secretKey: 'a key' };

describe('a system that signs in', () => {
  const token = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secrets = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const clock = { time: begin, now: () => clock.time };
  const believed = [{ kid: 'token-1', publicKey: token.publicKey }];
  let directory: Directory;
  let tries: ReturnType<typeof createSignInTries>;

  beforeEach(async () => {
    clock.time = begin;
    directory = new Directory();
    tries = createSignInTries(clock);
    await registers({});
  });

  type System = Extract<DirectoryEntry, { kind: 'system' }>;

  async function registers(more: Partial<System>, secret = joinPair(pair), until?: string): Promise<void> {
    const key = await sealSecret({ system: 'dms', secret }, secrets.publicKey);
    const keys = [{ ...key, since: '2026-01-01T00:00:00Z', until }];
    const entry: System = { kind: 'system', name: 'dms', door: 'provincial', keys, suspended: false, ...more };
    directory.apply([{ version: directory.version + 1, at: begin.toISOString(), entry }]);
  }

  const ports = () => ({
    ...{ axis: 'VN.TEST', directory, clock, accessTokenMs: 600_000, tries, secretsKeys: () => [secrets.privateKey] },
    tokenKey: () => ({ kid: 'token-1', privateKey: token.privateKey }),
    ring: { believed: () => believed },
  });

  const signsIn = async (password = pair.password, username = 'dms', address = '10.0.0.1') =>
    (await signInSystem(ports(), { username, password }, address)).token;

  const calls = (
    signIn: string,
    more: { call?: ProvincialCall; system?: string; secretKey?: string } = {},
    address = '10.0.0.1',
  ) =>
    admitSignedInCall(
      ports(),
      {
        ...{ call: 'sendEdoc', token: signIn, system: 'dms', secretKey: pair.secretKey },
        ...more,
      },
      address,
    );

  const verify = createCallerVerifier({
    ...{ tokenKeys: () => believed, directoryKeys: () => [], issuer: 'VN.TEST', clock },
  });

  const wrong = { code: 'caller.credentials-wrong', params: {} };
  const ended = { code: 'caller.proof-invalid' };

  it('makes calls, each with a token for what it needs and nothing else', async () => {
    const signIn = await signsIn();
    const { accessToken } = await calls(signIn);
    expect(await verify(accessToken)).toMatchObject({ kind: 'system', id: 'dms', scopes: ['send', 'receive'] });
    const looked = await calls(signIn, { call: 'getReceiveStatus' });
    expect(await verify(looked.accessToken)).toMatchObject({ scopes: ['track'] });
  });

  it('has got nothing that opens another door', async () => {
    await expect(verify(await signsIn())).rejects.toMatchObject({ code: 'caller.token-invalid' });
    const { accessToken } = await calls(await signsIn());
    await expect(calls(accessToken)).rejects.toMatchObject(ended);
  });

  it('with a wrong password is told what a stranger is told', async () => {
    await expect(signsIn('another')).rejects.toMatchObject(wrong);
    await expect(signsIn(pair.secretKey)).rejects.toMatchObject(wrong);
    await expect(signsIn(pair.password, 'nobody')).rejects.toMatchObject(wrong);
  });

  it('shows its name and its key with each call, or may read the directory', async () => {
    const signIn = await signsIn();
    for (const more of [
      { system: 'other' },
      { secretKey: 'another' },
      { secretKey: pair.password },
      { system: undefined },
    ]) {
      await expect(calls(signIn, more)).rejects.toMatchObject(wrong);
      await expect(calls(signIn, { ...more, call: 'getAgenciesList' })).rejects.toMatchObject(wrong);
    }
    const bare = { system: undefined, secretKey: undefined };
    const { accessToken } = await calls(signIn, { ...bare, call: 'getAgenciesList' });
    expect(await verify(accessToken)).toMatchObject({ scopes: ['directory'] });
  });

  it('is signed in for thirty minutes, and a minute for the way', async () => {
    const signIn = await signsIn();
    clock.time = new Date(begin.getTime() + 30 * minute);
    await calls(signIn);
    clock.time = new Date(begin.getTime() + 31 * minute + 1_000);
    await expect(calls(signIn)).rejects.toMatchObject(ended);
  });

  it.each(['', 'no token', 'e30.e30.AA'])('is not who shows "%s"', async (shown) => {
    await expect(calls(shown)).rejects.toMatchObject(ended);
  });

  it('signs in anew when its secret ended, or was in other hands', async () => {
    const signIn = await signsIn();
    await registers({ tokensSince: new Date(begin.getTime() + 1_000).toISOString() });
    await expect(calls(signIn)).rejects.toMatchObject(ended);
    const anew = await signsIn();
    await calls(anew);
    await registers({}, joinPair(pair), begin.toISOString());
    await expect(calls(anew)).rejects.toMatchObject(ended);
    await expect(signsIn()).rejects.toMatchObject(wrong);
  });

  it('that is suspended hears so, once it has proved itself', async () => {
    const signIn = await signsIn();
    await registers({ suspended: true, suspensionReason: 'thử nghiệm' });
    await expect(calls(signIn)).rejects.toMatchObject({ code: 'system.disabled' });
    await expect(signsIn()).rejects.toMatchObject({ code: 'system.disabled' });
    await expect(signsIn('another')).rejects.toMatchObject(wrong);
  });

  it('of another door has no password here', async () => {
    await registers({ door: 'vxp' });
    await expect(signsIn()).rejects.toMatchObject(wrong);
  });

  it('signs in and calls from where the register says it is', async () => {
    await registers({ addresses: ['10.0.0.0/16'] });
    const signIn = await signsIn();
    await calls(signIn);
    const elsewhere = { code: 'caller.address-not-allowed' };
    await expect(signsIn(pair.password, 'dms', '10.1.0.1')).rejects.toMatchObject(elsewhere);
    await expect(signsIn('another', 'dms', '10.1.0.1')).rejects.toMatchObject(wrong);
    await expect(calls(signIn, {}, '10.1.0.1')).rejects.toMatchObject(elsewhere);
  });

  it('is locked out where it failed five times, longer each time, and nowhere else', async () => {
    for (let failed = 0; failed < 5; failed += 1) await expect(signsIn('another')).rejects.toMatchObject(wrong);
    await expect(signsIn()).rejects.toMatchObject({ code: 'caller.locked-out' });
    await signsIn(pair.password, 'dms', '10.0.0.2');
    clock.time = new Date(begin.getTime() + minute / 2);
    await expect(signsIn('another')).rejects.toMatchObject(wrong);
    clock.time = new Date(begin.getTime() + minute);
    await expect(signsIn()).rejects.toMatchObject({ code: 'caller.locked-out' });
    clock.time = new Date(begin.getTime() + 2 * minute);
    await signsIn();
  });

  it('hears from an address that tried thirty names no more for a while', async () => {
    for (let tried = 0; tried < 30; tried += 1)
      await expect(signsIn('x', `name-${tried}`)).rejects.toMatchObject(wrong);
    await expect(signsIn()).rejects.toMatchObject({ code: 'caller.locked-out' });
  });
});
