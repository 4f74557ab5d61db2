import { verifyReceipt } from '@edoc-axis/evidence';
import { closeOverdue, factsAfter } from '../../apps/exchange/src/journey/index.js';
import { type ExchangeUnderTest, startExchange } from '../integration/exchange/support/exchange-under-test.js';
import { aPushingAxis } from '../integration/exchange/support/pushing.js';
import { twoOffices } from '../integration/exchange/support/two-offices.js';
import { confirms, type Receiver } from '../support/push-receiver.js';

const hour = 3_600_000;

describe('a clock that is set by an hour', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  it('back in the middle of a delivery stops nobody: what was leased is confirmed and answered, and repeated as ever', async () => {
    const { ministry, commune, next } = offices;
    const packet = await next().packet();
    const sent = await ministry.sends(packet);
    const [leased] = await commune.leases();
    const id = leased?.id ?? '';
    await commune.fetches(sent.id);

    exchange.passes(-hour);
    expect(await ministry.submits(packet)).toMatchObject({
      outcome: 'repeated',
      submission: { receipt: sent.receipt },
    });
    const confirmed = await commune.confirms(id, packet.measured.packetSha256);
    expect(confirmed.state).toBe('delivered');
    expect(verifyReceipt(confirmed.receipts[0]?.jws ?? '', exchange.receipts).verdict).toBe('valid');
    await closeOverdue(exchange.ports);
    expect((await commune.answers(id, '03')).state).toBe('acknowledged');

    exchange.passes(hour);
    expect(await commune.confirms(id, packet.measured.packetSha256)).toMatchObject({ receipts: confirmed.receipts });
  });

  it('back gives nothing that is leased to a second one, and hides no new document', async () => {
    const { ministry, commune, next } = offices;
    await ministry.sends(await next().packet());
    expect(await commune.leases({ carries: 'document' })).toHaveLength(1);
    exchange.passes(-hour);
    expect(await commune.leases({ carries: 'document' })).toEqual([]);
    const later = await ministry.sends(await next().packet());
    expect((await commune.leases({ carries: 'document' })).map(({ document }) => document.id)).toEqual([later.id]);
    exchange.passes(hour);
  });

  it('back leaves the feed of facts in the order in which they were written', async () => {
    const { ministry, next } = offices;
    const before = await ministry.sends(await next().packet());
    exchange.passes(-hour);
    const after = await ministry.sends(await next().packet());
    exchange.passes(hour);
    const { facts } = await factsAfter(exchange.ports, { limit: 200 });
    expect(facts.slice(-2).map(({ document }) => document)).toEqual([before.id, after.id]);
  });

  describe('while something is brought', () => {
    let axis: ReturnType<typeof aPushingAxis>;
    let receiver: Receiver;
    /** The receiver answers what it was brought, each request once. */
    let answers: (() => void)[];
    beforeAll(() => {
      axis = aPushingAxis(exchange);
      for (const system of ['ministry-dms', 'department-dms'])
        axis.brings(system, { url: 'http://127.0.0.1:9/' }, 'pull');
    });
    beforeEach(async () => {
      await exchange.rows(`delete from delivery where state = 'pending'`);
      answers = [];
      receiver = await axis.aReceiver();
      receiver.behaves = (...request) => answers.push(() => confirms(...request));
      axis.brings('commune-dms', { url: receiver.url });
    });
    afterEach(() => receiver.stop());

    async function expectBroughtOnce(document: string, delivery: string): Promise<void> {
      expect((await offices.ministry.sees(document)).deliveries).toMatchObject([{ state: 'delivered' }]);
      const receipts = await exchange.rows('select event from receipt where delivery = $1', [delivery]);
      expect(receipts).toEqual([{ event: 'ContentHandover' }]);
      expect((await exchange.factsOf({ delivery })).filter((kind) => kind === 'delivery.delivered')).toHaveLength(1);
      expect(receiver.requests.map(({ again }) => again)).toEqual(receiver.requests.map((_, n) => n > 0));
    }

    it('back, no other copy brings it too, however long it takes', async () => {
      const [courier, other] = [axis.aCourier(), axis.aCourier()];
      exchange.passes(-hour);
      const { document, delivery } = await offices.aDelivery('waiting');
      await courier.step();
      await receiver.nextRequest();
      for (let minutes = 0; minutes < 5; minutes += 1) {
        exchange.passes(hour / 120);
        await courier.step();
        await other.step();
      }
      expect(receiver.requests).toHaveLength(1);
      answers.forEach((answer) => answer());
      await courier.settled();
      await expectBroughtOnce(document, delivery);
      exchange.passes(hour);
    });

    it('forward, another copy takes its worker for dead and brings it again, not as new; both are right', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      const [courier, other] = [axis.aCourier(), axis.aCourier()];
      await courier.step();
      await receiver.nextRequest();
      exchange.passes(hour);
      await other.step();
      await receiver.nextRequest();
      exchange.passes(-hour);
      answers.forEach((answer) => answer());
      await Promise.all([courier.settled(), other.settled()]);
      expect(receiver.requests).toHaveLength(2);
      await expectBroughtOnce(document, delivery);
    });
  });
});
