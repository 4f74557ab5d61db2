import { verifyReceipt } from '@edoc-axis/evidence';
import { answersWith, type Receiver } from '../../support/push-receiver.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aPushingAxis } from './support/pushing.js';
import { twoOffices } from './support/two-offices.js';

describe('a delivery that is brought', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;
  let axis: ReturnType<typeof aPushingAxis>;
  let receiver: Receiver;
  let courier: ReturnType<ReturnType<typeof aPushingAxis>['aCourier']>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    axis = aPushingAxis(exchange);
  });
  beforeEach(async () => {
    await exchange.rows(`delete from delivery where state = 'pending'`);
    await exchange.rows('delete from destination');
    receiver = await axis.aReceiver();
    axis.brings('commune-dms', { url: receiver.url });
    courier = axis.aCourier();
  });
  afterEach(() => receiver.stop());
  afterAll(() => exchange?.stop());

  const seen = async (document: string) => (await offices.ministry.sees(document)).deliveries[0];

  it('is confirmed by the digest in the answer, with the receipt of every confirmation', async () => {
    const { document, delivery, packetSha256 } = await offices.aDelivery('waiting');
    await courier.carries();
    expect(receiver.requests).toMatchObject([{ judgement: { verdict: 'valid' }, packetSha256 }]);
    expect(receiver.requests[0]?.push).toMatchObject({
      delivery,
      document,
      carries: 'document',
      recipient: 'H36.15.04',
    });
    expect(await seen(document)).toMatchObject({ state: 'delivered' });
    expect(await exchange.factsOf({ delivery })).toEqual(['delivery.fetched', 'delivery.delivered']);
    const [receipt] = await exchange.rows<{ jws: string }>('select jws from receipt where delivery = $1', [delivery]);
    expect(verifyReceipt(receipt?.jws ?? '', exchange.receipts)).toMatchObject({
      claims: { event: 'ContentHandover', confirmedBy: 'digest', by: 'commune-dms' },
    });
    await courier.carries();
    expect(receiver.requests).toHaveLength(1);
  });

  it('is tried again later when it is refused for now', async () => {
    const { document, delivery } = await offices.aDelivery('waiting');
    receiver.behaves = answersWith(503);
    await courier.carries();
    await courier.carries();
    expect(receiver.requests).toHaveLength(1);
    expect(await seen(document)).toMatchObject({ move: { code: 'pending.carrying-fails' } });
    expect(await exchange.factsOf({ delivery })).toEqual(['delivery.fetched', 'delivery.attempt-failed']);
  });
});
