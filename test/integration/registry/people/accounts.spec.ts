import { invited } from '@edoc-axis/contracts';
import { administrator, type RegistryUnderTest, startRegistry } from '../registry-under-test.js';
import { closeAccounts } from '../../../../apps/registry/src/people/index.js';
import { type Actor, actorsOf, atHome, from, goodPassword, later } from './actors.js';

let registry: RegistryUnderTest;
let actors: ReturnType<typeof actorsOf>;
beforeAll(async () => {
  registry = await startRegistry();
  actors = actorsOf(registry);
});
beforeEach(async () => {
  await registry.empty();
  await registry.addAgency({ code: 'H36', name: 'UBND tỉnh' });
  await registry.addAgency({ code: 'H36.15', name: 'Sở Văn hóa' });
  await registry.addAgency({ code: 'H01', name: 'UBND tỉnh khác' });
});
afterAll(() => registry.stop());

const clerk = { role: 'clerk', agencies: ['000.00.15.H36'] } as const;
const ofCode = (answer: Promise<unknown>) =>
  answer.then(
    () => 'done',
    ({ code }: { code: string }) => code,
  );

async function aClerk(): Promise<Actor> {
  const actor = await actors.join(await actors.invite('lan', [{ ...clerk, agencies: [...clerk.agencies] }]));
  later(registry, 60);
  return actor;
}

describe('an invitation', () => {
  it('opens an account once, with a password and an authenticator of the person’s own', async () => {
    const invitation = await actors.invite('lan', [{ role: 'auditor' }]);
    const { sessions } = registry.asks;
    const opened = await sessions.open({ invitation });
    expect(opened).toMatchObject({ name: 'lan', purpose: 'join' });
    expect(await sessions.open({ invitation })).toEqual(opened);
    const lan = await actors.join(invitation);
    expect(lan.recoveryCodes).toHaveLength(8);
    expect(await ofCode(actors.join(invitation))).toBe('person.invitation-unusable');
    expect(await ofCode(sessions.accept({ invitation, password: goodPassword, code: lan.code() }, from(atHome)))).toBe(
      'person.invitation-unusable',
    );
  });

  it('used twice at once opens the account for one of them', async () => {
    const invitation = await actors.invite('lan', [{ role: 'auditor' }]);
    const outcomes = await Promise.all([1, 2, 3].map(() => ofCode(actors.join(invitation))));
    expect(outcomes.sort()).toEqual(['done', 'person.invitation-unusable', 'person.invitation-unusable']);
  });

  it('ends after seven days, and is replaced by a new one', async () => {
    const first = await actors.invite('lan', [{ role: 'auditor' }]);
    const again = await registry.asks.people.invite({ name: 'lan' }, administrator);
    const { invitation } = invited.parse(again);
    expect(await ofCode(registry.asks.sessions.open({ invitation: first }))).toBe('person.invitation-unusable');
    later(registry, 7 * 24 * 3600);
    expect(await ofCode(registry.asks.sessions.open({ invitation }))).toBe('person.invitation-unusable');
  });

  it('is not used up by a weak password or a wrong code', async () => {
    const invitation = await actors.invite('lan', [{ role: 'auditor' }]);
    const { sessions } = registry.asks;
    expect(await ofCode(sessions.accept({ invitation, password: goodPassword, code: '000000' }, from(atHome)))).toBe(
      'person.code-wrong',
    );
    expect(await ofCode(actors.join(invitation, 'Matkhau@2025!'))).toBe('person.password-weak');
    expect(await ofCode(actors.join(invitation))).toBe('done');
    expect(await ofCode(registry.asks.people.invite({ name: 'lan' }, administrator))).toBe('person.joined');
  });
});

