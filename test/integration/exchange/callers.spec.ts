import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import type { SystemEntry } from '@edoc-axis/contracts';
import { createCallerVerifier, knownCaller } from '@edoc-axis/platform';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { issueToken } from '../../../apps/exchange/src/callers/index.js';
import { forgetAssertions } from '../../../apps/exchange/src/store/assertions.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';

const audience = 'https://truc.example.vn/oauth/token';

describe('an access token', () => {
  let exchange: ExchangeUnderTest;
  const token = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const operator = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.agency('G22');
    exchange.system('ministry-dms', 'G22');
  });
  afterAll(() => exchange?.stop());

  const now = () => Math.floor(exchange.clock.time.getTime() / 1000);

  function assertion(
    more: JWTPayload = {},
    key: KeyObject = exchange.keyOf('ministry-dms').privateKey,
    kid = 'ministry-dms-1',
  ) {
    const claims = {
      iss: 'ministry-dms',
      sub: 'ministry-dms',
      aud: audience,
      jti: randomUUID(),
      iat: now(),
      exp: now() + 60,
    };
    return new SignJWT({ ...claims, ...more }).setProtectedHeader({ alg: 'ES256', ...(kid ? { kid } : {}) }).sign(key);
  }

  function asks(jwt: string, scope?: string, address?: string) {
    const { axis, database, directory, clock } = exchange.ports;
    const tokenKey = () => ({ kid: 'token-1', privateKey: token.privateKey });
    const keys = { tokenKey, operatorKey: operator.publicKey, accessTokenMs: 600_000 };
    return issueToken({ axis, database, directory, clock, ...keys }, { assertion: jwt, audience, scope }, address);
  }

  const verify = (accessToken: string) =>
    createCallerVerifier({
      tokenKeys: () => [{ kid: 'token-1', publicKey: token.publicKey }],
      directoryKeys: () => [],
      issuer: 'VN.TEST',
      clock: exchange.clock,
    })(accessToken);

  function ministry(): SystemEntry {
    const entry = exchange.ports.directory.system('ministry-dms');
    if (!entry) throw new Error('no system');
    return entry;
  }

  it('is given for an assertion by the registered key of the system, with the scopes it asked for', async () => {
    const issued = await asks(await assertion(), 'send track');
    expect(issued).toMatchObject({ expiresInSeconds: 600, scope: 'send track' });
    expect(await verify(issued.accessToken)).toEqual({
      ...{ kind: 'system', id: 'ministry-dms', scopes: ['send', 'track'] },
      issuedAt: new Date(now() * 1000),
    });
    expect((await asks(await assertion())).scope).toBe('send receive track directory');
  });

  it('is given to who calls from where its system is said to be, and to nobody else', async () => {
    const anywhere = ministry();
    exchange.publish({ ...anywhere, addresses: ['10.1.0.0/16', '2001:db8::7'] });
    const refused = { code: 'caller.address-not-allowed' };
    for (const address of ['10.1.2.3', '::ffff:10.1.2.3', '2001:db8::7']) await asks(await assertion(), '', address);
    for (const address of ['10.2.0.1', '2001:db8::8', undefined]) {
      await expect(asks(await assertion(), '', address)).rejects.toMatchObject(refused);
    }
    const strangers = asks(await assertion({}, stranger.privateKey), '', '10.2.0.1');
    await expect(strangers).rejects.toMatchObject({ code: 'caller.credentials-wrong' });
    exchange.publish(anywhere);
  });

  it('is given once for each assertion, also when it comes twice at the same moment', async () => {
    const jwt = await assertion();
    const replies = await Promise.allSettled([asks(jwt), asks(jwt), asks(jwt)]);
    expect(replies.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await refusal(asks(jwt))).toMatchObject({ code: 'caller.assertion-replayed' });
  });

  it('does not come from an assertion whose memory has been swept: it has expired by then', async () => {
    const jwt = await assertion();
    await asks(jwt);
    exchange.passes(121_000);
    await forgetAssertions(exchange.ports.database, exchange.clock.now());
    expect(await exchange.rows('select jti from assertion')).toEqual([]);
    expect(await refusal(asks(jwt))).toMatchObject({ code: 'caller.assertion-invalid', params: { problem: 'exp' } });
  });

  it.each<[string, () => Promise<string>, string]>([
    ['by another key', () => assertion({}, stranger.privateKey), 'caller.credentials-wrong'],
    ['by a key nobody registered', () => assertion({}, stranger.privateKey, 'other'), 'caller.credentials-wrong'],
    ['of a system nobody knows', () => assertion({ iss: 'nobody', sub: 'nobody' }), 'caller.credentials-wrong'],
    ['in the name of another', () => assertion({ sub: 'commune-dms' }), 'caller.assertion-invalid'],
    [
      'for another address',
      () => assertion({ aud: 'https://other.example.vn/oauth/token' }),
      'caller.assertion-invalid',
    ],
    ['without an end', () => assertion({ exp: undefined }), 'caller.assertion-invalid'],
    ['that lives for an hour', () => assertion({ exp: now() + 3_600 }), 'caller.assertion-invalid'],
    ['made tomorrow', () => assertion({ iat: now() + 86_400, exp: now() + 86_460 }), 'caller.assertion-invalid'],
    ['without a number', () => assertion({ jti: undefined }), 'caller.assertion-invalid'],
    ['with a number no database holds', () => assertion({ jti: 'a\u0000b' }), 'caller.assertion-invalid'],
    ['that is no JWT', () => Promise.resolve('x.y.z'), 'caller.assertion-invalid'],
    [
      'that is not signed',
      () => Promise.resolve(new UnsecuredJWT({ iss: 'ministry-dms', sub: 'ministry-dms' }).encode()),
      'caller.assertion-invalid',
    ],
  ])('is not given for an assertion %s', async (_, jwt, code) => {
    expect(await refusal(asks(await jwt()))).toMatchObject({ code });
  });

  it('is refused in the same words to whoever guesses the name of a system and to whoever knows one', async () => {
    const known = await refusal(asks(await assertion({}, stranger.privateKey)));
    const nobody = { iss: 'nobody', sub: 'nobody' };
    expect(await refusal(asks(await assertion(nobody, stranger.privateKey)))).toEqual(known);
  });

  it('never lets a system administer', async () => {
    expect(await refusal(asks(await assertion(), 'send administer'))).toEqual({
      code: 'caller.scope-missing',
      params: { scope: 'administer' },
    });
  });

  it('of the operator comes from the operator’s key alone, even when a system has its name', async () => {
    const named = { iss: 'operator', sub: 'operator' };
    const issued = await asks(await assertion(named, operator.privateKey));
    expect(await verify(issued.accessToken)).toMatchObject({
      kind: 'operator',
      scopes: ['administer', 'track', 'directory'],
    });
    exchange.system('operator');
    const { privateKey, kid } = exchange.keyOf('operator');
    expect(await refusal(asks(await assertion(named, privateKey, kid)))).toMatchObject({
      code: 'caller.credentials-wrong',
    });
  });

  describe('of a system with two keys', () => {
    const next = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    let entry: SystemEntry;

    beforeEach(() => {
      entry = ministry();
      const since = new Date(exchange.clock.time.getTime() - 1_000).toISOString();
      const jwk = next.publicKey.export({ format: 'jwk' }) as Record<string, string>;
      exchange.publish({ ...entry, keys: [...entry.keys, { kid: 'second', jwk, since }] });
    });
    afterEach(() => exchange.publish(entry));

    it('is given for either, named or not', async () => {
      const { privateKey } = exchange.keyOf('ministry-dms');
      for (const [key, kid] of [
        [privateKey, 'ministry-dms-1'],
        [next.privateKey, 'second'],
      ] as const) {
        expect((await asks(await assertion({}, key, kid))).accessToken).not.toBe('');
        expect((await asks(await assertion({}, key, ''))).accessToken).not.toBe('');
      }
      expect(await refusal(asks(await assertion({}, stranger.privateKey, '')))).toMatchObject({
        code: 'caller.credentials-wrong',
      });
      expect(await refusal(asks(await assertion({}, next.privateKey, 'ministry-dms-1')))).toMatchObject({
        code: 'caller.credentials-wrong',
      });
    });

    it('counts no longer once one of them was lost, and the next one does', async () => {
      const { accessToken } = await asks(await assertion());
      const tokensSince = new Date((now() + 1) * 1000).toISOString();
      exchange.publish({ ...ministry(), tokensSince });
      const before = await verify(accessToken);
      expect(() => knownCaller(before, exchange.ports.directory)).toThrow(
        expect.objectContaining({ code: 'caller.token-invalid' }),
      );
      // Still in the same second.
      const after = await verify((await asks(await assertion())).accessToken);
      expect(knownCaller(after, exchange.ports.directory)).toMatchObject({ system: 'ministry-dms' });
    });
  });

  it('allows no more than the system was given, also when it was issued before', async () => {
    const entry = ministry();
    const caller = await verify((await asks(await assertion())).accessToken);
    exchange.publish({ ...entry, scopes: ['receive', 'track'] });
    expect((await asks(await assertion())).scope).toBe('receive track');
    expect(await refusal(asks(await assertion(), 'send'))).toMatchObject({ code: 'caller.scope-missing' });
    expect(knownCaller(caller, exchange.ports.directory)).toMatchObject({ scopes: ['receive', 'track'] });
    exchange.publish(entry);
  });

  it('is not given to a system that is suspended', async () => {
    const entry = ministry();
    exchange.publish({ ...entry, suspended: true });
    expect(await refusal(asks(await assertion()))).toMatchObject({ code: 'system.disabled' });
    exchange.publish(entry);
  });
});
