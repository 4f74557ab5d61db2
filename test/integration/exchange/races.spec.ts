import { type Caller, isCatalogued } from '@edoc-axis/domain';
import { examineExchange } from '../../../apps/exchange/src/examining/index.js';
import { closeOverdue } from '../../../apps/exchange/src/journey/index.js';
import * as operating from '../../../apps/exchange/src/operating/index.js';
import { recordFetched } from '../../../apps/exchange/src/store/fetched.js';
import { anActor } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

const day = 24 * 3_600_000;

describe('at one moment', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  /** Does everything at once; what is refused is refused in our own words, and no other error comes. */
  async function atOnce(acts: readonly (() => Promise<unknown>)[]): Promise<void> {
    for (const outcome of await Promise.allSettled(acts.map((act) => act()))) {
      if (outcome.status === 'rejected' && !isCatalogued(outcome.reason)) throw outcome.reason;
    }
  }

  async function expectToBeWell(): Promise<void> {
    const ports = { ...exchange.ports, axisRootPem: exchange.receipts.rootPem };
    for (let after: string | undefined, more = true; more;) {
      const { findings, next } = await examineExchange(ports, { kind: 'operator', scopes: ['administer'] }, { after });
      expect(findings).toEqual([]);
      after = next;
      more = next !== undefined;
    }
    const twice = 'select delivery, event from receipt where delivery is not null group by 1, 2 having count(*) > 1';
    expect(await exchange.rows(twice)).toEqual([]);
  }

  it('an agency moves to another system, and both lease, fetch, confirm and answer: each delivery has one history', async () => {
    const { ministry, commune, next } = offices;
    const old = { system: 'commune-dms', since: '2025-01-01T00:00:00Z' };
    const sent = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const packet = await next().packet();
        const { id, deliveries } = await ministry.sends(packet);
        return { id, delivery: deliveries[0]?.id ?? '', packetSha256: packet.measured.packetSha256 };
      }),
    );
    const leased = await commune.leases({ limit: 100 });
    for (const { id } of sent) await commune.fetches(id);
    exchange.passes(1_000);
    const movedAt = exchange.clock.time.toISOString();
    exchange.system('new-dms');
    exchange.publish({
      kind: 'serving',
      agency: 'H36.15.04',
      periods: [
        { ...old, until: movedAt },
        { system: 'new-dms', since: movedAt },
      ],
    });
    exchange.passes(6 * 60_000);
    const other = anActor(exchange, 'new-dms');
    const tokens = new Map(leased.map(({ id, leaseToken }) => [id, leaseToken]));
    await atOnce([
      () => other.leases({ limit: 100 }),
      ...sent.flatMap(({ id, delivery, packetSha256 }) => [
        () => commune.confirms(delivery, packetSha256),
        () => other.opens(id),
        () => other.confirms(delivery, packetSha256),
        () => commune.answers(delivery, '03'),
        () => other.answers(delivery, '02', { description: 'không thuộc thẩm quyền' }),
        () => commune.releases(delivery, tokens.get(delivery) ?? '', 'chuyển hệ thống'),
        () => other.answers(delivery, '06'),
      ]),
    ]);
    exchange.publish({ kind: 'serving', agency: 'H36.15.04', periods: [old] });
    await expectToBeWell();
    const open = await exchange.rows(`select from delivery where carries = 'document' and state = 'pending'`);
    expect(open).toEqual([]);
  });

  it('a name is new to many at once, small and large: one is accepted and the others get its receipt', async () => {
    const { ministry, next } = offices;
    for (let round = 0; round < 10; round += 1) {
      const packet = await next().packet();
      const uploads = await Promise.all([ministry.uploads(packet), ministry.uploads(packet)]);
      const replies = await Promise.all([
        ...uploads.map((request) => ministry.submitsRequest(request)),
        ...Array.from({ length: 4 }, () => ministry.submits(packet)),
      ]);
      const receipts = replies.map((reply) => ('submission' in reply ? reply.submission.receipt : reply.outcome));
      expect(new Set(receipts).size).toBe(1);
      expect(replies.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
    }
    await expectToBeWell();
  });

  it('time runs out while the recipient fetches, confirms and answers: either it was in time or it was not', async () => {
    const { ministry, commune, next } = offices;
    const sent = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const packet = await next().packet();
        const { id, deliveries } = await ministry.sends(packet);
        return { id, delivery: deliveries[0]?.id ?? '', packetSha256: packet.measured.packetSha256 };
      }),
    );
    exchange.passes(31 * day);
    await atOnce([
      () => closeOverdue(exchange.ports),
      ...sent.flatMap(({ id, delivery, packetSha256 }) => [
        async () => {
          await commune.opens(id);
          await commune.confirms(delivery, packetSha256);
          await commune.answers(delivery, '05');
        },
        () => commune.leases({ limit: 1 }),
      ]),
      () => closeOverdue(exchange.ports),
    ]);
    await closeOverdue(exchange.ports);
    await expectToBeWell();
    const states = await exchange.rows<{ state: string }>(
      `select distinct state from delivery where id = any ($1) order by state`,
      [sent.map(({ delivery }) => delivery)],
    );
    for (const { state } of states) expect(['acknowledged', 'expired']).toContain(state);
  });

  it('administrators close, redirect and redeliver while offices lease, fetch and confirm: each office has it once or nobody has', async () => {
    const { ministry, department, next } = offices;
    const closing = 'H36.33';
    exchange.agency(closing);
    exchange.system('closing-dms', closing);
    const sent = await Promise.all(
      Array.from({ length: 16 }, async () => {
        const packet = await next().to(closing).packet();
        const { id, deliveries } = await ministry.sends(packet);
        return { id, delivery: deliveries[0]?.id ?? '', packetSha256: packet.measured.packetSha256 };
      }),
    );
    exchange.passes(1_000);
    exchange.agency(closing, { validUntil: exchange.clock.time.toISOString(), successors: ['H36.07'] });
    const old = anActor(exchange, 'closing-dms');
    const operator: Caller = { kind: 'operator', scopes: ['administer'] };
    const reason = 'sáp nhập';
    const wanted = { target: 'H36.07', reason, checkOnly: false };
    await atOnce([
      () => old.leases({ limit: 100 }),
      () => department.leases({ limit: 100 }),
      ...sent.flatMap(({ id, delivery, packetSha256 }, n) => [
        () => operating.redirectDelivery(exchange.ports, operator, { delivery, ...wanted }),
        () => (n % 2 ? old.opens(id).then(() => old.confirms(delivery, packetSha256)) : old.leases({ limit: 1 })),
        () => operating.closeDelivery(exchange.ports, operator, { delivery, reason }),
        () => operating.redirectDelivery(exchange.ports, operator, { delivery, ...wanted }),
        () => operating.redeliverDelivery(exchange.ports, operator, { delivery, reason }),
      ]),
    ]);
    const stands = await exchange.rows<{ document: string; holds: number; sent_on: number }>(
      `select document, count(*) filter (where state in ('pending', 'delivered'))::int as holds,
              count(redelivers)::int as sent_on
         from delivery where document = any ($1) group by document`,
      [sent.map(({ id }) => id)],
    );
    expect(stands).toHaveLength(sent.length);
    for (const { holds, sent_on: sentOn } of stands) {
      expect(holds).toBeLessThanOrEqual(1);
      expect(sentOn).toBeLessThanOrEqual(1);
    }
    const twice = `select document from delivery where document = any ($1) and fetched_at is not null
                    group by document having count(*) > 1`;
    expect(await exchange.rows(twice, [sent.map(({ id }) => id)])).toEqual([]);
    await expectToBeWell();
  });

  it('one name comes with one content from several processes, to changing recipients: every recipient gets it once', async () => {
    const { ministry, next } = offices;
    const recipients = ['H36.15.04', 'H36.07', 'H36.15'];
    for (let round = 0; round < 5; round += 1) {
      const document = next();
      const packets = await Promise.all(
        [recipients, recipients.slice(1), recipients.slice(0, 2), ['H36.15']].map((to) => document.to(...to).packet()),
      );
      const ids = new Set<string>();
      await atOnce(
        [...packets, ...packets].map((packet) => async () => {
          const reply = await ministry.submits(packet);
          if (!('submission' in reply)) throw new Error(reply.outcome);
          ids.add(reply.submission.id);
        }),
      );
      expect(ids.size).toBe(1);
      const [id] = ids;
      const made = await exchange.rows<{ recipient: string }>(
        'select recipient from delivery where document = $1 order by recipient',
        [id],
      );
      expect(made.map(({ recipient }) => recipient)).toEqual([...recipients].sort());
    }
    await expectToBeWell();
  });

  it('systems come for one delivery in the same turn: each is written down once, with a fact', async () => {
    const { ministry, next } = offices;
    const { id: document, deliveries } = await ministry.sends(await next().packet());
    const delivery = deliveries[0]?.id ?? '';
    const { database, epoch } = exchange.ports;
    const at = exchange.ports.clock.now();
    const fetch = (system: string, ...wanted: string[]) =>
      recordFetched(database, epoch, { deliveries: wanted, system, at });
    const open = await Promise.all([
      fetch('a', delivery),
      fetch('b', delivery),
      fetch('a', delivery),
      fetch('c', document),
    ]);
    expect(open).toEqual([1, 1, 1, 0]);
    const [row] = await exchange.rows<{ fetched_by: string[] }>('select fetched_by from delivery where id = $1', [
      delivery,
    ]);
    expect(row?.fetched_by.toSorted()).toEqual(['a', 'b']);
    const facts = await exchange.rows<{ by: string }>(
      `select by from fact where delivery = $1 and kind = 'delivery.fetched' order by by`,
      [delivery],
    );
    expect(facts.map(({ by }) => by)).toEqual(['a', 'b']);
  });
});
