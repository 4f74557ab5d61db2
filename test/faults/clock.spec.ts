import { verifyReceipt } from '@edoc-axis/evidence';
import { closeOverdue, factsAfter } from '../../apps/exchange/src/journey/index.js';
import { type ExchangeUnderTest, startExchange } from '../integration/exchange/support/exchange-under-test.js';
import { twoOffices } from '../integration/exchange/support/two-offices.js';

const hour = 3_600_000;

describe('a clock that is set back an hour', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  it('in the middle of a delivery stops nobody: what was leased is confirmed and answered, and repeated as ever', async () => {
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

  it('gives nothing that is leased to a second one, and hides no new document', async () => {
    const { ministry, commune, next } = offices;
    await ministry.sends(await next().packet());
    expect(await commune.leases({ carries: 'document' })).toHaveLength(1);
    exchange.passes(-hour);
    expect(await commune.leases({ carries: 'document' })).toEqual([]);
    const later = await ministry.sends(await next().packet());
    expect((await commune.leases({ carries: 'document' })).map(({ document }) => document.id)).toEqual([later.id]);
    exchange.passes(hour);
  });

  it('leaves the feed of facts in the order in which they were written', async () => {
    const { ministry, next } = offices;
    const before = await ministry.sends(await next().packet());
    exchange.passes(-hour);
    const after = await ministry.sends(await next().packet());
    exchange.passes(hour);
    const { facts } = await factsAfter(exchange.ports, { limit: 200 });
    expect(facts.slice(-2).map(({ document }) => document)).toEqual([before.id, after.id]);
  });
});
