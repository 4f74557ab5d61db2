import { renewAccess, signIn, signOut } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const asker = aScriptedAsker();
let gateway: OpenedGateway;
let behindTls: OpenedGateway;

beforeAll(async () => {
  gateway = await anOpenedGateway(asker);
  behindTls = await anOpenedGateway(asker, { environment: { EDOC_PROXIES: '127.0.0.1' } });
});
afterAll(() => Promise.all([gateway.close(), behindTls.close()]));
beforeEach(() => asker.forget());

const session = 's'.repeat(43);
const credentials = { name: 'lan', password: 'con mèo nhảy qua hàng rào', code: '123456' };
const person = {
  ...{ name: 'lan', fullName: 'Lan', grants: [{ role: 'auditor' as const }], secondFactor: true },
  addedAt: '2026-01-01T00:00:00Z',
};
const until = '2026-12-01T00:00:00Z';
const signedIn = {
  ...{ accessToken: 'a.b.c', expiresInSeconds: 120, person, idleSeconds: 1800, endsAt: until, notices: [] },
};
const renewed = { accessToken: 'd.e.f', expiresInSeconds: 120, idleUntil: until, endsAt: until };
const ownPage = { 'x-edoc-portal': '1', 'sec-fetch-site': 'same-origin' };

const post = (path: string, headers: Record<string, string> = ownPage, door = gateway) =>
  request(door.url).post(`/portal/${path}`).set(headers);

describe('signing in with a browser', () => {
  beforeEach(() => asker.answers(signIn, () => ({ ...signedIn, session })));

  it('puts the session where no script and no other site reaches it, and nowhere else', async () => {
    const answer = await post('session').send(credentials).expect(201);
    expect(answer.body).toEqual(signedIn);
    expect(answer.headers['set-cookie']).toEqual([`edoc-session=${session}; Path=/portal; HttpOnly; SameSite=Strict`]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(asker.lastOf(signIn).askedFor.caller).toBeUndefined();
  });

  it('under TLS takes a name that no other server of the domain can plant', async () => {
    const overTls = { ...ownPage, 'x-forwarded-proto': 'https' };
    const answer = await post('session', overTls, behindTls).send(credentials).expect(201);
    expect(answer.headers['set-cookie']).toEqual([
      `__Host-edoc-session=${session}; Path=/; HttpOnly; SameSite=Strict; Secure`,
    ]);
    asker.answers(renewAccess, () => renewed);
    const token = (cookie: string) => post('session/token', { ...overTls, cookie }, behindTls).send({ active: true });
    await token(`edoc-session=${session}`).expect(401);
    await token(`x=y; __Host-edoc-session=${session}`).expect(200);
  });

  it('ends the session that was open in that browser before', async () => {
    asker.answers(signOut, () => ({}));
    const former = 'f'.repeat(43);
    await post('session', { ...ownPage, cookie: `edoc-session=${former}` })
      .send(credentials)
      .expect(201);
    expect(asker.lastOf(signOut).request).toEqual({ session: former });
  });

  it('that fails leaves no cookie, and no secret in the answer', async () => {
    asker.answers(signIn, () => {
      throw new CataloguedError('person.credentials-wrong');
    });
    const answer = await post('session').send(credentials).expect(401);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.text).not.toContain(credentials.password);
  });
});

describe('a page that is open', () => {
  const cookie = `edoc-session=${session}`;

  it('gets tokens, and says whether anybody is at work', async () => {
    asker.answers(renewAccess, () => renewed);
    const answer = await post('session/token', { ...ownPage, cookie })
      .send({ active: false })
      .expect(200);
    expect(answer.body).toEqual(renewed);
    expect(asker.lastOf(renewAccess).request).toEqual({ session, active: false });
    await post('session/token', { ...ownPage, cookie })
      .send({})
      .expect(400);
  });

  it('hears that nobody is signed in where there is no cookie, or none of ours', async () => {
    for (const strange of [undefined, 'edoc-session=', 'edoc-session=a b', `edoc-session-x=${session}`, ';;=;']) {
      const headers = strange === undefined ? ownPage : { ...ownPage, cookie: strange };
      const answer = await post('session/token', headers).send({ active: true }).expect(401);
      expect(answer.body.code).toBe('person.session-missing');
    }
    expect(asker.heard).toEqual([]);
  });

  it('forgets a session that is over, and keeps one that could not be asked about', async () => {
    asker.answers(renewAccess, () => {
      throw new CataloguedError('person.session-ended');
    });
    const over = await post('session/token', { ...ownPage, cookie })
      .send({ active: true })
      .expect(401);
    expect(over.body.code).toBe('person.session-ended');
    expect(over.headers['set-cookie']).toEqual([expect.stringMatching(/^edoc-session=; .*Max-Age=0$/)]);
    asker.forget();
    const away = await post('session/token', { ...ownPage, cookie })
      .send({ active: true })
      .expect(503);
    expect(away.headers['set-cookie']).toBeUndefined();
  });

  it('signs out, once and twice', async () => {
    asker.answers(signOut, () => ({}));
    const answer = await post('session/end', { ...ownPage, cookie })
      .send({})
      .expect(200);
    expect(answer.headers['set-cookie']).toEqual([expect.stringMatching(/^edoc-session=; .*Max-Age=0$/)]);
    expect(asker.lastOf(signOut).request).toEqual({ session });
    asker.forget();
    await post('session/end').send({}).expect(200);
    expect(asker.heard).toEqual([]);
  });

  it('has a cookie that opens nothing at the other doors', async () => {
    const answer = await request(gateway.url).get('/v1/sessions/self').set('cookie', cookie).expect(401);
    expect(answer.body.code).toBe('caller.token-missing');
  });
});

describe('a page of somebody else', () => {
  const cookie = `edoc-session=${session}`;
  const withoutSite = Object.fromEntries(Object.entries(ownPage).filter(([name]) => name !== 'sec-fetch-site'));

  it.each([
    ['from another site', { ...ownPage, 'sec-fetch-site': 'cross-site' }],
    ['from a server of the same domain', { ...ownPage, 'sec-fetch-site': 'same-site' }],
    ['from nowhere', { ...ownPage, 'sec-fetch-site': 'none' }],
    ['without our header', { 'sec-fetch-site': 'same-origin' }],
    ['from another host, by an old browser', { ...withoutSite, origin: 'http://portal.example' }],
    ['from a frame that has no origin', { ...withoutSite, origin: 'null' }],
    ['with our origin and another site', { ...ownPage, 'sec-fetch-site': 'cross-site', origin: 'own' }],
    ['by who says nothing of where from', withoutSite],
  ])('asks nothing: %s', async (_case, headers: Record<string, string>) => {
    const { origin } = headers;
    const from = { ...headers, ...(origin === 'own' ? { origin: gateway.url } : {}), cookie };
    for (const [path, body] of [
      ['session', credentials],
      ['session/token', { active: true }],
      ['session/end', {}],
    ] as const) {
      const answer = await post(path, from).send(body).expect(403);
      expect(answer.body.code).toBe('person.form-not-ours');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    expect(asker.heard).toEqual([]);
  });

  it('is told from ours by its origin, where a browser says no more', async () => {
    asker.answers(renewAccess, () => renewed);
    await post('session/token', { ...withoutSite, origin: gateway.url, cookie })
      .send({ active: true })
      .expect(200);
  });
});
