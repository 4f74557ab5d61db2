import { signPartyStatement, verifyReceipt } from '@edoc-axis/evidence';
import { readPacket } from '@edoc-axis/edxml';
import { createPool } from '@edoc-axis/platform';
import { closeOverdue } from '../../../apps/exchange/src/journey/index.js';
import { type Actor, anActor, refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { overtaken } from './support/overtaken.js';
import { twoOffices } from './support/two-offices.js';

const day = 24 * 3_600_000;

describe('rule 5, answers:', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  beforeEach(() => exchange.rows(`delete from delivery where state = 'pending'`));
  afterAll(() => exchange?.stop());

  const aDelivery = (how: 'waiting' | 'fetched' | 'delivered') => offices.aDelivery(how);

  const factsOf = (delivery: string) => exchange.factsOf({ delivery });

  it('03 takes the document, with its receipt', async () => {
    const { delivery } = await aDelivery('delivered');
    const answered = await offices.commune.answers(delivery, '03');
    expect(answered).toMatchObject({ state: 'acknowledged', receipts: [{ event: 'ConsignmentAcceptance' }] });
    expect(await factsOf(delivery)).toEqual(['delivery.fetched', 'delivery.delivered', 'delivery.acknowledged']);
  });

  it('tell how long it waited before, and before that', async () => {
    const { ministry, commune, next } = offices;
    const packet = await next().packet();
    const { id: document, deliveries } = await ministry.sends(packet);
    const delivery = deliveries[0]?.id ?? '';
    exchange.passes(3_600_000);
    await commune.fetches(document);
    await commune.confirms(delivery, packet.measured.packetSha256);
    exchange.passes(60_000);
    await commune.answers(delivery, '01');
    exchange.passes(60_000);
    await commune.answers(delivery, '03');
    const atOnce = await aDelivery('fetched');
    exchange.passes(1_000);
    await commune.answers(atOnce.delivery, '03');
    const rows = await exchange.rows(
      `select params ->> 'waitedMs' as waited from fact
        where delivery = any ($1) and kind in ('delivery.delivered', 'delivery.acknowledged') order by sequence`,
      [[delivery, atOnce.delivery]],
    );
    expect(rows).toEqual([{ waited: '3600000' }, { waited: '120000' }, { waited: '1000' }, { waited: '0' }]);
  });

  it('for a fetched delivery record first that it was delivered, confirmed by the status', async () => {
    const { delivery } = await aDelivery('fetched');
    const answered = await offices.commune.answers(delivery, '03');
    expect(answered.receipts.map(({ event }) => event)).toEqual(['ContentHandover', 'ConsignmentAcceptance']);
    expect(verifyReceipt(answered.receipts[0]?.jws ?? '', exchange.receipts)).toMatchObject({
      claims: { confirmedBy: 'status' },
    });
  });

  it('for a delivery nobody fetched are refused and change nothing', async () => {
    const { delivery } = await aDelivery('waiting');
    expect(await refusal(offices.commune.answers(delivery, '03'))).toMatchObject({ code: 'answer.not-delivered' });
    expect(await factsOf(delivery)).toEqual([]);
  });

  it('02 needs a reason, and is final', async () => {
    const { document, delivery } = await aDelivery('delivered');
    const { commune, ministry } = offices;
    expect(await refusal(commune.answers(delivery, '02'))).toMatchObject({ code: 'answer.reason-missing' });
    const refused = await commune.answers(delivery, '02', { description: 'Không thuộc thẩm quyền' });
    expect(refused).toMatchObject({ state: 'refused', receipts: [{ event: 'ConsignmentRejection' }] });
    expect(verifyReceipt(refused.receipts[0]?.jws ?? '', exchange.receipts)).toMatchObject({
      claims: { reason: { text: 'Không thuộc thẩm quyền' } },
    });
    expect((await ministry.sees(document)).deliveries).toMatchObject([
      { state: 'refused', reason: { sentence: { vi: 'Không thuộc thẩm quyền' } }, move: { who: 'sender' } },
    ]);
    expect(await refusal(commune.answers(delivery, '03'))).toMatchObject({ code: 'answer.already-final' });
    expect((await factsOf(delivery)).at(-1)).toBe('delivery.answer-refused');
  });

  it('02 after 03 returns the document ("trả lại"); after 06 it is too late', async () => {
    const { commune, ministry } = offices;
    const returned = await aDelivery('delivered');
    await commune.answers(returned.delivery, '03');
    await commune.answers(returned.delivery, '02', { description: 'Trả lại' });
    expect((await ministry.sees(returned.document)).deliveries).toMatchObject([{ stateName: { vi: 'Đã trả lại' } }]);
    expect(await factsOf(returned.delivery)).toContain('delivery.returned');
    const done = await aDelivery('delivered');
    await commune.answers(done.delivery, '06');
    const late = commune.answers(done.delivery, '02', { description: 'Trả lại' });
    expect(await refusal(late)).toMatchObject({ code: 'answer.refused-after-done' });
  });

  it('04 to 06 imply 03; late, twice and out of order they are a list of which the furthest is shown', async () => {
    const { commune, ministry } = offices;
    const { document, delivery } = await aDelivery('delivered');
    const first = await commune.answers(delivery, '05');
    expect(first).toMatchObject({ state: 'acknowledged', receipts: [{ event: 'ConsignmentAcceptance' }] });
    exchange.passes(1_000);
    expect(await commune.answers(delivery, '04')).toMatchObject({ state: 'acknowledged', receipts: [] });
    exchange.passes(1_000);
    await commune.answers(delivery, '03');
    const [seen] = (await ministry.sees(document)).deliveries;
    expect(seen?.answers.map(({ status }) => status)).toEqual(['05', '04', '03']);
    expect(seen?.furthest).toBe('05');
  });

  it('given again get the first reply, and nothing is written twice', async () => {
    const { commune, ministry } = offices;
    const { delivery } = await aDelivery('fetched');
    const first = await commune.answers(delivery, '04', { description: 'Giao phòng A' });
    const facts = await factsOf(delivery);
    exchange.passes(1_000);
    expect(await commune.answers(delivery, '04', { description: 'Giao phòng A' })).toEqual(first);
    expect(await factsOf(delivery)).toEqual(facts);
    expect(await ministry.leases({ carries: 'status' })).toHaveLength(1);
  });

  it('given by two at the same moment count once', async () => {
    const { commune } = offices;
    const { delivery } = await aDelivery('delivered');
    const replies = await Promise.all([1, 2, 3, 4].map(() => commune.answers(delivery, '03')));
    expect(new Set(replies.map(({ receipts }) => receipts[0]?.jws)).size).toBe(1);
    expect(await exchange.rows('select status from answer where delivery = $1', [delivery])).toHaveLength(1);
  });

  it('are the recipient’s alone', async () => {
    const { ministry, department } = offices;
    const { delivery } = await aDelivery('delivered');
    for (const stranger of [ministry, department]) {
      expect(await refusal(stranger.answers(delivery, '03'))).toMatchObject({ code: 'delivery.unknown' });
    }
  });

  it('15 and 16 with nothing asked are refused and kept as a fact', async () => {
    const { delivery } = await aDelivery('delivered');
    for (const status of ['15', '16'] as const) {
      expect(await refusal(offices.commune.answers(delivery, status))).toMatchObject({ code: 'answer.nothing-asked' });
    }
    expect((await factsOf(delivery)).slice(-2)).toEqual(['delivery.answer-refused', 'delivery.answer-refused']);
  });

  it('may be signed by the recipient itself, over exactly what is said', async () => {
    const { delivery } = await aDelivery('delivered');
    const said = { iss: 'commune-dms', iat: 1, act: 'answer' as const, delivery, status: '03' };
    const signature = signPartyStatement(said, exchange.keyOf('commune-dms'));
    expect(await refusal(offices.commune.answers(delivery, '04', { signature }))).toMatchObject({
      code: 'answer.signature-invalid',
    });
    await offices.commune.answers(delivery, '03', { signature });
    expect(await exchange.rows('select signature from answer where delivery = $1', [delivery])).toEqual([
      { signature },
    ]);
  });

  describe('of two clerks who saw the same,', () => {
    /** Another copy of the exchange, with connections of its own. */
    async function besides(act: (other: Actor) => Promise<void>): Promise<void> {
      const database = createPool(exchange.access);
      try {
        await act(anActor({ ...exchange, ports: { ...exchange.ports, database } }, 'commune-dms'));
      } finally {
        await database.end();
      }
    }
    const answersOf = (delivery: string) =>
      exchange.rows<{ status: string }>('select status from answer where delivery = $1', [delivery]);

    async function expectOne(delivery: string, answered: readonly Promise<unknown>[], before = 0) {
      const outcomes = await Promise.allSettled(answered);
      const refused = outcomes.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
      const given = await answersOf(delivery);
      expect(given).toHaveLength(before + 1);
      expect(refused).toMatchObject([
        { code: 'answer.answered-meanwhile', params: { answeredBy: 'commune-dms', answered: given.at(-1)?.status } },
      ]);
    }

    it('at the same moment one counts and the other is told; a return does not follow what it did not see', async () => {
      await besides(async (other) => {
        for (let round = 0; round < 12; round += 1) {
          const { delivery } = await aDelivery(round % 2 === 0 ? 'delivered' : 'fetched');
          const acts = [
            () => offices.commune.answers(delivery, '03', { answersSeen: 0 }),
            () => other.answers(delivery, '02', { description: 'Không thuộc thẩm quyền', answersSeen: 0 }),
          ];
          const inOrder = round % 3 === 0 ? acts.reverse() : acts;
          await expectOne(
            delivery,
            inOrder.map((act) => act()),
          );
          expect(await factsOf(delivery)).not.toContain('delivery.answer-refused');
        }
      });
    });

    it('who is overtaken between looking and writing is told, also with an entry into the register', async () => {
      for (const entry of [undefined, {}]) {
        const { delivery } = await aDelivery('delivered');
        const ports = overtaken(exchange.ports, 'record-outcome', () =>
          offices.commune.answers(delivery, '02', { description: 'Trùng văn bản', answersSeen: 0 }),
        );
        const slow = anActor({ ...exchange, ports }, 'commune-dms');
        expect(await refusal(slow.answers(delivery, '03', { answersSeen: 0, entry }))).toMatchObject({
          code: 'answer.answered-meanwhile',
          params: { answered: '02' },
        });
        expect(await exchange.rows('select from register_entry where delivery = $1', [delivery])).toEqual([]);
      }
    });

    it('to a take-back one agrees and the other does not: the first counts, the other is told', async () => {
      await besides(async (other) => {
        for (let round = 0; round < 6; round += 1) {
          const { document, delivery } = await aDelivery('delivered');
          await offices.commune.answers(delivery, '03');
          await offices.ministry.takesBack(document);
          await expectOne(
            delivery,
            [
              offices.commune.answers(delivery, '15', { answersSeen: 1 }),
              other.answers(delivery, '16', { answersSeen: 1 }),
            ],
            1,
          );
        }
      });
    });

    it('said again after a lost line it gets its first receipt, though another has answered since', async () => {
      const { document, delivery } = await aDelivery('fetched');
      const given = { description: 'Giao phòng A', answersSeen: 0 };
      const first = await offices.commune.answers(delivery, '04', given);
      exchange.passes(1_000);
      const [seen] = (await offices.ministry.sees(document)).deliveries;
      expect(seen?.answersGiven).toBe(1);
      await offices.commune.answers(delivery, '06', { answersSeen: seen?.answersGiven });
      expect(await offices.commune.answers(delivery, '04', given)).toEqual(first);
      expect(await answersOf(delivery)).toHaveLength(2);
      expect(await refusal(offices.commune.answers(delivery, '05', given))).toMatchObject({
        code: 'answer.answered-meanwhile',
        params: { answered: '06' },
      });
      expect(await refusal(offices.commune.answers(delivery, '05', { answersSeen: 3 }))).toMatchObject({
        code: 'answer.never-given',
      });
    });
  });

  describe('rule 13, the status packet that carries an answer', () => {
    it('waits for the system of the sender as a delivery of its own, and says who wrote it', async () => {
      const { ministry, commune } = offices;
      const { document, delivery } = await aDelivery('delivered');
      await commune.answers(delivery, '04', { description: 'Giao phòng A', staff: { staff: 'Trần Thị B' } });
      expect(await ministry.leases({ carries: 'document' })).toEqual([]);
      const { leased, bytes, confirmed } = await ministry.collects('status');
      expect(leased).toMatchObject({ carries: 'status', recipient: 'G22', document: { sender: 'H36.15.04' } });
      expect(leased.document.id).not.toBe(document);
      expect(await readPacket(bytes)).toMatchObject({
        kind: 'status',
        header: {
          statusCode: '04',
          description: 'Trục lập theo phản hồi của Cơ quan H36.15.04: Giao phòng A',
          staffInfo: { staff: 'Trần Thị B' },
          timestamp: expect.stringMatching(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d$/),
        },
      });
      expect(confirmed).toMatchObject({ state: 'delivered', receipts: [{ event: 'ContentHandover' }] });
      expect((await ministry.sees(document)).deliveries).toHaveLength(1);
    });

    it('is never answered', async () => {
      const { ministry, commune } = offices;
      const { delivery } = await aDelivery('delivered');
      await commune.answers(delivery, '03');
      const { leased } = await ministry.collects('status');
      expect(await refusal(ministry.answers(leased.id, '03'))).toMatchObject({ code: 'delivery.carries-no-answers' });
    });

    it('expires when nobody comes for it', async () => {
      const { ministry, commune } = offices;
      const { delivery } = await aDelivery('delivered');
      await commune.answers(delivery, '03');
      const [leased] = await ministry.leases({ carries: 'status' });
      exchange.passes(31 * day);
      await closeOverdue(exchange.ports);
      expect(await factsOf(leased?.id ?? '')).toEqual(['delivery.status-expired']);
      expect(await ministry.leases()).toEqual([]);
    });
  });
});
