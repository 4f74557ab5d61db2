import { verifyReceipt } from '@edoc-axis/evidence';
import {
  countListed,
  describeDelivery,
  hearClient,
  listWaiting,
  openDelivery,
} from '../../../apps/exchange/src/without-leases/index.js';
import { clientFailuresApartMs, clientFailuresMax } from '../../../apps/exchange/src/without-leases/hear-client.js';
import { releaseDelivery } from '../../../apps/exchange/src/journey/index.js';
import { refusal, sha256 } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

const minute = 60_000;

describe('clients that know no leases', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  beforeEach(() => exchange.rows(`delete from delivery where state = 'pending'`));
  afterAll(() => exchange?.stop());

  type Listing = Partial<Parameters<typeof listWaiting>[2]>;

  async function lists(more: Listing = {}, system = 'commune-dms'): Promise<string[]> {
    const wanted = { carries: 'document' as const, ahead: 0, limit: 100, ...more };
    const waiting = await listWaiting(exchange.ports, exchange.caller(system), wanted);
    const ids = waiting.map(({ delivery }) => delivery);
    if (more.ahead === undefined && more.limit === undefined && more.held === undefined) {
      expect(await countListed(exchange.ports, exchange.caller(system), wanted)).toBe(ids.length);
    }
    return ids;
  }

  const opens = (delivery: string, system = 'commune-dms') =>
    openDelivery(exchange.ports, exchange.caller(system), { delivery });

  const says = (delivery: string, word: 'done' | 'processing' | 'fail', system = 'commune-dms') =>
    hearClient(exchange.ports, exchange.caller(system), { delivery, says: word });

  async function receiptsOf(delivery: string): Promise<string[]> {
    const rows = await exchange.rows<{ jws: string }>('select jws from receipt where delivery = $1', [delivery]);
    return rows.map(({ jws }) => jws);
  }

  it('see what waits as often as they look, also what another one has a lease of, until one says it is done', async () => {
    const { delivery } = await offices.aDelivery('waiting');
    await offices.commune.leases();
    expect(await lists()).toEqual([delivery]);
    expect(await lists()).toEqual([delivery]);
    await opens(delivery);
    expect(await lists()).toEqual([delivery]);
    await says(delivery, 'done');
    expect(await lists()).toEqual([]);
  });

  it('see what is urgent first, then what is oldest, page by page', async () => {
    const { ministry, next } = offices;
    const first = await offices.aDelivery('waiting');
    const second = await offices.aDelivery('waiting');
    const { deliveries } = await ministry.sends(await next().urgent().packet());
    const all = [deliveries[0]?.id, first.delivery, second.delivery];
    expect(await lists()).toEqual(all);
    expect(await lists({ limit: 2 })).toEqual(all.slice(0, 2));
    expect(await lists({ limit: 2, ahead: 2 })).toEqual(all.slice(2));
  });

  it('see what came between two moments', async () => {
    const { delivery: early } = await offices.aDelivery('waiting');
    const until = exchange.clock.time.toISOString();
    exchange.passes(minute);
    const since = exchange.clock.time.toISOString();
    const { delivery: late } = await offices.aDelivery('waiting');
    expect(await lists({ until })).toEqual([early]);
    expect(await lists({ since })).toEqual([late]);
  });

  it('see nothing of others, and hear that there is none', async () => {
    const { delivery } = await offices.aDelivery('waiting');
    expect(await lists({}, 'department-dms')).toEqual([]);
    const unknown = { code: 'delivery.unknown', params: { delivery } };
    expect(await refusal(opens(delivery, 'department-dms'))).toEqual(unknown);
    expect(await refusal(says(delivery, 'done', 'department-dms'))).toEqual(unknown);
  });

  it('get the packet byte for byte, and their word is a receipt that says it is their word', async () => {
    const { delivery, packetSha256 } = await offices.aDelivery('waiting');
    const { packet } = await opens(delivery);
    expect('inline' in packet && sha256(packet.inline.bytes)).toBe(packetSha256);
    await says(delivery, 'done');
    await says(delivery, 'done');
    const receipts = await receiptsOf(delivery);
    expect(receipts.map((jws) => verifyReceipt(jws, { rootPem: exchange.receipts.rootPem }))).toMatchObject([
      { verdict: 'valid', claims: { event: 'ContentHandover', confirmedBy: 'client-said-done', by: 'commune-dms' } },
    ]);
  });

  it('have nothing they never fetched', async () => {
    const { delivery } = await offices.aDelivery('waiting');
    expect(await refusal(says(delivery, 'done'))).toMatchObject({ code: 'delivery.not-fetched' });
  });

  it('say that one of them is at it, and for as long as a lease nobody else is given it', async () => {
    const { delivery } = await offices.aDelivery('fetched');
    await says(delivery, 'processing');
    expect(await lists()).toEqual([delivery]);
    expect(await lists({ held: true })).toEqual([delivery]);
    expect(await lists({ held: false })).toEqual([]);
    expect(await offices.commune.leases()).toEqual([]);
    exchange.passes(5 * minute);
    expect(await lists({ held: false })).toEqual([delivery]);
    await says(delivery, 'processing');
    await says(delivery, 'done');
    expect(await lists()).toEqual([]);
  });

  it('keep nothing from who has a lease by saying that they are at it', async () => {
    const { delivery, packetSha256 } = await offices.aDelivery('fetched');
    const [leased] = await offices.commune.leases();
    await says(delivery, 'processing');
    expect(leased?.id).toBe(delivery);
    await releaseDelivery(exchange.ports, exchange.caller('commune-dms'), {
      ...{ delivery, leaseToken: leased?.leaseToken ?? '', reason: undefined },
    });
    await offices.commune.confirms(delivery, packetSha256);
  });

  describe('say that they could not use it:', () => {
    const failing = async (times: number, delivery: string) => {
      for (let time = 0; time < times; time += 1) {
        await says(delivery, 'fail');
        exchange.passes(clientFailuresApartMs);
      }
    };
    const told = async (delivery: string) =>
      (await exchange.factsOf({ delivery })).filter((kind) => kind !== 'delivery.fetched');

    it('both sides are told, it goes on waiting, and the same said again at once counts for nothing', async () => {
      const { delivery } = await offices.aDelivery('fetched');
      await Promise.all([1, 2, 3].map(() => says(delivery, 'fail')));
      exchange.passes(clientFailuresApartMs - 1);
      await says(delivery, 'fail');
      expect(await lists()).toEqual([delivery]);
      expect(await told(delivery)).toEqual(['delivery.client-failed']);
      exchange.passes(1);
      await says(delivery, 'fail');
      const rows = await exchange.rows(`select params from fact where delivery = $1 and kind like '%client-failed'`, [
        delivery,
      ]);
      expect(rows).toEqual(
        [1, 2].map((failures) => ({ params: { recipient: 'H36.15.04', failures, failuresMax: clientFailuresMax } })),
      );
    });

    it('a repaired one gets it all the same', async () => {
      const { delivery } = await offices.aDelivery('fetched');
      await failing(clientFailuresMax - 1, delivery);
      await says(delivery, 'done');
      await says(delivery, 'fail');
      expect(await told(delivery)).toHaveLength(clientFailuresMax);
      expect((await told(delivery)).at(-1)).toBe('delivery.delivered');
    });

    it('too often, and it ends as undeliverable, with a receipt and its reason, for an administrator to redeliver', async () => {
      const { delivery, document } = await offices.aDelivery('fetched');
      await failing(clientFailuresMax, delivery);
      await says(delivery, 'fail');
      expect(await lists()).toEqual([]);
      expect((await told(delivery)).at(-1)).toBe('delivery.undeliverable');
      const [jws = ''] = await receiptsOf(delivery);
      expect(verifyReceipt(jws, { rootPem: exchange.receipts.rootPem })).toMatchObject({
        claims: {
          event: 'ContentConsignmentFailure',
          reason: { code: 'recipient-system-fails', params: { problem: { code: 'destination.reported-failure' } } },
        },
      });
      const { deliveries } = await offices.ministry.sees(document);
      expect(deliveries).toMatchObject([{ state: 'undeliverable' }]);
    });

    it('and whoever died before it gave up is followed by the next', async () => {
      const { delivery } = await offices.aDelivery('fetched');
      await failing(1, delivery);
      await exchange.rows('update client_failure set failures = $2 where delivery = $1', [delivery, clientFailuresMax]);
      await says(delivery, 'fail');
      expect((await told(delivery)).at(-1)).toBe('delivery.undeliverable');
    });

    it('of a status, which then waits until its time ends', async () => {
      const { delivery } = await offices.aDelivery('delivered');
      await offices.commune.answers(delivery, '03');
      const [status = ''] = await lists({ carries: 'status' }, 'ministry-dms');
      for (let time = 0; time <= clientFailuresMax; time += 1) {
        await says(status, 'fail', 'ministry-dms');
        exchange.passes(clientFailuresApartMs);
      }
      expect(await lists({ carries: 'status' }, 'ministry-dms')).toEqual([status]);
      expect(await told(status)).toHaveLength(clientFailuresMax);
    });
  });

  it('get what recipients answered as deliveries of their own', async () => {
    const { delivery } = await offices.aDelivery('delivered');
    await offices.commune.answers(delivery, '03');
    expect(await lists({ carries: 'document' }, 'ministry-dms')).toEqual([]);
    const [status = ''] = await lists({ carries: 'status' }, 'ministry-dms');
    const { packet } = await opens(status, 'ministry-dms');
    expect('inline' in packet && packet.inline.bytes.toString()).toContain(':StatusCode>03<');
    await says(status, 'done', 'ministry-dms');
    expect(await lists({ carries: 'status' }, 'ministry-dms')).toEqual([]);
  });

  it('are told what a delivery brings and where its files lie, and have not fetched it by that', async () => {
    const described = (id: string, system: string, after = 0) =>
      describeDelivery(exchange.ports, exchange.caller(system), { delivery: id, after });
    const files = [Buffer.from('thứ nhất'), Buffer.from('thứ hai')];
    const { deliveries } = await offices.ministry.sends(
      await offices
        .next()
        .with(...files)
        .packet(),
    );
    const delivery = deliveries[0]?.id ?? '';
    const { attachments, ...told } = await described(delivery, 'commune-dms');
    expect(told).toMatchObject({ sender: 'G22', code: { notation: 'BTTTT' }, subject: expect.any(String) as unknown });
    expect(attachments.map((each) => each.sha256)).toEqual(files.map(sha256));
    const { packet } = await opens(delivery);
    const bytes = 'inline' in packet ? packet.inline.bytes : Buffer.alloc(0);
    const lying = attachments.map(({ from, to }) => Buffer.from(bytes.subarray(from, to).toString(), 'base64'));
    expect(lying).toEqual(files);
    expect(await described(delivery, 'commune-dms', 1)).toMatchObject({ attachments: [attachments[1]] });
    expect(await refusal(described(delivery, 'department-dms'))).toMatchObject({ code: 'delivery.unknown' });

    const another = await offices.aDelivery('waiting');
    await described(another.delivery, 'commune-dms');
    expect(await refusal(says(another.delivery, 'done'))).toMatchObject({ code: 'delivery.not-fetched' });
    await says(delivery, 'done');
    await offices.commune.answers(delivery, '03');
    const [status = ''] = await lists({ carries: 'status' }, 'ministry-dms');
    expect(await described(status, 'ministry-dms')).toMatchObject({ sender: 'H36.15.04', attachments: [] });
  });
});
