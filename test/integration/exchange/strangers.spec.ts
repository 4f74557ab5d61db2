import { newId } from '@edoc-axis/platform';
import { type Actor, anActor, refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

const day = 24 * 3_600_000;

describe('what a caller may learn', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  beforeEach(() => exchange.rows(`delete from delivery where state = 'pending'`));
  afterAll(() => exchange?.stop());

  async function aDelivery() {
    const { id: document, deliveries } = await offices.ministry.sends(await offices.next().packet());
    return { document, delivery: deliveries[0]?.id ?? '' };
  }

  /** With every id in it made the same: nothing else may differ. */
  async function told(call: (id: string) => Promise<unknown>, id: string): Promise<unknown> {
    return JSON.parse(JSON.stringify(await refusal(call(id))).replaceAll(id, 'ID'));
  }

  const scopes = [['send', 'receive', 'track'], ['send'], ['receive'], ['track'], []];

  describe.each(scopes.map((each) => [each.join(' ') || 'nothing', each] as const))(
    'with the scopes: %s',
    (_, granted) => {
      it.each<[string, (who: Actor) => (id: string) => Promise<unknown>]>([
        ['show', (who) => (id) => who.sees(id)],
        ['list', (who) => (id) => who.lists(id)],
        ['open', (who) => (id) => who.opens(id)],
        ['open by delivery', (who) => (id) => who.opens(id, undefined, newId())],
      ])('a stranger that wants to %s a document hears the same of one there is not', async (_what, call) => {
        const { document } = await aDelivery();
        const stranger = anActor(exchange, 'department-dms', granted);
        expect(await told(call(stranger), document)).toEqual(await told(call(stranger), newId()));
      });

      it.each<[string, (who: Actor) => (id: string) => Promise<unknown>]>([
        ['confirm', (who) => (id) => who.confirms(id, 'a'.repeat(64))],
        ['release', (who) => (id) => who.releases(id, 'token')],
        ['answer', (who) => (id) => who.answers(id, '03')],
      ])('a stranger that wants to %s a delivery hears the same of one there is not', async (_what, call) => {
        const { delivery } = await aDelivery();
        const stranger = anActor(exchange, 'department-dms', granted);
        expect(await told(call(stranger), delivery)).toEqual(await told(call(stranger), newId()));
      });
    },
  );

  it('a party without the scope to read hears what it lacks', async () => {
    const { document } = await aDelivery();
    const tracker = anActor(exchange, 'commune-dms', ['track']);
    expect(await tracker.sees(document)).toMatchObject({ id: document });
    expect(await refusal(tracker.opens(document))).toEqual({
      code: 'caller.scope-missing',
      params: { scope: 'receive' },
    });
  });

  it('a system sees the deliveries it handled, and none of an agency it had left before', async () => {
    const { ministry, next } = offices;
    const since = '2025-01-01T00:00:00Z';
    exchange.agency('H36.20');
    exchange.system('both-dms', 'H36.20', 'H36.21');
    exchange.agency('H36.21');
    exchange.system('other-dms');
    const before = await ministry.sends(await next().to('H36.20', 'H36.21').packet());
    exchange.passes(1);
    const movedAt = exchange.clock.time.toISOString();
    exchange.publish({
      kind: 'serving',
      agency: 'H36.21',
      periods: [
        { system: 'both-dms', since, until: movedAt },
        { system: 'other-dms', since: movedAt },
      ],
    });
    exchange.passes(day);
    const after = await ministry.sends(await next().to('H36.20', 'H36.21').packet());
    const both = anActor(exchange, 'both-dms');
    const recipients = async (document: string) =>
      (await both.sees(document)).deliveries.map(({ recipient }) => recipient);
    expect(await recipients(before.id)).toEqual(['H36.20', 'H36.21']);
    expect(await recipients(after.id)).toEqual(['H36.20']);
    expect((await both.lists(after.id)).deliveries.map(({ recipient }) => recipient)).toEqual(['H36.20']);

    const alone = await ministry.sends(await next().to('H36.21').packet());
    expect(await refusal(both.sees(alone.id))).toMatchObject({ code: 'document.unknown' });
    exchange.passes(366 * day);
    expect(await recipients(before.id)).toEqual(['H36.20']);
  });

  it('a recipient of a further copy sees the packet it was sent', async () => {
    const { ministry, commune, district, next } = offices;
    const document = next();
    const first = await document.to('H36.15.04').packet();
    const further = await document.to('H36.15.04', 'H36.15').packet();
    const { id } = await ministry.sends(first);
    await ministry.sends(further);
    expect((await commune.sees(id)).packet.sha256).toBe(first.measured.packetSha256);
    expect((await district.sees(id)).packet.sha256).toBe(further.measured.packetSha256);
  });

  it.each(['x', '------------------------------------', "' or true --"])(
    'the cursor %j is not one of ours',
    async (cursor) => {
      const { document } = await aDelivery();
      expect(await refusal(offices.ministry.lists(document, cursor))).toMatchObject({ code: 'request.cursor-unknown' });
    },
  );

  describe('of a document that came to one system in two packets', () => {
    async function twoPackets() {
      exchange.agency('H36.31');
      exchange.agency('H36.32');
      exchange.system('two-dms', 'H36.31', 'H36.32');
      const document = offices.next();
      const packets = [await document.to('H36.31').packet(), await document.to('H36.31', 'H36.32').packet()];
      const [first, second] = packets;
      if (!first || !second) throw new Error('no packets');
      const { id } = await offices.ministry.sends(first);
      await offices.ministry.sends(second);
      return { id, first, second, two: anActor(exchange, 'two-dms') };
    }

    it('each delivery is fetched as it was sent, when it is named', async () => {
      const { two, id, first, second } = await twoPackets();
      const [one, other] = await two.leases();
      expect((await two.opens(id, undefined, other?.id)).sha256).toBe(second.measured.packetSha256);
      expect((await two.opens(id, undefined, one?.id)).sha256).toBe(first.measured.packetSha256);
      expect(await two.confirms(one?.id ?? '', first.measured.packetSha256)).toMatchObject({ state: 'delivered' });
      expect(await two.confirms(other?.id ?? '', second.measured.packetSha256)).toMatchObject({ state: 'delivered' });
    });

    it('and in the order of the lease when it is not', async () => {
      const { two, id } = await twoPackets();
      const leased = await two.leases();
      expect(leased).toHaveLength(2);
      for (const { id: delivery, document } of leased) {
        const { sha256 } = await two.opens(id);
        expect(sha256).toBe(document.packet.sha256);
        await two.confirms(delivery, sha256);
      }
    });
  });
});
