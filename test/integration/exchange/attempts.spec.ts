import { signPartyStatement } from '@edoc-axis/evidence';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

describe('what is tried in vain', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  async function aFetchedDelivery() {
    const packet = await offices.next().packet();
    const { id, deliveries } = await offices.ministry.sends(packet);
    await offices.commune.fetches(id);
    return { delivery: deliveries[0]?.id ?? '', packetSha256: packet.measured.packetSha256 };
  }

  const told = async (delivery: string, kind: string) =>
    (await exchange.rows('select from fact where delivery = $1 and kind = $2', [delivery, kind])).length;

  it('is told once, however often the same is tried, and not without end when it differs', async () => {
    const { commune } = offices;
    const { delivery, packetSha256 } = await aFetchedDelivery();
    for (let n = 0; n < 5; n += 1) await refusal(commune.confirms(delivery, 'a'.repeat(64)));
    expect(await told(delivery, 'delivery.wrong-digest')).toBe(1);
    for (let n = 0; n < 30; n += 1) await refusal(commune.confirms(delivery, String(n).padStart(64, '0')));
    expect(await told(delivery, 'delivery.wrong-digest')).toBe(20);
    await commune.confirms(delivery, packetSha256);

    for (let n = 0; n < 30; n += 1) await refusal(commune.answers(delivery, '15', { description: `${n}` }));
    expect(await told(delivery, 'delivery.answer-refused')).toBe(20);
  });

  it('giving a lease back with a reason is told so often too, and always done', async () => {
    const { commune } = offices;
    const { delivery } = await aFetchedDelivery();
    for (let n = 0; n < 25; n += 1) {
      const [leased] = await commune.leases();
      expect(leased?.id).toBe(delivery);
      await commune.releases(delivery, leased?.leaseToken ?? '', `lần ${n}`);
    }
    expect(await told(delivery, 'delivery.released')).toBe(20);
  });

  it('fetching a status is no news beside its arrival', async () => {
    const { ministry, commune } = offices;
    const { delivery } = await aFetchedDelivery();
    await commune.answers(delivery, '04');
    const { leased } = await ministry.collects('status');
    expect(await told(leased.id, 'delivery.fetched')).toBe(0);
    expect(await told(leased.id, 'delivery.status-delivered')).toBe(1);
  });

  it('with a key that was rotated out signs nothing', async () => {
    const { delivery, packetSha256 } = await aFetchedDelivery();
    const said = { iss: 'commune-dms', iat: 1, act: 'confirm' as const, delivery, packetSha256 };
    const signature = signPartyStatement(said, exchange.keyOf('commune-dms'));
    const entry = exchange.ports.directory.system('commune-dms');
    if (!entry) throw new Error('no system');
    const until = exchange.clock.time.toISOString();
    exchange.publish({ ...entry, keys: entry.keys.map((key) => ({ ...key, until })) });
    expect(await refusal(offices.commune.confirms(delivery, packetSha256, { signature }))).toMatchObject({
      code: 'answer.signature-invalid',
    });
    exchange.publish(entry);
    expect(await offices.commune.confirms(delivery, packetSha256, { signature })).toMatchObject({ state: 'delivered' });
  });
});
