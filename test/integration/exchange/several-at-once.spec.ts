import { inlinePacketBytesMax } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { eachByItself } from '../../../apps/exchange/src/each-by-itself.js';
import { sha256 } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

describe('several deliveries in one call:', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  beforeEach(() => exchange.rows(`delete from delivery where state = 'pending'`));
  afterAll(() => exchange?.stop());

  async function waiting(filler = 0) {
    const packet = await offices.next().with(Buffer.alloc(filler, 'x')).packet();
    const { id: document, deliveries } = await offices.ministry.sends(packet);
    const { packetSha256 } = packet.measured;
    return { document, delivery: deliveries[0]?.id ?? '', packetSha256, bytes: packet.bytes };
  }
  const factsOf = (delivery: string) => exchange.factsOf({ delivery });
  const confirmAll = (all: readonly { delivery: string; packetSha256: string }[]) =>
    eachByItself(all, ({ delivery, packetSha256 }) => offices.commune.confirms(delivery, packetSha256));

  describe('a lease with packets', () => {
    it('brings small ones along, which are fetched by it and may be confirmed', async () => {
      const sent = [await waiting(), await waiting()];
      const leased = await offices.commune.leases({ packets: true });
      expect(leased.map(({ document }) => document.packet.base64)).toEqual(
        sent.map(({ bytes }) => bytes.toString('base64')),
      );
      for (const { delivery } of sent) expect(await factsOf(delivery)).toEqual(['delivery.fetched']);
      expect(await confirmAll(sent)).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }]);
    });

    it('leaves what is large to be fetched, and does not count it as fetched', async () => {
      const { delivery, packetSha256 } = await waiting(inlinePacketBytesMax);
      const [leased] = await offices.commune.leases({ packets: true });
      expect(leased).toMatchObject({ id: delivery, document: { packet: { sha256: packetSha256 } } });
      expect(leased?.document.packet.base64).toBeUndefined();
      expect(await factsOf(delivery)).toEqual([]);
    });

    it('brings as many as there is room for in a message', async () => {
      const sent = await Promise.all(Array.from({ length: 8 }, () => waiting(30_000)));
      const leased = await offices.commune.leases({ packets: true });
      const brought = leased.filter(({ document }) => document.packet.base64 !== undefined);
      expect(leased).toHaveLength(sent.length);
      expect(brought.length).toBeGreaterThan(2);
      expect(brought.length).toBeLessThan(sent.length);
      expect(brought.every(({ document: { packet } }) => isWhole(packet))).toBe(true);
    });

    it('does not bring what was taken back while it was leased', async () => {
      const { document } = await waiting();
      const kept = await waiting();
      const leases = offices.commune.leases({ packets: true });
      const [leased] = await Promise.all([leases, offices.ministry.takesBack(document)]);
      const brought = leased.filter((each) => each.document.packet.base64 !== undefined).map(({ id }) => id);
      expect(brought).toContain(kept.delivery);
      const seen = await offices.ministry.sees(document);
      const { state, id } = seen.deliveries[0] ?? {};
      // Gone without a trace, or asked about, because its bytes left.
      expect(state === 'withdrawn').toBe(!brought.includes(id ?? ''));
    });
  });

  describe('confirmed', () => {
    it('each has its own receipt or refusal, in the order in which they were named', async () => {
      const [first, second, unfetched] = [await waiting(), await waiting(), await waiting()];
      for (const { document } of [first, second]) await offices.commune.fetches(document);
      const nobodys = '0198a5b0-0000-7000-8000-000000000001';
      const wrong = '0'.repeat(64);
      expect(
        await confirmAll([
          { delivery: nobodys, packetSha256: wrong },
          first,
          { ...second, packetSha256: wrong },
          unfetched,
        ]),
      ).toMatchObject([
        { problem: { code: 'delivery.unknown', params: { delivery: nobodys } } },
        { delivery: first.delivery, state: 'delivered', receipts: [{ event: 'ContentHandover' }] },
        { problem: { code: 'delivery.wrong-digest' } },
        { problem: { code: 'delivery.not-fetched' } },
      ]);
      expect(await factsOf(second.delivery)).toEqual(['delivery.fetched', 'delivery.wrong-digest']);
    });

    it('twice in one call, or in two, the same receipt comes back', async () => {
      const sent = await waiting();
      await offices.commune.fetches(sent.document);
      const [once, again] = await confirmAll([sent, sent]);
      expect(once).toMatchObject({ state: 'delivered' });
      expect(again).toEqual(once);
      expect(await confirmAll([sent])).toEqual([once]);
    });
  });

  it('answered, none waits for another: what was not delivered yet is refused alone', async () => {
    const [one, other] = [await waiting(), await waiting()];
    await offices.commune.fetches(one.document);
    const answers = [one, other].map(({ delivery }) => ({ delivery, status: '03' as const }));
    const answer = ({ delivery, status }: (typeof answers)[number]) => offices.commune.answers(delivery, status);
    expect(await eachByItself(answers, answer)).toMatchObject([
      { state: 'acknowledged' },
      { problem: { code: 'answer.not-delivered' } },
    ]);
  });

  it('answers about one delivery follow in the order in which they were given, however many', async () => {
    const { document, delivery } = await waiting();
    await offices.commune.fetches(document);
    const statuses = ['06', '03', '04', '05', '04', '06', '05'] as const;
    const answers = statuses.map((status) => ({ delivery, status, description: `bước ${status}` }));
    const outcomes = await eachByItself(answers, ({ status, description }) =>
      offices.commune.answers(delivery, status, { description }),
    );
    expect(outcomes.every((outcome) => 'receipts' in outcome)).toBe(true);
    const given = await exchange.rows<{ status: string }>('select status from answer where delivery = $1 order by id', [
      delivery,
    ]);
    expect(given.map(({ status }) => status)).toEqual(['06', '03', '04', '05']);
  });

  it('when one fails for a reason of ours, the caller is told of that and of nothing else', async () => {
    const broken = new Error('a pipe broke');
    await expect(eachByItself(['a', 'b'].map(named), () => Promise.reject(broken))).rejects.toBe(broken);
    for (const code of ['axis.internal-error', 'axis.database-unavailable'] as const) {
      const ours = new CataloguedError(code, {});
      await expect(eachByItself([named('a')], () => Promise.reject(ours))).rejects.toBe(ours);
    }
  });
});

const named = (delivery: string) => ({ delivery });

function isWhole({ base64 = '', sha256: digest }: { base64?: string; sha256: string }): boolean {
  return sha256(Buffer.from(base64, 'base64')) === digest;
}