describe('an account', () => {
  it('keeps no secret that could be read, in its tables or in the audit log', async () => {
    const invitation = await actors.invite('lan', [{ role: 'auditor' }]);
    const { secret } = await registry.asks.sessions.open({ invitation });
    const lan = await actors.join(invitation);
    later(registry, 60);
    const { session } = await lan.signIn();
    const rows = await registry.pool.query<{ all: string }>(
      `select string_agg(t::text, ' ') as all from (
         select to_jsonb(p) t from person p union all select to_jsonb(s) from session s
         union all select to_jsonb(i) from invitation i union all select to_jsonb(a) from audit a
       ) every_row`,
    );
    const kept = rows.rows[0]?.all ?? '';
    expect(kept).toContain('$argon2id$v=19$m=65536,t=3,p=1$');
    const secretHex = Buffer.from(secret).toString('hex');
    for (const each of [goodPassword, secret, secretHex, session, invitation, ...lan.recoveryCodes]) {
      expect(kept.includes(each)).toBe(false);
    }
  });

  it('has a name of its own for ever, and agencies there are, in one form', async () => {
    await aClerk();
    const shown = await registry.asks.people.show({ name: 'lan' }, administrator);
    expect(shown).toMatchObject({ grants: [{ role: 'clerk', agencies: ['H36.15'] }], secondFactor: true });
    expect(await ofCode(actors.invite('lan', [{ role: 'auditor' }]))).toBe('person.exists');
    expect(await ofCode(actors.invite('operator', [{ role: 'auditor' }]))).toBe('person.exists');
    expect(await ofCode(actors.invite('minh', [{ role: 'clerk', agencies: ['H99'] }]))).toBe('agency.unknown');
  });

  it('is closed at once, for good: sessions end, nobody signs in', async () => {
    const lan = await aClerk();
    const { session, asked } = await lan.signIn();
    await registry.asks.people.disable({ name: 'lan', reason: 'nghỉ việc' }, administrator);
    expect(await ofCode(registry.asks.sessions.renew({ session }))).toBe('person.session-ended');
    expect(await ofCode(registry.asks.people.showSelf({}, asked))).toBe('person.session-ended');
    later(registry, 60);
    expect(await ofCode(lan.signIn())).toBe('person.disabled');
  });

  it('is closed when all agencies it works for are, and not while one is open', async () => {
    const lan = await aClerk();
    await actors.invite('minh', [{ role: 'clerk', agencies: ['H36.15', 'H36'] }]);
    await actors.invite('huong', [{ role: 'clerk', agencies: ['H36.15'] }, { role: 'auditor' }]);
    await actors.invite('tuan', [{ role: 'administrator', branch: 'H36.15' }]);
    await actors.invite('nam', [{ role: 'administrator' }]);
    const { session } = await lan.signIn();
    await registry.closeAgency({ code: 'H36.15', at: '2025-06-30' });
    expect(await closeAccounts(registry.ports)).toBe(0);
    registry.clock.time = new Date('2025-07-01T00:00:00+07:00');
    expect(await closeAccounts(registry.ports)).toBe(2);
    expect(await closeAccounts(registry.ports)).toBe(0);
    const { people } = await registry.asks.people.list({ limit: 100 }, administrator);
    expect(people.filter(({ disabledAt }) => disabledAt).map(({ name }) => name)).toEqual(['lan', 'tuan']);
    expect(await ofCode(registry.asks.sessions.renew({ session }))).toBe('person.session-ended');
  });

  const midnight = new Date('2025-07-01T00:00:00+07:00');
  const secondsBefore = (seconds: number) => (registry.clock.time = new Date(midnight.getTime() - seconds * 1000));
  const plan = {
    name: 'sap-xep',
    effectiveAt: midnight.toISOString(),
    reason: 'Nghị quyết 202',
    ...{ opens: [], changes: [], moves: [], closes: [{ code: 'H36.15', successors: ['H36'], receivesFor: 'H36' }] },
  };
  const another = { ...administrator, caller: { ...administrator.caller, id: 'second' } } as typeof administrator;

  it.each([
    ['an administrator closes it', () => registry.closeAgency({ code: 'H36.15', at: '2025-06-30' })],
    [
      'a plan closes it',
      async () => {
        await registry.proposePlan(plan);
        await registry.approvePlan(plan.name, another);
      },
    ],
  ])('is off with the agency from the moment on, before anybody writes it down: %s', async (_, close) => {
    const lan = await aClerk();
    await close();
    secondsBefore(30);
    const { session, asked, expiresInSeconds } = await lan.signIn();
    // Exchange and tracker believe a token until it ends.
    expect(expiresInSeconds).toBe(30);
    secondsBefore(1);
    expect((await registry.asks.sessions.renew({ session })).expiresInSeconds).toBe(1);
    secondsBefore(0);
    expect(await ofCode(registry.asks.sessions.renew({ session }))).toBe('person.disabled');
    expect(await ofCode(registry.asks.people.showSelf({}, asked))).toBe('person.disabled');
    expect(await ofCode(lan.signIn())).toBe('person.disabled');
    expect(await closeAccounts(registry.ports)).toBe(1);
    expect(await ofCode(registry.asks.sessions.renew({ session }))).toBe('person.session-ended');
    expect(await ofCode(lan.signIn())).toBe('person.disabled');
  });

  it('stays when the plan that would have closed its agency is revoked', async () => {
    const lan = await aClerk();
    await registry.proposePlan(plan);
    await registry.approvePlan(plan.name, another);
    await registry.revokePlan(plan.name, 'hoãn');
    secondsBefore(0);
    expect((await lan.signIn()).expiresInSeconds).toBe(120);
    expect(await closeAccounts(registry.ports)).toBe(0);
  });
});

