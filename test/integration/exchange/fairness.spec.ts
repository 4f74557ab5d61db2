import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

/** Of a country. */
const communes = 3_321;

describe('what is urgent and small', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  it('is accepted and leased before a document to 3,321 recipients that came first', async () => {
    const { ministry, commune, next } = offices;
    const codes = Array.from({ length: communes }, (_, n) => `H40.${n + 1}`);
    for (const code of codes) exchange.agency(code);
    exchange.system('communes-dms', ...codes);
    const toAll = await next()
      .to('H36.15.04', ...codes)
      .packet();
    const urgent = await next().urgent().packet();
    const done: string[] = [];
    const fanOut = ministry.sends(toAll).then(() => done.push('to all'));
    const { id } = await ministry.sends(urgent);
    done.push('urgent');
    expect((await commune.leases({ limit: 1 })).map(({ document }) => document.id)).toEqual([id]);
    done.push('leased');
    await fanOut;
    expect(done).toEqual(['urgent', 'leased', 'to all']);
    expect(await commune.leases({ carries: 'document' })).toHaveLength(1);
  });

  it('is answered, and its answer is the first of all that wait for the sender', async () => {
    const { ministry, commune, next } = offices;
    const sent = [await next().packet(), await next().urgent().packet()];
    const names: string[] = [];
    const deliveries: string[] = [];
    for (const packet of sent) {
      const { id, documentId, deliveries: to } = await ministry.sends(packet);
      names.unshift(documentId);
      await commune.fetches(id);
      await commune.confirms(to[0]?.id ?? '', packet.measured.packetSha256);
      deliveries.push(to[0]?.id ?? '');
    }
    for (const delivery of deliveries) await commune.answers(delivery, '03');
    const told = await ministry.leases({ carries: 'status' });
    expect(told.map(({ document }) => document.documentId)).toEqual(names);
  });
});
