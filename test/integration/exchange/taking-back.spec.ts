import { readPacket } from '@edoc-axis/edxml';
import { verifyReceipt } from '@edoc-axis/evidence';
import { isCatalogued } from '@edoc-axis/domain';
import { examineExchange } from '../../../apps/exchange/src/examining/index.js';
import { letContentGo, takeBackDocument } from '../../../apps/exchange/src/journey/index.js';
import { sweepContent } from '../../../apps/exchange/src/sweep-content.js';
import { anActor, refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { overtaken } from './support/overtaken.js';
import { twoOffices } from './support/two-offices.js';

describe('rule 6, a take-back', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  beforeEach(() => exchange.rows(`delete from delivery where state = 'pending'`));
  afterAll(() => exchange?.stop());

  const aDelivery = (how: 'waiting' | 'fetched' | 'delivered') => offices.aDelivery(how);

  const factsOf = (document: string) => exchange.factsOf({ document });

  it('of what nobody fetched withdraws it at once, lease or not, with a receipt for both sides', async () => {
    const { ministry, commune } = offices;
    const { document, delivery, packetSha256 } = await aDelivery('waiting');
    expect(await commune.leases()).toHaveLength(1);
    const taken = await ministry.takesBack(document);
    expect(taken).toMatchObject({
      ...{ withdrawn: 1, asked: 0, declined: 0, ended: 0 },
      deliveries: [{ id: delivery, outcome: 'withdrawn', state: 'withdrawn', stateName: { vi: 'Đã lấy lại' } }],
    });
    expect(verifyReceipt(taken.deliveries[0]?.receipt?.jws ?? '', exchange.receipts)).toMatchObject({
      claims: {
        ...{ event: 'ContentWithdrawn', recipient: 'H36.15.04', by: 'ministry-dms' },
        reason: { code: 'taken-back', text: 'Gửi nhầm' },
      },
    });
    for (const call of [commune.opens(document), commune.confirms(delivery, packetSha256)]) {
      expect(await refusal(call)).toMatchObject({ code: expect.stringMatching(/^delivery\.already-final$/) });
    }
    expect((await commune.sees(document)).deliveries).toMatchObject([
      { state: 'withdrawn', reason: { code: 'take-back', sentence: { vi: 'Gửi nhầm' } }, move: { who: 'nobody' } },
    ]);
    expect(await factsOf(document)).toEqual(['document.accepted', 'delivery.withdrawn']);
    expect(await ministry.takesBack(document)).toEqual(taken);
    expect(await factsOf(document)).toHaveLength(2);
  });

  it('of what was fetched asks the recipient, whose system is told by a status; its confirmation is still taken', async () => {
    const { ministry, commune } = offices;
    const { document, delivery, packetSha256 } = await aDelivery('fetched');
    const asked = await ministry.takesBack(document, 'Gửi nhầm nơi nhận');
    expect(asked).toMatchObject({ withdrawn: 0, asked: 1, deliveries: [{ outcome: 'asked', state: 'pending' }] });
    const question = asked.deliveries[0]?.question ?? '';
    const { leased, bytes, confirmed } = await commune.collects('status');
    expect(leased).toMatchObject({ recipient: 'H36.15.04', asks: { question, delivery }, document: { sender: 'G22' } });
    expect(confirmed).toMatchObject({ state: 'delivered' });
    expect(await readPacket(bytes)).toMatchObject({
      kind: 'status',
      header: {
        from: { organId: 'G22' },
        responseFor: { organId: 'H36.15.04', code: expect.stringMatching(/\/BTTTT$/) },
        statusCode: '13',
        description: 'Trục lập theo yêu cầu của Cơ quan G22: Gửi nhầm nơi nhận',
      },
    });
    expect(await commune.confirms(delivery, packetSha256)).toMatchObject({ state: 'delivered' });
    for (const office of [ministry, commune]) {
      expect((await office.sees(document)).deliveries).toMatchObject([
        {
          questions: [{ id: question, kind: 'take-back', reason: 'Gửi nhầm nơi nhận' }],
          move: { code: 'take-back.unanswered', who: 'recipient-office' },
        },
      ]);
    }
    expect(await ministry.takesBack(document, 'hỏi lại')).toMatchObject({
      ...{ asked: 1, deliveries: [{ outcome: 'asked', state: 'delivered', question }] },
    });
    expect(await commune.leases({ carries: 'status' })).toEqual([]);
    expect(await factsOf(document)).toEqual([
      ...['document.accepted', 'delivery.fetched', 'delivery.take-back-asked', 'delivery.status-delivered'],
      'delivery.delivered',
    ]);
  });

  it('agreed to (15) withdraws the document, and the sender hears of it', async () => {
    const { ministry, commune } = offices;
    const { document, delivery } = await aDelivery('delivered');
    await ministry.takesBack(document);
    const answered = await commune.answers(delivery, '15');
    expect(answered).toMatchObject({ state: 'withdrawn', receipts: [{ event: 'ContentWithdrawn' }] });
    expect(await commune.answers(delivery, '15')).toEqual(answered);
    const { bytes } = await ministry.collects('status');
    expect(await readPacket(bytes)).toMatchObject({ header: { statusCode: '15' } });
    expect(await ministry.takesBack(document)).toMatchObject({
      deliveries: [{ outcome: 'withdrawn', receipt: { jws: answered.receipts[0]?.jws } }],
    });
    expect((await factsOf(document)).slice(-3)).toEqual([
      ...['delivery.withdrawn', 'delivery.take-back-agreed', 'delivery.status-delivered'],
    ]);
  });

  it('not agreed to (16) leaves the document where it is; asked in other words, the recipient is asked again', async () => {
    const { ministry, commune } = offices;
    const { document, delivery } = await aDelivery('delivered');
    await ministry.takesBack(document, 'Gửi nhầm');
    await commune.answers(delivery, '16', { description: 'Đã xử lý xong' });
    const [seen] = (await ministry.sees(document)).deliveries;
    expect(seen).toMatchObject({ state: 'delivered', move: { code: 'delivered.not-acknowledged' } });
    expect(seen?.questions).toBeUndefined();
    expect(await ministry.takesBack(document, 'Gửi nhầm')).toMatchObject({
      ...{ asked: 0, declined: 1, deliveries: [{ outcome: 'declined' }] },
    });
    expect(await ministry.takesBack(document, 'Sai phụ lục')).toMatchObject({ asked: 1, declined: 0 });
  });

  it('takes from those named alone, in either form of their codes; a code it was not sent to stops it', async () => {
    const { ministry, department } = offices;
    const { id: document } = await ministry.sends(await offices.next().to('H36.15.04', 'H36.07').packet());
    const stopped = ministry.takesBack(document, 'Gửi nhầm', ['H36.07', 'H36.15']);
    expect(await refusal(stopped)).toMatchObject({
      ...{ code: 'document.never-sent-to', params: { recipients: ['H36.15'] } },
    });
    expect(await ministry.takesBack(document, 'Gửi nhầm', ['000.00.07.H36'])).toMatchObject({
      ...{ withdrawn: 1, deliveries: [{ recipient: 'H36.07' }] },
    });
    expect(await department.leases()).toEqual([]);
    expect(await offices.commune.leases()).toHaveLength(1);
  });

  it('is the sender’s alone, with a reason; nothing is left to take of what was refused', async () => {
    const { ministry, commune, department } = offices;
    const { document, delivery } = await aDelivery('delivered');
    expect(await refusal(commune.takesBack(document))).toMatchObject({ code: 'caller.not-serving' });
    expect(await refusal(department.takesBack(document))).toMatchObject({ code: 'document.unknown' });
    expect(await refusal(department.takesBack(delivery))).toMatchObject({ code: 'document.unknown' });
    expect(await refusal(anActor(exchange, 'ministry-dms', ['track']).takesBack(document))).toMatchObject({
      code: 'caller.scope-missing',
    });
    expect(await refusal(ministry.takesBack(document, '  '))).toMatchObject({ code: 'answer.reason-missing' });
    await commune.answers(delivery, '02', { description: 'Không thuộc thẩm quyền' });
    expect(await ministry.takesBack(document)).toMatchObject({ ended: 1, deliveries: [{ outcome: 'ended' }] });
  });

  it('may still be done by the system that sent it and serves the agency no longer, for twelve months', async () => {
    const { ministry } = offices;
    const { document } = await aDelivery('waiting');
    const later = await aDelivery('waiting');
    const since = '2025-01-01T00:00:00Z';
    const serves = (until?: string) =>
      exchange.publish({ kind: 'serving', agency: 'G22', periods: [{ system: 'ministry-dms', since, until }] });
    exchange.passes(1_000);
    serves(exchange.clock.time.toISOString());
    const stoppedAt = exchange.clock.time;
    exchange.passes(300 * 24 * 3_600_000);
    expect(await ministry.takesBack(document)).toMatchObject({ withdrawn: 1 });
    exchange.passes(70 * 24 * 3_600_000);
    expect(await refusal(ministry.takesBack(later.document))).toMatchObject({ code: 'document.unknown' });
    exchange.clock.time = stoppedAt;
    serves();
  });

  it('from the last who held it lets the content go, small or large; the evidence stays', async () => {
    const { ministry, commune } = offices;
    const small = await aDelivery('waiting');
    const upload = await ministry.uploads(await offices.next().to('H36.15.04', 'H36.07').packet());
    const reply = await ministry.submitsRequest(upload);
    if (reply.outcome !== 'accepted') throw new Error(reply.outcome);
    const large = reply.submission.id;
    const contentOf = async (document: string) => {
      const [row] = await exchange.rows<{ content: string }>('select content from packet where document = $1', [
        document,
      ]);
      return row?.content ?? '';
    };
    const content = await contentOf(large);

    await ministry.takesBack(small.document);
    await ministry.takesBack(large, 'Gửi nhầm', ['H36.07']);
    while ((await letContentGo(exchange.ports)).more);
    expect(await refusal(ministry.opens(small.document))).toMatchObject({
      ...{ code: 'document.content-gone', params: { goneReason: 'withdrawn' } },
    });
    expect(await exchange.ports.content.has(content)).toBe(true);
    await ministry.opens(large);

    await ministry.takesBack(large);
    await letContentGo(exchange.ports);
    expect(await exchange.ports.content.has(content)).toBe(false);
    expect((await factsOf(large)).filter((kind) => kind === 'document.content-deleted')).toHaveLength(1);
    expect(await ministry.sees(large)).toMatchObject({ id: large, attachments: [] });
    await commune.sees(large);
    expect(await exchange.rows('select from leaving_content')).toEqual([]);
  });

  it('of thousands is one call, in company and not one statement a recipient', async () => {
    const { ministry } = offices;
    const codes = Array.from({ length: 1_000 }, (_, n) => `H37.${n + 1}`);
    for (const code of codes) exchange.agency(code);
    exchange.system('province-dms', ...codes);
    const province = anActor(exchange, 'province-dms');
    const { id: document } = await ministry.sends(
      await offices
        .next()
        .to(...codes)
        .packet(),
    );
    const some = (await ministry.lists(document)).deliveries.slice(0, 100).map(({ id }) => id);
    await exchange.rows('update delivery set fetched_at = now(), version = version + 1 where id = any ($1)', [some]);
    let statements = 0;
    const counting = Object.assign(Object.create(exchange.ports.database) as typeof exchange.ports.database, {
      query: (...parts: unknown[]) => {
        statements += 1;
        return (exchange.ports.database.query as (...given: unknown[]) => unknown).apply(
          exchange.ports.database,
          parts,
        );
      },
    });
    const ports = { ...exchange.ports, database: counting };
    const taken = await takeBackDocument(ports, exchange.caller('ministry-dms'), { document, reason: 'Gửi nhầm' });
    expect(taken).toMatchObject({ withdrawn: 900, asked: 100 });
    expect(taken.deliveries).toHaveLength(50);
    expect(statements).toBeLessThan(120);
    expect(await province.leases({ carries: 'status', limit: 100 })).toHaveLength(100);
  });

  describe('at the same moment as', () => {
    /** The ministry decides by what it saw; before it can write, the recipient acts. */
    async function overtakenBy(document: string, meanwhile: () => Promise<unknown>) {
      const ports = overtaken(exchange.ports, 'record-outcome', meanwhile);
      return takeBackDocument(ports, exchange.caller('ministry-dms'), { document, reason: 'Gửi nhầm' });
    }

    it('a fetch: the recipient was quicker and is asked', async () => {
      const { document } = await aDelivery('waiting');
      const taken = await overtakenBy(document, () => offices.commune.fetches(document));
      expect(taken).toMatchObject({ withdrawn: 0, asked: 1 });
      expect(await factsOf(document)).toEqual([
        ...['document.accepted', 'delivery.fetched', 'delivery.take-back-asked'],
      ]);
    });

    it('a confirmation: both are taken', async () => {
      const { document, delivery, packetSha256 } = await aDelivery('fetched');
      const taken = await overtakenBy(document, () => offices.commune.confirms(delivery, packetSha256));
      expect(taken).toMatchObject({ asked: 1, deliveries: [{ state: 'delivered' }] });
    });

    it('another take-back: there is one question', async () => {
      const { document, delivery } = await aDelivery('delivered');
      await overtakenBy(document, () => offices.ministry.takesBack(document));
      expect(await exchange.rows('select from question where delivery = $1', [delivery])).toHaveLength(1);
      expect(await offices.commune.leases({ carries: 'status' })).toHaveLength(1);
    });

    it('the recipient agrees and the sender asks once more: it is withdrawn, once', async () => {
      const { document, delivery } = await aDelivery('delivered');
      await offices.ministry.takesBack(document);
      const ports = overtaken(exchange.ports, 'record-outcome', () => offices.ministry.takesBack(document, 'hỏi lại'));
      const [agreed, taken] = await Promise.all([
        anActor({ ...exchange, ports }, 'commune-dms').answers(delivery, '15'),
        offices.ministry.takesBack(document),
      ]);
      expect(agreed.state).toBe('withdrawn');
      expect(taken.withdrawn + taken.asked).toBe(1);
      expect(await exchange.rows('select from question where delivery = $1', [delivery])).toHaveLength(1);
      expect(await offices.ministry.takesBack(document)).toMatchObject({
        deliveries: [{ outcome: 'withdrawn', receipt: { jws: agreed.receipts[0]?.jws } }],
      });
    });

    it('two deliveries become one: that one is taken back', async () => {
      const packet = await offices.next().to('H36.15.04', 'H36.07').packet();
      const { id: document, deliveries } = await offices.ministry.sends(packet);
      const ids = deliveries.map(({ id }) => id);
      const ports = overtaken(exchange.ports, 'find-delivery', async () => {
        await exchange.rows('delete from delivery where id = $1', [ids[1]]);
        await exchange.rows('update delivery set addressed_to = $2, version = version + 1 where id = $1', [
          ...[ids[0], ['H36.15.04', 'H36.07']],
        ]);
      });
      const taken = await takeBackDocument(ports, exchange.caller('ministry-dms'), { document, reason: 'Gửi nhầm' });
      expect(taken).toMatchObject({ withdrawn: 1, deliveries: [{ id: ids[0], addressedTo: ['H36.15.04', 'H36.07'] }] });
    });

    it('all of them at once, many times over: one history each, and the doctor finds nothing', async () => {
      const { ministry, commune } = offices;
      const sent = await Promise.all(
        (['waiting', 'fetched', 'delivered', 'waiting', 'fetched', 'delivered'] as const).flatMap((how) =>
          Array.from({ length: 4 }, () => aDelivery(how)),
        ),
      );
      const asked = sent.filter((_, n) => n % 2 === 0);
      for (const { document } of asked) await ministry.takesBack(document);
      const acts = sent.flatMap(({ document, delivery, packetSha256 }) => [
        () => commune.opens(document),
        () => ministry.takesBack(document),
        () => commune.confirms(delivery, packetSha256),
        () => commune.answers(delivery, '15'),
        () => ministry.takesBack(document),
        () => letContentGo(exchange.ports),
      ]);
      for (const outcome of await Promise.allSettled(acts.map((act) => act()))) {
        if (outcome.status === 'rejected' && !isCatalogued(outcome.reason)) throw outcome.reason;
      }
      await letContentGo(exchange.ports);
      const ids = sent.map(({ delivery }) => delivery);
      const states = await exchange.rows<{ state: string }>(
        `select distinct v.state || case when q.id is null then '' else ', asked' end as state
           from delivery v left join question q on q.delivery = v.id and q.closed_at is null where v.id = any ($1)`,
        [ids],
      );
      for (const { state } of states) expect(['withdrawn', 'pending, asked', 'delivered, asked']).toContain(state);
      const twice = `select delivery, event from receipt where delivery = any ($1) group by 1, 2 having count(*) > 1
                     union all
                     select delivery, kind from question where delivery = any ($1) group by 1, 2 having count(*) > 1`;
      expect(await exchange.rows(twice, [ids])).toEqual([]);
      const ports = { ...exchange.ports, axisRootPem: exchange.receipts.rootPem };
      const { findings } = await examineExchange(ports, { kind: 'operator', scopes: ['administer'] }, {});
      expect(findings).toEqual([]);
      exchange.passes(3 * 3_600_000);
      await sweepContent(exchange.ports);
    });
  });
});
