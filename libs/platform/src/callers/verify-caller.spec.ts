import { generateKeyPairSync } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { createCallerVerifier } from './verify-caller.js';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const start = Date.parse('2026-01-05T08:00:00Z');
let now = new Date(start);
let keys = [{ kid: 'token-1', publicKey }];
const verify = createCallerVerifier({
  tokenKeys: (_, kid) => keys.filter((key) => kid === undefined || key.kid === kid),
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
