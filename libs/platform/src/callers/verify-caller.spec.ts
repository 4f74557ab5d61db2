import { generateKeyPairSync } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { signAdmission } from './admission.js';
import { createCallerVerifier } from './verify-caller.js';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const start = Date.parse('2026-01-05T08:00:00Z');
let now = new Date(start);
let keys = [{ kid: 'token-1', publicKey }];
const directory = generateKeyPairSync('ec', { namedCurve: 'P-256' });
let directoryKeys = [{ kid: 'directory-1', publicKey: directory.publicKey }];
const verify = createCallerVerifier({
  tokenKeys: (_, kid) => keys.filter((key) => kid === undefined || key.kid === kid),
  directoryKeys: (_, kid) => directoryKeys.filter((key) => kid === undefined || key.kid === kid),
  issuer: 'VN.TEST',
  clock: { now: () => now },
});
const claims = { iss: 'VN.TEST', sub: 'dms-1', scope: 'send receive', iat: start / 1000, exp: start / 1000 + 600 };

function token(payload: JWTPayload, typ = 'at+jwt', key = privateKey): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ alg: 'ES256', typ }).sign(key);
}

describe('a caller token', () => {
  beforeEach(() => {
    now = new Date(start);
    keys = [{ kid: 'token-1', publicKey }];
  });

  it('signed before its key was rotated goes on, and ends at once when the key was lost', async () => {
    const next = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const used = await token(claims);
    await verify(used);
    keys = [{ kid: 'token-2', publicKey: next.publicKey }, ...keys];
    expect(await verify(used)).toMatchObject({ id: 'dms-1' });
    expect(await verify(await token({ ...claims, sub: 'dms-2' }))).toMatchObject({ id: 'dms-2' });
    expect(await verify(await token(claims, 'at+jwt', next.privateKey))).toMatchObject({ id: 'dms-1' });
    keys = keys.slice(0, 1);
    await expect(verify(used)).rejects.toMatchObject({ code: 'caller.token-invalid' });
  });

  it('says which system calls and what it may do', async () => {
    expect(await verify(await token(claims))).toEqual({
      kind: 'system',
      id: 'dms-1',
      scopes: ['send', 'receive'],
      issuedAt: new Date(start),
    });
  });

  it('of the operator says so', async () => {
    const caller = await verify(await token({ ...claims, sub: 'operator', scope: 'administer' }));
    expect(caller).toEqual({ kind: 'operator', id: 'operator', scopes: ['administer'], issuedAt: new Date(start) });
  });

  it('ends when it says, also when it was verified before', async () => {
    const used = await token(claims);
    await verify(used);
    now = new Date(start + 600_000);
    await expect(verify(used)).rejects.toMatchObject({ code: 'caller.token-expired' });
  });

  it.each<[string, () => Promise<string>]>([
    ['by another key', () => token(claims, 'at+jwt', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
    ['of another kind', () => token(claims, 'JWT')],
    ['of another axis', () => token({ ...claims, iss: 'VN.OTHER' })],
    ['for nobody', () => token({ ...claims, sub: undefined })],
    ['without a beginning', () => token({ ...claims, iat: undefined })],
    ['without an end', () => token({ ...claims, exp: undefined })],
    ['that is no token', () => Promise.resolve('x.y.z')],
  ])('%s is refused', async (_, forged) => {
    await expect(verify(await forged())).rejects.toMatchObject({ code: 'caller.token-invalid' });
  });
});

describe('a person’s token', () => {
  const grants = [{ role: 'administrator', branch: 'H36' }, { role: 'auditor' }];
  const claims = { iss: 'VN.TEST', sub: 'huong', sid: 'session-1', grants, exp: start / 1000 + 120 };
  const personal = (payload: JWTPayload, key = directory.privateKey, typ = 'edoc-person+jwt') =>
    token(payload, typ, key);

  beforeEach(() => {
    now = new Date(start);
    directoryKeys = [{ kid: 'directory-1', publicKey: directory.publicKey }];
  });

  it('says who it is and what the person may do', async () => {
    expect(await verify(await personal(claims))).toEqual({ kind: 'person', id: 'huong', session: 'session-1', grants });
  });

  it('is signed by the registry alone, and is good for nothing else', async () => {
    await expect(verify(await personal(claims, privateKey))).rejects.toMatchObject({ code: 'caller.token-invalid' });
    const asSystem = { ...claims, scope: 'administer' };
    await expect(verify(await personal(asSystem, directory.privateKey, 'at+jwt'))).rejects.toMatchObject({
      code: 'caller.token-invalid',
    });
    await expect(verify(await personal(claims, directory.privateKey, 'edoc-directory+jwt'))).rejects.toMatchObject({
      code: 'caller.token-invalid',
    });
    await expect(verify(await token({ ...claims, iat: start / 1000, scope: 'send' }))).resolves.toMatchObject({
      kind: 'system',
    });
  });

  it.each([
    ['a role nobody has', [{ role: 'owner' }]],
    ['a branch that is no code', [{ role: 'administrator', branch: 'H36..' }]],
    ['no list', 'administrator'],
  ])('with %s is refused', async (_, wrong) => {
    await expect(verify(await personal({ ...claims, grants: wrong }))).rejects.toThrow();
  });

  it('ends when it says, and when the key was lost', async () => {
    const used = await personal(claims);
    await verify(used);
    directoryKeys = [];
    await expect(verify(used)).rejects.toMatchObject({ code: 'caller.token-invalid' });
    directoryKeys = [{ kid: 'directory-1', publicKey: directory.publicKey }];
    now = new Date(start + 120_000);
    await expect(verify(used)).rejects.toMatchObject({ code: 'caller.token-expired' });
  });
});

describe('a body that takes longer than the token of its sender', () => {
  const sent = { iss: 'VN.TEST', sub: 'mai', sid: 'session-1', grants: [{ role: 'auditor' }], exp: start / 1000 + 120 };
  const ofMai = (payload: JWTPayload = sent) => token(payload, 'edoc-person+jwt', directory.privateKey);
  const key = () => ({ kid: 'token-1', privateKey, publicKey });
  const admit = (shown: string) => signAdmission(shown, key(), { issuer: 'VN.TEST', at: now });

  beforeEach(() => {
    now = new Date(start);
    keys = [{ kid: 'token-1', publicKey }];
    directoryKeys = [{ kid: 'directory-1', publicKey: directory.publicKey }];
  });

  it('is still hers when it has come, for two hours', async () => {
    const shown = await ofMai();
    const admission = await admit(shown);
    now = new Date(start + 3_600_000);
    await expect(verify(shown)).rejects.toMatchObject({ code: 'caller.token-expired' });
    expect(await verify(shown, admission)).toMatchObject({ kind: 'person', id: 'mai' });
    await expect(verify(shown)).rejects.toMatchObject({ code: 'caller.token-expired' });
    now = new Date(start + 7_201_000);
    await expect(verify(shown, admission)).rejects.toMatchObject({ code: 'caller.token-expired' });
  });

  it('is nobody’s by an admission of another token, of another key, of another kind, or of no token that was good', async () => {
    const [shown, other] = [await ofMai(), await ofMai({ ...sent, sid: 'session-2' })];
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const admissions = [
      await admit(other),
      await signAdmission(shown, { ...key(), privateKey: stranger.privateKey }, { issuer: 'VN.TEST', at: now }),
      await signAdmission(shown, key(), { issuer: 'VN.OTHER', at: now }),
      await token(claims),
      'x.y.z',
    ];
    now = new Date(start + 600_000);
    for (const admission of [...admissions, await admit(shown)]) {
      await expect(verify(shown, admission)).rejects.toMatchObject({ code: 'caller.token-expired' });
    }
    now = new Date(start);
    const good = await admit(shown);
    now = new Date(start + 600_000);
    directoryKeys = [];
    await expect(verify(shown, good)).rejects.toMatchObject({ code: 'caller.token-invalid' });
  });
});
