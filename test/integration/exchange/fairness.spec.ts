import type { LeasedDelivery } from '@edoc-axis/contracts';
import { aLargePacket } from '../gateway/support/packets.js';
import { openExchangeDoor } from './support/exchange-door.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { overtaken } from './support/overtaken.js';
import { aPushingAxis } from './support/pushing.js';
import { twoOffices } from './support/two-offices.js';

/** Of a country. */
const communes = 3_321;

let exchange: ExchangeUnderTest;
let offices: ReturnType<typeof twoOffices>;

beforeAll(async () => {
  exchange = await startExchange();
  offices = twoOffices(exchange);
});
afterAll(() => exchange?.stop());

describe('what is urgent and small', () => {
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

  it('is accepted, leased and confirmed while 200 MB come slowly and another document goes to 3,321', async () => {
    exchange.agency('H36.15', { policy: 'channel' });
    exchange.agency('H36.16');
    exchange.system('ward-dms', 'H36.16');
    exchange.agency('G23', { policy: 'channel' });
    exchange.system('finance-dms', 'G23');
    const happened: string[] = [];
    const urgent = await offices.next().from('G23').named('G23,2026/11/20,1/BTC').to('H36.07').urgent().packet();
    const toAll = await offices
      .next()
      .to(...communesOf(exchange))
      .packet();
    const half = gate();
    const confirmed = gate();

    // While the fan-out holds everything it holds: its name is locked, and nothing of it is written.
    const meanwhile = async () => {
      happened.push('to all: being written');
      await half.opened;
      const sent = await door.sends('finance-dms', bytesOf(urgent.bytes));
      happened.push(`urgent: ${sent.status}`);
      const { body } = await door.says('department-dms', '/v1/inbox/lease', { packets: true });
      const [leased] = body['deliveries'] as LeasedDelivery[];
      happened.push(`leased: ${leased?.document.id === sent.body['id']}`);
      const proof = { packetSha256: urgent.measured.packetSha256, leaseToken: leased?.leaseToken };
      const { status } = await door.says('department-dms', `/v1/deliveries/${leased?.id}/confirm`, proof);
      happened.push(`confirmed: ${status}`);
      confirmed.open();
    };
    const door = await openExchangeDoor(overtaken(exchange.ports, 'insert-submission', meanwhile));
    const large = aLargePacket(200_000_000);
    async function* slowly(): AsyncGenerator<Buffer> {
      let sentBytes = 0;
      for (const piece of large.pieces()) {
        yield piece;
        sentBytes += piece.length;
        if (sentBytes <= large.bytes / 2 || half.isOpen()) continue;
        happened.push('200 MB: half of them');
        half.open();
        await confirmed.opened;
      }
    }
    const sending = door.sends('district-dms', slowly()).then(({ status }) => happened.push(`200 MB: ${status}`));
    await half.opened;
    const { status } = await door.sends('ministry-dms', bytesOf(toAll.bytes));
    happened.push(`to all: ${status}`);
    await sending;
    expect(happened.filter((what) => what !== 'to all: 201')).toEqual([
      ...['200 MB: half of them', 'to all: being written', 'urgent: 201', 'leased: true', 'confirmed: 200'],
      '200 MB: 201',
    ]);
    expect(happened.indexOf('to all: 201')).toBeGreaterThan(happened.indexOf('confirmed: 200'));
    await door.close();
  });

  it('is brought before the many statuses that wait, and so are urgent statuses', async () => {
    const axis = aPushingAxis(exchange);
    const { ministry, commune, next } = offices;
    const receiver = await axis.aReceiver();
    axis.brings('ministry-dms', { url: receiver.url }, 'paused');
    await ministry.leases({ carries: 'status' });
    await exchange.rows(`delete from delivery where state = 'pending'`);
    const answered = async (packet: Awaited<ReturnType<ReturnType<typeof next>['packet']>>) => {
      const { id, deliveries } = await ministry.sends(packet);
      await commune.fetches(id);
      await commune.confirms(deliveries[0]?.id ?? '', packet.measured.packetSha256);
      await commune.answers(deliveries[0]?.id ?? '', '03');
    };
    for (let n = 0; n < 10; n += 1) await answered(await next().packet());
    await answered(await next().urgent().packet());
    exchange.agency('H36.15.04', { policy: 'channel' });
    const letter = next().from('H36.15.04').to('G22').urgent();
    await commune.sends(await letter.named('H36.15.04,2026/11/20,1/UBND').packet());

    axis.brings('ministry-dms', { url: receiver.url });
    const courier = axis.aCourier({ destinationUnderWayMax: 2 });
    for (let looks = 0; looks < 12 && receiver.requests.length < 12; looks += 1) await courier.carries();
    const brought = receiver.requests.map(({ push }) => push?.carries);
    // Two at a time: in which of the first two they arrive is the network's business.
    expect([...brought.slice(0, 2)].sort()).toEqual(['document', 'status']);
    expect(brought.slice(2)).toEqual(Array.from({ length: 10 }, () => 'status'));
    const urgent = await exchange.rows<{ id: string }>(
      `select id from delivery where recipient = 'G22' and urgent and state = 'delivered'`,
    );
    expect(new Set(receiver.requests.slice(0, 2).map(({ push }) => push?.delivery))).toEqual(
      new Set(urgent.slice(-2).map(({ id }) => id)),
    );
    await receiver.stop();
  });
});

