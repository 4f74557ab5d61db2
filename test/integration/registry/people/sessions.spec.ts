import type { Asked } from '@edoc-axis/platform';
import { administrator, type RegistryUnderTest, startRegistry } from '../registry-under-test.js';
import { actorsOf, later } from './actors.js';

let registry: RegistryUnderTest;
let actors: ReturnType<typeof actorsOf>;
beforeAll(async () => {
  registry = await startRegistry();
  actors = actorsOf(registry);
});
beforeEach(() => registry.empty());
afterAll(() => registry.stop());

const auditor = { role: 'auditor' } as const;
const minutes = 60;

async function somebody(name: string) {
  return actors.join(await actors.invite(name, [auditor]));
}

const codeOf = (answer: Promise<unknown>) =>
  answer.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  );

describe('a session', () => {
  it('of a page that is merely open ends half an hour after somebody was at work', async () => {
    const lan = await somebody('lan');
    later(registry, 60);
    const { session } = await lan.signIn();
    const { renew } = bound();
    later(registry, 20 * minutes);
    expect(await codeOf(renew({ session, active: false }))).toBe('done');
    later(registry, 9 * minutes);
    const { idleUntil } = await renew({ session, active: false });
    expect(Date.parse(idleUntil) - registry.clock.time.getTime()).toBe(minutes * 1000);
    later(registry, minutes);
    expect(await codeOf(renew({ session, active: false }))).toBe('person.session-ended');
    expect(await codeOf(renew({ session }))).toBe('person.session-ended');
  });

  it('gives no token that outlives it, idle or used up', async () => {
    const lan = await somebody('lan');
    later(registry, 60);
    const { session } = await lan.signIn();
    const { renew } = bound();
    later(registry, 29 * minutes + 30);
    expect(await renew({ session, active: false })).toMatchObject({ expiresInSeconds: 30 });
    expect(await renew({ session, active: true })).toMatchObject({ expiresInSeconds: 120 });
  });

  it('is listed to its person, who knows it again and ends it', async () => {
    const lan = await somebody('lan');
    later(registry, 60);
    const atHome = await lan.signIn({ from: '10.1.0.7' });
    later(registry, 60);
    const stranger = await lan.signIn({ from: '203.0.113.9' });
    const { list, end, renew } = bound();
    const { sessions } = await list({}, atHome.asked);
    expect(sessions.map(({ address, current }) => [address, current])).toEqual([
      ['203.0.113.9', false],
      ['10.1.0.7', true],
    ]);
    expect(await end({ session: sessions[0]?.id }, atHome.asked)).toEqual({ ended: 1 });
    expect(await codeOf(renew({ session: stranger.session }))).toBe('person.session-ended');
    expect(await codeOf(list({}, stranger.asked))).toBe('person.session-ended');
    expect(await codeOf(renew({ session: atHome.session }))).toBe('done');
  });

  it('of somebody else is none, though its id is known', async () => {
    const [lan, minh] = [await somebody('lan'), await somebody('minh')];
    later(registry, 60);
    const [hers, his] = [await lan.signIn(), await minh.signIn()];
    const { list, end, renew } = bound();
    const [session] = (await list({}, hers.asked)).sessions;
    expect(await end({ session: session?.id }, his.asked)).toEqual({ ended: 0 });
    expect(await end({}, his.asked)).toEqual({ ended: 0 });
    expect(await codeOf(renew({ session: hers.session }))).toBe('done');
  });

  it('stays when all the others end, and systems have none', async () => {
    const lan = await somebody('lan');
    later(registry, 60);
    const first = await lan.signIn();
    later(registry, 60);
    const second = await lan.signIn();
    const { list, end, renew } = bound();
    expect(await end({}, second.asked)).toEqual({ ended: 1 });
    expect(await end({}, second.asked)).toEqual({ ended: 0 });
    expect(await codeOf(renew({ session: first.session }))).toBe('person.session-ended');
    expect((await list({}, second.asked)).sessions).toHaveLength(1);
    const caller = { kind: 'system', id: 'dms', scopes: ['track'], issuedAt: registry.clock.time } as const;
    expect(await codeOf(list({}, { ...second.asked, caller }))).toBe('person.session-missing');
  });
});

describe('what was begun in a session', () => {
  const stands = (asked: Asked) => registry.asks.sessions.stands({ session: sessionOf(asked) });

  it('may be finished when its time alone has ended it', async () => {
    const lan = await somebody('lan');
    later(registry, 60);
    const { asked } = await lan.signIn();
    later(registry, 100 * minutes);
    expect(await codeOf(bound().list({}, asked))).toBe('person.session-ended');
    expect(await codeOf(stands(asked))).toBe('done');
  });

  it('ends with it when its person, or an administrator, has ended it', async () => {
    const [lan, minh] = [await somebody('lan'), await somebody('minh')];
    later(registry, 60);
    const [hers, his] = [await lan.signIn(), await minh.signIn()];
    await registry.asks.people.disable({ name: 'minh', reason: 'nghỉ việc' }, administrator);
    await registry.asks.sessions.signOut({ session: hers.session });
    for (const { asked } of [hers, his]) expect(await codeOf(stands(asked))).toBe('person.session-ended');
  });
});

function sessionOf({ caller }: Asked): string {
  if (caller?.kind !== 'person') throw new Error('nobody');
  return caller.session;
}

function bound() {
  const { sessions } = registry.asks;
  return {
    renew: sessions.renew.bind(sessions),
    list: sessions.list.bind(sessions),
    end: sessions.end.bind(sessions),
  };
}