describe('signing in', () => {
  it('takes a code once: overheard and sent again within its half minute it is refused', async () => {
    const lan = await aClerk();
    const code = lan.code();
    await lan.signIn({ code });
    expect(await ofCode(lan.signIn({ code }))).toBe('person.credentials-wrong');
    expect(await ofCode(lan.signIn({ code: lan.code(-1) }))).toBe('person.credentials-wrong');
    later(registry, 30);
    expect(await ofCode(lan.signIn())).toBe('done');
  });

  it('takes of many with the same code at once only one', async () => {
    const lan = await aClerk();
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => ofCode(lan.signIn())));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
  });

  it('takes each recovery code once', async () => {
    const lan = await aClerk();
    const [first = '', second = ''] = lan.recoveryCodes;
    expect(await ofCode(lan.signIn({ code: first }))).toBe('done');
    expect(await ofCode(lan.signIn({ code: first }))).toBe('person.credentials-wrong');
    expect(await ofCode(lan.signIn({ code: second.replaceAll('-', '').toLowerCase() }))).toBe('done');
  });

  it('says the same whether the name, the password or the code is wrong', async () => {
    const lan = await aClerk();
    const { sessions } = registry.asks;
    const wrong = [
      sessions.signIn({ name: 'nobody', password: goodPassword, code: lan.code() }, from('10.9.9.9')),
      lan.signIn({ password: 'không phải mật khẩu', from: '10.9.9.8' }),
      lan.signIn({ code: '000000', from: '10.9.9.7' }),
    ];
    expect(await Promise.all(wrong.map(ofCode))).toEqual(Array(3).fill('person.credentials-wrong'));
  });

  it('is locked for who guesses, however many guess at once, and the right password does not help', async () => {
    const lan = await aClerk();
    const guesses = Array.from({ length: 12 }, (_, n) =>
      lan.signIn({ password: `mật khẩu thử ${n}`, from: '203.0.113.5' }),
    );
    const outcomes = await Promise.all(guesses.map(ofCode));
    expect(outcomes.filter((outcome) => outcome === 'person.credentials-wrong')).toHaveLength(5);
    expect(outcomes.filter((outcome) => outcome === 'caller.locked-out')).toHaveLength(7);
    expect(await ofCode(lan.signIn({ from: '203.0.113.5' }))).toBe('caller.locked-out');
    expect(await ofCode(lan.signIn({ from: '198.51.100.1' }))).toBe('caller.locked-out');
    later(registry, 31);
    expect(await ofCode(lan.signIn({ from: '198.51.100.1' }))).toBe('done');
  });

  it('goes on from where the person has signed in before, whatever a stranger tries for however long', async () => {
    const lan = await aClerk();
    await lan.signIn();
    for (let hour = 0; hour < 3; hour += 1) {
      for (let n = 0; n < 8; n += 1) await ofCode(lan.signIn({ password: 'đoán mò thôi mà', from: `203.0.113.${n}` }));
      later(registry, 900);
      expect(await ofCode(lan.signIn({ from: atHome }))).toBe('done');
    }
  });

  it('is locked for an address that tries many names', async () => {
    const { sessions } = registry.asks;
    const attempt = (n: number) =>
      ofCode(sessions.signIn({ name: `ten-${n}`, password: 'mot mat khau', code: '000000' }, from('203.0.113.9')));
    const outcomes = [];
    for (let n = 0; n < 32; n += 1) outcomes.push(await attempt(n));
    expect(outcomes.filter((outcome) => outcome === 'caller.locked-out')).toHaveLength(2);
  });
});