describe('who has used up its quota', () => {
  const few = { requestsPerMinuteMax: Infinity, bytesPerHourMax: Infinity, packetsInFlightMax: Infinity };
  const packet = async () => bytesOf((await offices.next().packet()).bytes);

  it.each([
    ['requests', { ...few, requestsPerMinuteMax: 2 }, 'caller.requests-quota', 40],
    ['bytes', { ...few, bytesPerHourMax: 5_000 }, 'caller.bytes-quota', 3_580],
    ['both', { ...few, requestsPerMinuteMax: 2, bytesPerHourMax: 5_000 }, 'caller.bytes-quota', 3_580],
  ])('of %s is told when to come again, and is accepted then', async (_, quotas, code, seconds) => {
    const door = await openExchangeDoor(exchange.ports, { quotas });
    const [first, second, third] = [await packet(), await packet(), await packet()];
    expect(2 * first.length).toBeLessThan(5_000);
    expect(3 * first.length).toBeGreaterThan(5_000);
    for (const each of [first, second]) expect(await door.sends('ministry-dms', each)).toMatchObject({ status: 201 });
    exchange.passes(20_000);
    const refused = await door.sends('ministry-dms', third);
    expect(refused).toMatchObject({ status: 429, retryAfter: String(seconds), body: { code, retry: 'later' } });
    // It is nobody else's quota, and reading costs none.
    expect(await door.says('ministry-dms', '/v1/inbox/lease', {})).toMatchObject({ status: 200 });
    exchange.passes(seconds * 1_000);
    expect(await door.sends('ministry-dms', third)).toMatchObject({ status: 201 });
    await door.close();
  });

  it('of packets in flight is accepted once one of them has its receipt', async () => {
    const begun = gate();
    const goesOn = gate();
    const slow = overtaken(exchange.ports, 'insert-submission', async () => {
      begun.open();
      await goesOn.opened;
    });
    const door = await openExchangeDoor(slow, { quotas: { ...few, packetsInFlightMax: 1 } });
    const [first, second] = [await packet(), await packet()];
    const sending = door.sends('ministry-dms', first);
    await begun.opened;
    const refused = await door.sends('ministry-dms', second);
    expect(refused).toMatchObject({ status: 429, body: { code: 'caller.in-flight-quota' } });
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
    goesOn.open();
    expect(await sending).toMatchObject({ status: 201 });
    exchange.passes(Number(refused.retryAfter) * 1_000);
    expect(await door.sends('ministry-dms', second)).toMatchObject({ status: 201 });
    await door.close();
  });
});

function communesOf(exchange: ExchangeUnderTest): string[] {
  const codes = Array.from({ length: communes }, (_, n) => `H41.${n + 1}`);
  for (const code of codes) exchange.agency(code);
  exchange.system('communes-dms', ...codes);
  return codes;
}

function bytesOf(packet: Buffer): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(packet);
}

/** Closed until it is opened. */
function gate() {
  let open: () => void = () => undefined;
  let isOpen = false;
  const opened = new Promise<void>((resolve) => {
    open = () => {
      isOpen = true;
      resolve();
    };
  });
  return { opened, open: () => open(), isOpen: () => isOpen };
}
