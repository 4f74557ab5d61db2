import type { AgencyEntry } from '@edoc-axis/contracts';
import { robotSystem } from '@edoc-axis/domain';
import { examineReadiness } from '../../../apps/exchange/src/examining/examine-readiness.js';
import { keepFreshness } from '../../../apps/exchange/src/freshness.js';
import { createFirstActs } from '../../../apps/exchange/src/joining/index.js';
import { actAsRobots, testAgency } from '../../../apps/exchange/src/robots/index.js';
import { anAuthority, type TestCertificate } from '../../support/certificates.js';
import { type RegistryUnderTest, startRegistry } from '../registry/registry-under-test.js';
import { type Actor, anActor, refusal, sha256 } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aDocument } from './support/packets.js';

const minute = 60_000;
const hour = 60 * minute;

describe('joining', () => {
  let exchange: ExchangeUnderTest;
  let number = 0;

  beforeAll(async () => {
    exchange = await startExchange();
  });
  afterAll(() => exchange?.stop());

  const next = (from: string) => {
    number += 1;
    return aDocument().from(from).numbered(String(number), 'KN').named(`${from},2026/11/20,${number}/KN`);
  };
  const joined = (state: 'invited' | 'testing' | 'live' | 'suspended'): Partial<AgencyEntry> => ({
    ...{ joining: { state, since: '2026-11-01T00:00:00.000Z' }, policy: 'channel' },
  });

  describe('admits', () => {
    const actor = (code: string) => anActor(exchange, `${code}-dms`);

    beforeAll(() => {
      exchange.agency('H01', { policy: 'channel' });
      exchange.agency('H02', joined('live'));
      exchange.agency('H03', joined('testing'));
      exchange.agency('H04', joined('invited'));
      exchange.agency('H05', joined('suspended'));
      exchange.agency('T01', { policy: 'channel', test: true });
      exchange.agency('T02', { ...joined('testing'), test: true });
      for (const code of ['H01', 'H02', 'H03', 'H04', 'H05', 'T01', 'T02']) {
        exchange.system(`${code}-dms`, code);
      }
    });

    /** What becomes of a document: accepted, or why not, of the sender or of each recipient. */
    const outcome = async (from: string, ...to: string[]) => {
      const reply = await actor(from).submits(
        await next(from)
          .to(...to)
          .packet(),
      );
      if (reply.outcome !== 'refused') return reply.outcome;
      const reasons = (reply.params.reasons ?? []) as { recipient: string; reason: { code: string } }[];
      return reasons.length === 0 ? reply.code : reasons.map(({ recipient, reason }) => `${recipient} ${reason.code}`);
    };

    it('documents between those that are live, whether they joined or were always there', async () => {
      expect(await outcome('H01', 'H02')).toBe('accepted');
      expect(await outcome('H02', 'H01')).toBe('accepted');
    });

    it('to who is not live only what test agencies send, and says of each recipient why', async () => {
      expect(await outcome('H01', 'H02', 'H03', 'H04')).toEqual([
        'H03 agency.still-joining',
        'H04 agency.still-joining',
      ]);
      expect(await outcome('T01', 'H03', 'H04')).toBe('accepted');
      expect(await outcome('T01', 'T02')).toBe('accepted');
      expect(await outcome('H03', 'H04')).toEqual(['H04 agency.still-joining']);
    });

    it('from who is not live only what goes to test agencies', async () => {
      expect(await outcome('H03', 'T01')).toBe('accepted');
      expect(await outcome('H04', 'T01')).toBe('accepted');
      expect(await outcome('T02', 'H01')).toEqual(['H01 agency.for-live-senders']);
      expect(await outcome('H03', 'T01', 'H01')).toEqual(['H01 agency.for-live-senders']);
    });

    it('nothing new from or to who is suspended; what was accepted before is fetched and answered', async () => {
      exchange.agency('H05', joined('testing'));
      const sent = await actor('T01').sends(await next('T01').to('H05').packet());
      exchange.agency('H05', joined('suspended'));
      expect(await outcome('T01', 'H05')).toEqual(['H05 agency.suspended']);
      expect(await outcome('H01', 'H05')).toEqual(['H05 agency.suspended']);
      expect(await outcome('H05', 'T01')).toBe('document.sender-suspended');
      const { confirmed } = await actor('H05').collects();
      expect(confirmed).toMatchObject({ state: 'delivered' });
      await actor('H05').answers(sent.deliveries[0]?.id ?? '', '03');
      expect(await actor('T01').sees(sent.id)).toMatchObject({ deliveries: [{ state: 'acknowledged' }] });
    });

    it('the rest where one of many is not live and the sender asked for it', async () => {
      const packet = await next('H01').to('H02', 'H03').packet();
      const { deliveries } = await actor('H01').sends(packet, { onBadRecipients: 'deliver-rest' });
      expect(deliveries.map(({ recipient, state }) => [recipient, state])).toEqual([
        ['H02', 'pending'],
        ['H03', 'undeliverable'],
      ]);
    });

    it('nothing by a directory that nobody has confirmed for too long, and goes on as soon as somebody does', async () => {
      const packet = await next('H01').to('H02').packet();
      exchange.confirmed.at = exchange.clock.now();
      exchange.passes(24 * hour);
      expect(await examineReadiness(exchange.ports)).toMatchObject({ directory: { ageMs: 24 * hour } });
      exchange.passes(1);
      expect(await refusal(actor('H01').submits(packet))).toMatchObject({
        code: 'process.directory-stale',
        params: { confirmedAt: exchange.confirmed.at, ageMs: 24 * hour },
      });
      expect(await refusal(examineReadiness(exchange.ports))).toMatchObject({ code: 'process.directory-stale' });
      expect((await actor('H02').leases()).length).toBeGreaterThan(0);
      exchange.confirmed.at = exchange.clock.now();
      expect((await actor('H01').submits(packet)).outcome).toBe('accepted');
      exchange.confirmed.at = undefined;
    });

    it('at once after a machine slept for days, or its clock was set: the registry is asked first', async () => {
      const packet = await next('H01').to('H02').packet();
      exchange.confirmed.at = exchange.clock.now();
      exchange.confirmed.byRegistry = () => (exchange.confirmed.at = exchange.clock.now());
      exchange.passes(72 * hour);
      expect((await actor('H01').submits(packet)).outcome).toBe('accepted');
      exchange.confirmed.at = undefined;
      exchange.confirmed.byRegistry = undefined;
    });
  });

  it('the age of the directory outlives a restart, and an axis without a record of it begins now', async () => {
    const { database } = exchange.ports;
    const fresh = await keepFreshness(database, exchange.clock);
    expect(fresh.confirmedAt()).toEqual(exchange.clock.now());
    const at = exchange.clock.now();
    await fresh.confirm(at);
    exchange.passes(hour);
    expect((await keepFreshness(database, exchange.clock)).confirmedAt()).toEqual(at);
    await fresh.confirm(exchange.clock.now());
    expect((await keepFreshness(database, exchange.clock)).confirmedAt()).toEqual(exchange.clock.now());
  });

  describe('with the robots', () => {
    let registry: RegistryUnderTest;
    let robotsOwn: TestCertificate;
    let office: Actor;
    let ports: Parameters<typeof testAgency>[0];
    const operator = { kind: 'operator' as const, scopes: ['administer' as const] };

    beforeAll(async () => {
      registry = await startRegistry();
      registry.clock.time = exchange.clock.time;
      // Nobody trusts it: no CA of robots stands among the trusted ones.
      const authority = anAuthority({ name: 'robots root', notAfter: new Date('2035-01-01T00:00:00Z') });
      const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2035-01-01T00:00:00Z') };
      robotsOwn = authority.issues({ name: 'robots', key: 'p-256', ...validity });
      registry.ports.robotsCertificatePem = robotsOwn.certificatePem;
      const firsts = createFirstActs(exchange.ports.database, exchange.ports.directory, exchange.clock);
      registry.ports.firstActsOf = (agency) => firsts.of(agency);
      ports = {
        ...exchange.ports,
        firsts,
        robots: { key: robotsOwn.privateKey, certificatePem: robotsOwn.certificatePem },
      };
      Object.assign(exchange.ports, { firsts });
      await registry.addRobots();
      await registry.addAgency({
        code: 'H36.15',
        name: 'Sở Văn hóa',
        invite: true,
        policy: 'channel',
        address: 'Đà Lạt',
      });
      await follow();
      exchange.system('culture-dms', 'H36.15');
      office = anActor(exchange, 'culture-dms');
    });
    afterAll(() => registry?.stop());

    /** As the exchange follows the registry, a moment after each change. */
    let followed = 0;
    async function follow(): Promise<void> {
      const { reader } = registry.ports.store;
      const version = await reader.version();
      const kinds = ['agency', 'system', 'serving', 'certificate'] as const;
      exchange.publish(...(await reader.changesBetween(followed, version, kinds)).map(({ entry }) => entry));
      followed = version;
    }
    const open = async () => {
      const { items } = await registry.showJoining('H36.15');
      return items.flatMap(({ item, next: todo }) => (todo ? [item] : []));
    };
    const robotsAct = async () => {
      for (let more = true; more;) ({ more } = await actAsRobots(ports));
    };

    it('an agency ticks off what the exchange knows of: the test, both ways, the statuses', async () => {
      await registry.joinAgency({ code: 'H36.15', state: 'testing' });
      await follow();
      const elsewhere = ['contacts', 'certificate', 'system'];
      expect(await open()).toEqual([...elsewhere, 'self-test', 'documents', 'statuses', 'live']);

      const sent = await office.sends(await next('H36.15').to('ROBOT.01', 'ROBOT.02', 'ROBOT.03').packet());
      const told = await exchange.rows(
        `select params -> 'robotCount' as robots, params -> 'recipientCount' as recipients from fact
          where document = $1 and kind = 'document.accepted'`,
        [sent.id],
      );
      expect(told).toEqual([{ robots: 3, recipients: 3 }]);
      await robotsAct();
      expect((await office.sees(sent.id)).deliveries.map(({ recipient, state }) => [recipient, state])).toEqual([
        ['ROBOT.01', 'acknowledged'],
        ['ROBOT.02', 'refused'],
        ['ROBOT.03', 'pending'],
      ]);
      const statuses = await office.leases({ carries: 'status' });
      expect(statuses.map(({ document }) => document.sender).sort()).toEqual([
        ...Array<string>(4).fill('ROBOT.01'),
        'ROBOT.02',
      ]);
      expect(await exchange.rows('select from robot_task')).toEqual([]);
      expect(await open()).toEqual([...elsewhere, 'self-test', 'documents', 'statuses', 'live']);

      const test = await testAgency(ports, operator, { agency: '000.00.15.H36' });
      expect(test).toMatchObject({ robot: 'ROBOT.01', agency: 'H36.15' });
      expect(await testAgency(ports, operator, { agency: 'H36.15' })).toEqual(test);
      const { leased } = await office.collects();
      expect(leased.document).toMatchObject({ sender: 'ROBOT.01', subject: '[KIỂM TRA KẾT NỐI] không phải văn bản' });
      expect(await office.sees(test.document)).toMatchObject({ verdict: { verdict: 'valid' }, policy: 'packet' });
      expect(await open()).toEqual([...elsewhere, 'statuses', 'live']);

      await office.answers(leased.id, '03');
      expect(await open()).toEqual([...elsewhere, 'live']);
      await robotsAct();
      const [status] = await exchange.rows<{ state: string }>(
        `select state from delivery where recipient = 'ROBOT.01' and carries = 'status'`,
      );
      expect(status).toEqual({ state: 'delivered' });
      await registry.joinAgency({ code: 'H36.15', state: 'live', anyway: true, reason: 'Phần còn lại ở chỗ khác' });
    });

    it('one that dies between two answers is gone on with, and several at once answer once', async () => {
      await follow();
      const sent = await office.sends(await next('H36.15').to('ROBOT.01').packet());
      const failing = { ...ports, receiptKey: undefined } as unknown as typeof ports;
      await expect(actAsRobots(failing)).rejects.toThrow();
      expect(await exchange.rows('select from robot_task')).toHaveLength(1);
      exchange.passes(10 * minute);
      await Promise.all([actAsRobots(ports), actAsRobots(ports), actAsRobots(ports)]);
      await robotsAct();
      const answers = await exchange.rows<{ status: string }>(
        'select a.status from answer a join delivery v on v.id = a.delivery where v.document = $1 order by a.status',
        [sent.id],
      );
      expect(answers.map(({ status }) => status)).toEqual(['03', '04', '05', '06']);
    });

    it('what fails for now is tried later, and holds up nothing that came after it', async () => {
      await follow();
      const sent = await office.sends(await next('H36.15').to('ROBOT.01').packet());
      const isBroken = (id: string) => id.startsWith('00000000');
      await exchange.rows(
        `insert into robot_task (robot, delivery)
         select 'ROBOT.01', ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid from generate_series(1, 45) n`,
      );
      const { database } = ports;
      const query = (order: { name?: string; values?: [string[]] }, ...rest: unknown[]) =>
        order.name === 'find-delivery' && order.values?.[0].some(isBroken)
          ? Promise.reject(new Error('broken'))
          : (database.query as (...words: unknown[]) => unknown).call(database, order, ...rest);
      const connect = database.connect.bind(database);
      const failing = {
        ...ports,
        database: Object.assign(Object.create(database) as typeof database, { query, connect }),
      };
      for (let round = 0; round < 3; round += 1) await actAsRobots(failing).catch(() => undefined);
      expect(await office.sees(sent.id)).toMatchObject({ deliveries: [{ state: 'acknowledged' }] });
      // Once each, and again when their time has come.
      const failures = () => exchange.rows('select failures, count(*)::int as tasks from robot_task group by failures');
      expect(await failures()).toEqual([{ failures: 1, tasks: 45 }]);
      exchange.passes(minute);
      await expect(actAsRobots(failing)).rejects.toThrow('broken');
      await robotsAct();
      expect(await failures()).toEqual([{ failures: 2, tasks: 40 }]);
      exchange.passes(minute);
      await robotsAct();
      expect(await failures()).toEqual([]);
    });

    describe('the one that changes its mind', () => {
      const waiting = async (carries: 'document' | 'status') => {
        await robotsAct();
        const [leased, ...others] = await office.leases({ carries });
        expect(others).toEqual([]);
        return leased;
      };
      /** What the robot sends, fetched and confirmed. */
      const received = async () => {
        const leased = await waiting('document');
        if (!leased) throw new Error('Nothing came.');
        await office.confirms(leased.id, sha256(await office.fetches(leased.document.id)));
        return leased;
      };
      const notations = () =>
        exchange.rows(
          `select code_notation, business_type from document where sender = 'ROBOT.04' order by accepted_at, id`,
        );
      /** What robots have heard is confirmed; as if they had died before, they hear it again. */
      const hearAgain = async () => {
        await exchange.rows(
          `update delivery set state = 'pending', leased_until = null where recipient = 'ROBOT.04' and carries = 'status'`,
        );
        await robotsAct();
      };

      it('sends, updates, replaces and takes back, each when the one before was taken, and twice is once', async () => {
        await exchange.rows(`delete from delivery where state = 'pending'`);
        const sent = await office.sends(await next('H36.15').to('ROBOT.04').packet());
        await robotsAct();
        expect(await office.sees(sent.id)).toMatchObject({ deliveries: [{ state: 'acknowledged' }] });
        await exchange.rows(
          `insert into robot_task (robot, delivery) select 'ROBOT.04', id from delivery where document = $1`,
          [sent.id],
        );
        await robotsAct();
        const { document, id } = await received();
        expect(document).toMatchObject({ sender: 'ROBOT.04', businessType: 0, code: { notation: 'KTKN-VB' } });
        expect(document.code.number).toMatch(/^\d{11}$/);
        expect(await office.sees(document.id)).toMatchObject({ verdict: { verdict: 'valid' }, policy: 'packet' });

        await office.answers(id, '03');
        const update = await received();
        expect(update).toMatchObject({ document: { businessType: 2 }, asks: { delivery: id } });
        expect(await office.sees(update.document.id)).toMatchObject({
          concerns: [{ documentId: document.documentId }],
        });
        await hearAgain();

        await office.answers(update.id, '03');
        const replacement = await received();
        expect((await office.sees(replacement.document.id)).concerns?.map(({ documentId }) => documentId)).toEqual([
          document.documentId,
          update.document.documentId,
        ]);
        await hearAgain();

        await office.answers(replacement.id, '03');
        await exchange.rows(`delete from delivery where state = 'pending' and recipient = 'H36.15'`);
        const asked = await waiting('status');
        expect(asked).toMatchObject({ document: { sender: 'ROBOT.04' }, asks: { delivery: replacement.id } });
        await hearAgain();
        await hearAgain();
        expect(await waiting('status')).toBeUndefined();
        await office.answers(replacement.id, '15');
        await hearAgain();
        expect(await office.sees(replacement.document.id)).toMatchObject({ deliveries: [{ state: 'withdrawn' }] });
        expect(await notations()).toEqual([
          { code_notation: 'KTKN-VB', business_type: 0 },
          { code_notation: 'KTKN-CN', business_type: 2 },
          { code_notation: 'KTKN-TT', business_type: 3 },
        ]);
        expect(await exchange.rows(`select from question where kind = 'take-back'`)).toHaveLength(1);
      });

      it('leads two that wrote to it in the same moment through all of it, each by itself', async () => {
        await exchange.rows(`delete from delivery where state = 'pending'`);
        exchange.agency('T03', { policy: 'channel', test: true });
        exchange.system('T03-dms', 'T03');
        const other = anActor(exchange, 'T03-dms');
        exchange.passes(minute);
        await office.sends(await next('H36.15').to('ROBOT.04').packet());
        await other.sends(await next('T03').to('ROBOT.04').packet());
        const ends: string[] = [];
        for (const each of [office, other]) {
          for (let step = 0; step < 3; step += 1) {
            await robotsAct();
            const { leased } = await each.collects();
            expect(leased.asks === undefined).toBe(leased.document.businessType !== 2);
            await each.answers(leased.id, '03');
            ends[each === office ? 0 : 1] = leased.id;
          }
          await robotsAct();
          const statuses = await each.leases({ carries: 'status' });
          expect(statuses.flatMap(({ asks }) => asks?.delivery ?? [])).toEqual(ends.slice(-1));
          await each.answers(ends.at(-1) ?? '', '15');
        }
        const states = await exchange.rows('select state from delivery where id = any ($1) order by state', [ends]);
        expect(states).toEqual([{ state: 'withdrawn' }, { state: 'withdrawn' }]);
      });

      it('holds up nobody’s answer with what it cannot send now', async () => {
        const sent = await office.sends(await next('H36.15').to('ROBOT.04', 'ROBOT.01').packet());
        await expect(actAsRobots({ ...ports, robots: undefined } as unknown as typeof ports)).rejects.toThrow();
        const { deliveries } = await office.sees(sent.id);
        expect(deliveries.map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged']);
        expect(await exchange.rows('select robot from robot_task')).toEqual([{ robot: 'ROBOT.04' }]);
        exchange.passes(minute);
        await robotsAct();
        expect(await exchange.rows('select robot from robot_task')).toEqual([]);
      });

      it('confirms an answer it heard only when what follows is done', async () => {
        await exchange.rows(`delete from delivery where state = 'pending'`);
        exchange.passes(minute);
        await office.sends(await next('H36.15').to('ROBOT.04').packet());
        const { id } = await received();
        await office.answers(id, '06');
        const before = await notations();
        await expect(actAsRobots({ ...ports, robots: undefined } as unknown as typeof ports)).rejects.toThrow();
        expect(await notations()).toEqual(before);
        exchange.passes(10 * minute);
        expect((await received()).document.businessType).toBe(2);
      });
    });

    it('sign with a certificate that counts for them and for nobody else', async () => {
      exchange.agency('H41', { policy: 'packet' });
      exchange.system('thief-dms', 'H41');
      const packet = await next('H41').to('ROBOT.01').signedBy(robotsOwn).packet();
      expect(await anActor(exchange, 'thief-dms').submits(packet)).toMatchObject({
        ...{ outcome: 'refused', code: 'signature.wrong-agency' },
      });
    });

    it('are asked only by who administers the agency or receives for it, and rest while they are suspended', async () => {
      expect(await refusal(testAgency(ports, exchange.caller('thief-dms'), { agency: 'H36.15' }))).toMatchObject({
        code: 'caller.not-serving',
      });
      await testAgency(ports, exchange.caller('culture-dms'), { agency: 'H36.15' });
      await registry.changeSystem({ system: robotSystem, suspended: true, reason: 'Bảo trì' });
      await follow();
      expect(await actAsRobots(ports)).toEqual({ more: false });
      expect(await refusal(testAgency(ports, operator, { agency: 'H36.15' }))).toMatchObject({
        code: 'joining.no-robots',
      });
    });
  });
});