describe('a session', () => {
  it('ends when nobody uses it, at the latest after twelve hours, and when it is ended', async () => {
    const lan = await aClerk();
    const { sessions } = registry.asks;
    const idle = await lan.signIn();
    later(registry, 29 * 60);
    expect(await ofCode(sessions.renew(idle))).toBe('done');
    later(registry, 30 * 60);
    expect(await ofCode(sessions.renew(idle))).toBe('person.session-ended');
    const long = await lan.signIn();
    for (let n = 0; n < 36; n += 1) {
      later(registry, 20 * 60 - 1);
      await sessions.renew(long);
    }
    later(registry, 36);
    expect(await ofCode(sessions.renew(long))).toBe('person.session-ended');
    const ended = await lan.signIn();
    await sessions.signOut(ended);
    expect(await ofCode(sessions.renew(ended))).toBe('person.session-ended');
    expect(await ofCode(registry.asks.people.showSelf({}, ended.asked))).toBe('person.session-ended');
  });

  it('ends with a new password, and with other roles; an old token does nothing here any more', async () => {
    const lan = await aClerk();
    const before = await lan.signIn();
    later(registry, 30);
    const newPassword = 'thuyền về bến sáng nay';
    const { sessions, people } = registry.asks;
    const change = { name: 'lan', password: goodPassword, newPassword };
    expect(
      await ofCode(sessions.changePassword({ ...change, code: lan.code(), newPassword: 'password1234' }, from(atHome))),
    ).toBe('person.password-weak');
    later(registry, 30);
    await sessions.changePassword({ ...change, code: lan.code() }, from(atHome));
    expect(await ofCode(people.showSelf({}, before.asked))).toBe('person.session-ended');
    later(registry, 30);
    expect(await ofCode(lan.signIn())).toBe('person.credentials-wrong');
    later(registry, 30);
    const after = await lan.signIn({ password: newPassword });
    expect(after.notices).toMatchObject([{ code: 'notice.password-changed' }]);
    await people.changeGrants({ name: 'lan', grants: [{ role: 'auditor' }], reason: 'chuyển việc' }, administrator);
    expect(await ofCode(people.showSelf({}, after.asked))).toBe('person.session-ended');
  });

  it('gives tokens that say what the person is, for two minutes', async () => {
    const lan = await aClerk();
    const { accessToken, expiresInSeconds, asked } = await lan.signIn();
    expect(expiresInSeconds).toBe(120);
    expect(asked.caller).toMatchObject({
      kind: 'person',
      id: 'lan',
      grants: [{ role: 'clerk', agencies: ['H36.15'] }],
    });
    later(registry, 120);
    await expect(registry.verifyCaller(accessToken)).rejects.toMatchObject({ code: 'caller.token-expired' });
  });
});

it('what nobody can use any more is forgotten', async () => {
  const lan = await aClerk();
  await actors.invite('minh', [{ role: 'auditor' }]);
  await lan.signIn();
  await ofCode(lan.signIn({ password: 'đoán mò thôi mà', from: '203.0.113.5' }));
  const { store, clock } = registry.ports;
  const rows = async () => {
    const counts = ['session', 'invitation', 'sign_in_try', 'known_address'].map(async (table) => {
      const found = await registry.pool.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      return found.rows[0]?.n;
    });
    return Promise.all(counts);
  };
  const forget = async () => {
    const before = (ms: number) => new Date(clock.time.getTime() - ms);
    await store.people.forgetEnded(clock.time, before(30 * 60_000));
    await store.tries.forget(before(3_600_000), before(90 * 86_400_000));
  };
  expect(await rows()).toEqual([1, 1, 3, 1]);
  await forget();
  expect(await rows()).toEqual([1, 1, 3, 1]);
  later(registry, 2 * 3600);
  await forget();
  expect(await rows()).toEqual([0, 1, 0, 1]);
  later(registry, 91 * 86_400);
  await forget();
  expect(await rows()).toEqual([0, 0, 0, 0]);
});

describe('a second factor that was lost', () => {
  it('is reset by the administrator of the branch, who cannot take the account over with that, and the person is told', async () => {
    const lan = await aClerk();
    const tuan = await actors.signedIn('tuan', { role: 'administrator', branch: 'H36' });
    const before = await lan.signIn();
    const { people, sessions } = registry.asks;
    const { invitation } = await people.resetSecondFactor({ name: 'lan', reason: 'mất điện thoại' }, tuan.asked);
    expect(await ofCode(sessions.renew(before))).toBe('person.session-ended');
    later(registry, 30);
    expect(await ofCode(lan.signIn())).toBe('person.second-factor-reset');
    expect(await ofCode(lan.signIn({ code: lan.recoveryCodes[0] }))).toBe('person.second-factor-reset');
    expect(await ofCode(actors.join(invitation, 'mật khẩu của quản trị viên'))).toBe('person.credentials-wrong');
    const again = await actors.join(invitation);
    later(registry, 60);
    const { notices, asked } = await again.signIn();
    expect(notices).toMatchObject([{ code: 'notice.second-factor-reset', params: { by: 'tuan' } }]);
    expect(await ofCode(people.resetSecondFactor({ name: 'tuan', reason: 'thử' }, asked))).toBe('person.unknown');
  });
});
