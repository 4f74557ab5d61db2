import { signPartyStatement, verifyReceipt } from '@edoc-axis/evidence';
import { closeOverdue, confirmDelivery } from '../../../apps/exchange/src/journey/index.js';
import { anActor, refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { overtaken } from './support/overtaken.js';
import { twoOffices } from './support/two-offices.js';

const minute = 60_000;
const day = 24 * 60 * minute;

describe('collecting a delivery:', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  beforeEach(() => exchange.rows(`delete from delivery where state = 'pending'`));
  afterAll(() => exchange?.stop());

  /** A document that waits for the commune. */
  async function aWaitingDelivery() {
    const packet = await offices.next().packet();
    const { id: document, deliveries } = await offices.ministry.sends(packet);
    return {
      document,
      delivery: deliveries[0]?.id ?? '',
      packetSha256: packet.measured.packetSha256,
      bytes: packet.bytes,
    };
  }

  const factsOf = (delivery: string) => exchange.factsOf({ delivery });

  async function receiptsOf(delivery: string): Promise<string[]> {
    const rows = await exchange.rows<{ event: string }>('select event from receipt where delivery = $1 order by at', [
      delivery,
    ]);
    return rows.map(({ event }) => event);
  }

  describe('a lease', () => {
    it('keeps others off until it ends; then it is given to the next one', async () => {
      const { commune } = offices;
      const { delivery } = await aWaitingDelivery();
      expect(await commune.leases()).toMatchObject([{ id: delivery }]);
      expect(await commune.leases()).toEqual([]);
      exchange.passes(5 * minute);
      expect(await commune.leases()).toMatchObject([{ id: delivery }]);
    });

    it('shows what is urgent first, then what is oldest', async () => {
      const { ministry, commune, next } = offices;
      const first = await aWaitingDelivery();
      const second = await aWaitingDelivery();
      const urgent = await ministry.sends(await next().urgent().packet());
      const leased = await commune.leases({ limit: 2 });
      expect(leased.map(({ document }) => document.id)).toEqual([urgent.id, first.document]);
      expect((await commune.leases()).map(({ document }) => document.id)).toEqual([second.document]);
    });

    it('is given to each of several workers once, whoever asks at the same moment', async () => {
      const { commune } = offices;
      const waiting = await Promise.all(Array.from({ length: 12 }, aWaitingDelivery));
      const taken: string[] = [];
      for (let round = 0; taken.length < waiting.length && round < 12; round += 1) {
        const leases = await Promise.all([1, 2, 3, 4].map(() => commune.leases({ limit: 3 })));
        taken.push(...leases.flat().map(({ id }) => id));
      }
      expect([...taken].sort()).toEqual(waiting.map(({ delivery }) => delivery).sort());
    });

    it('reaches only what the system serves, and refuses what it does not', async () => {
      const { department, ministry } = offices;
      await aWaitingDelivery();
      expect(await department.leases()).toEqual([]);
      expect(await refusal(department.leases({ agency: 'H36.15.04' }))).toMatchObject({ code: 'caller.not-serving' });
      expect(await ministry.leases()).toEqual([]);
    });

    it('needs the scope to receive', async () => {
      const sender = anActor(exchange, 'commune-dms', ['send']);
      expect(await refusal(sender.leases())).toEqual({ code: 'caller.scope-missing', params: { scope: 'receive' } });
    });

    it('finds the agency in either written form of its code', async () => {
      await aWaitingDelivery();
      expect(await offices.commune.leases({ agency: '000.04.15.H36' })).toHaveLength(1);
    });

    it('given back is free at once; with a reason that is a fact; a second time it is not there', async () => {
      const { commune } = offices;
      const { delivery } = await aWaitingDelivery();
      const [leased] = await commune.leases();
      const leaseToken = leased?.leaseToken ?? '';
      expect(await refusal(commune.releases(delivery, 'another token'))).toMatchObject({ code: 'delivery.not-leased' });
      expect(await commune.releases(delivery, leaseToken, 'Hết dung lượng')).toEqual({ released: true });
      expect(await refusal(commune.releases(delivery, leaseToken))).toMatchObject({ code: 'delivery.not-leased' });
      expect(await commune.leases()).toHaveLength(1);
      expect(await factsOf(delivery)).toEqual(['delivery.released']);
    });

    it('follows the agency to another system from the moment it is served there', async () => {
      const { delivery } = await aWaitingDelivery();
      const since = exchange.clock.time.toISOString();
      exchange.system('new-dms');
      exchange.publish({
        kind: 'serving',
        agency: 'H36.15.04',
        periods: [
          { system: 'commune-dms', since: '2025-01-01T00:00:00Z', until: since },
          { system: 'new-dms', since },
        ],
      });
      expect(await offices.commune.leases()).toEqual([]);
      expect(await anActor(exchange, 'new-dms').leases()).toMatchObject([{ id: delivery }]);
      exchange.publish({
        kind: 'serving',
        agency: 'H36.15.04',
        periods: [{ system: 'commune-dms', since: '2025-01-01T00:00:00Z' }],
      });
    });
  });

  describe('rule 4, confirming', () => {
    it('counts once, and the second time gets the first receipt', async () => {
      const { commune } = offices;
      const { document, delivery, packetSha256 } = await aWaitingDelivery();
      await commune.fetches(document);
      const first = await commune.confirms(delivery, packetSha256);
      exchange.passes(minute);
      expect(await commune.confirms(delivery, packetSha256)).toEqual(first);
      expect(await factsOf(delivery)).toEqual(['delivery.fetched', 'delivery.delivered']);
      expect(await receiptsOf(delivery)).toEqual(['ContentHandover']);
    });

    it('by two at the same moment gives both one receipt', async () => {
      const { commune } = offices;
      const { document, delivery, packetSha256 } = await aWaitingDelivery();
      await commune.fetches(document);
      const confirmed = await Promise.all([1, 2, 3, 4].map(() => commune.confirms(delivery, packetSha256)));
      expect(new Set(confirmed.map(({ receipts }) => receipts[0]?.jws)).size).toBe(1);
      expect(await receiptsOf(delivery)).toEqual(['ContentHandover']);
    });

    it('late counts while the delivery is pending, whatever became of the lease', async () => {
      const { commune } = offices;
      const { document, delivery, packetSha256 } = await aWaitingDelivery();
      const [leased] = await commune.leases();
      await commune.fetches(document);
      exchange.passes(3 * day);
      await commune.leases();
      const confirmed = await commune.confirms(delivery, packetSha256, { leaseToken: leased?.leaseToken ?? '' });
      expect(confirmed.state).toBe('delivered');
    });

    it('with a wrong digest is refused and leaves a fact; the right one still counts', async () => {
      const { commune } = offices;
      const { document, delivery, packetSha256 } = await aWaitingDelivery();
      await commune.fetches(document);
      const wrong = '0'.repeat(64);
      expect(await refusal(commune.confirms(delivery, wrong))).toEqual({
        code: 'delivery.wrong-digest',
        params: { confirmedSha256: wrong, packetSha256 },
      });
      expect(await factsOf(delivery)).toEqual(['delivery.fetched', 'delivery.wrong-digest']);
      expect((await commune.confirms(delivery, packetSha256)).state).toBe('delivered');
    });

    it('without having fetched is refused: the lease tells the digest to everybody', async () => {
      const { commune } = offices;
      const { delivery, packetSha256 } = await aWaitingDelivery();
      await commune.leases();
      expect(await refusal(commune.confirms(delivery, packetSha256))).toMatchObject({ code: 'delivery.not-fetched' });
    });

    it('by a system that does not serve the recipient finds no delivery', async () => {
      const { department, ministry } = offices;
      const { delivery, packetSha256 } = await aWaitingDelivery();
      for (const stranger of [department, ministry]) {
        expect(await refusal(stranger.confirms(delivery, packetSha256))).toEqual({
          code: 'delivery.unknown',
          params: { delivery },
        });
      }
    });

    it('may carry the signature of the recipient, which is verified and kept beside ours', async () => {
      const { commune } = offices;
      const { document, delivery, packetSha256 } = await aWaitingDelivery();
      await commune.fetches(document);
      const statement = { iss: 'commune-dms', iat: 1_795_000_000, act: 'confirm' as const, delivery, packetSha256 };
      const stolen = signPartyStatement(statement, exchange.keyOf('department-dms'));
      expect(await refusal(commune.confirms(delivery, packetSha256, { signature: stolen }))).toMatchObject({
        code: 'answer.signature-invalid',
      });
      const signature = signPartyStatement(statement, exchange.keyOf('commune-dms'));
      await commune.confirms(delivery, packetSha256, { signature });
      expect(await exchange.rows('select party_jws from receipt where delivery = $1', [delivery])).toEqual([
        { party_jws: signature },
      ]);
    });
  });

  describe('rule 12, a system that stopped serving the recipient', () => {
    afterEach(() =>
      exchange.publish({
        kind: 'serving',
        agency: 'H36.15.04',
        periods: [{ system: 'commune-dms', since: '2025-01-01T00:00:00Z' }],
      }),
    );

    it('finishes for twelve months what was sent while it served, and takes nothing new', async () => {
      const { commune } = offices;
      const begun = await aWaitingDelivery();
      const finished = await aWaitingDelivery();
      exchange.passes(minute);
      exchange.system('next-dms');
      const moved = exchange.clock.time.toISOString();
      const periods = [
        { system: 'commune-dms', since: '2025-01-01T00:00:00Z', until: moved },
        { system: 'next-dms', since: moved },
      ];
      exchange.publish({ kind: 'serving', agency: 'H36.15.04', periods });
      const later = await aWaitingDelivery();

      expect(await commune.leases()).toEqual([]);
      expect(await commune.fetches(begun.document)).toEqual(begun.bytes);
      expect((await commune.confirms(begun.delivery, begun.packetSha256)).state).toBe('delivered');
      expect((await commune.answers(begun.delivery, '03')).state).toBe('acknowledged');
      expect(await refusal(commune.opens(later.document))).toMatchObject({ code: 'document.unknown' });
      const next = anActor(exchange, 'next-dms');
      expect(await next.fetches(finished.document)).toEqual(finished.bytes);
      exchange.passes(366 * day);
      expect(await refusal(commune.answers(begun.delivery, '04'))).toMatchObject({ code: 'delivery.unknown' });
      exchange.passes(-366 * day);
    });
  });

  describe('fetching', () => {
    it('is recorded once for each system, however often the bytes are read', async () => {
      const { commune } = offices;
      const { document, delivery, bytes } = await aWaitingDelivery();
      expect(await commune.fetches(document)).toEqual(bytes);
      await commune.fetches(document);
      expect(await factsOf(delivery)).toEqual(['delivery.fetched']);
    });

    it('is for the parties: the sender reads its own without a record, others find nothing', async () => {
      const { ministry, department } = offices;
      const { document, delivery, bytes } = await aWaitingDelivery();
      expect(await ministry.fetches(document)).toEqual(bytes);
      expect(await factsOf(delivery)).toEqual([]);
      expect(await refusal(department.opens(document))).toEqual({ code: 'document.unknown', params: { document } });
      const nothing = '0198a5b0-0000-7000-8000-000000000001';
      expect(await refusal(department.opens(nothing))).toEqual({
        code: 'document.unknown',
        params: { document: nothing },
      });
    });

    it('of an attachment tells where its base64 lies in the packet', async () => {
      const { ministry, commune, next } = offices;
      const file = Buffer.from('%PDF-1.7 nội dung');
      const packet = await next().with(file, Buffer.from('hai')).packet();
      const { id } = await ministry.sends(packet);
      const { attachment } = await commune.opens(id, 1);
      const encoded = packet.bytes.subarray(attachment?.from, attachment?.to).toString();
      expect(Buffer.from(encoded, 'base64')).toEqual(file);
      expect(attachment).toMatchObject({ name: 'tep-1.pdf', bytes: file.length, wrapped: false });
      expect(await refusal(commune.opens(id, 3))).toMatchObject({ code: 'document.attachment-unknown' });
    });
  });

  describe('time', () => {
    it('closes what nobody collected, with a receipt, and a confirmation comes too late', async () => {
      const { commune, ministry } = offices;
      const { document, delivery, packetSha256 } = await aWaitingDelivery();
      await commune.fetches(document);
      exchange.passes(30 * day - 1);
      await closeOverdue(exchange.ports);
      expect((await ministry.sees(document)).deliveries[0]?.state).toBe('pending');
      exchange.passes(1);
      await closeOverdue(exchange.ports);
      const [seen] = (await ministry.sees(document)).deliveries;
      expect(seen).toMatchObject({ state: 'expired', move: { who: 'sender' } });
      expect(await receiptsOf(delivery)).toEqual(['ContentConsignmentFailure']);
      const [receipt] = await exchange.rows<{ jws: string }>('select jws from receipt where delivery = $1', [delivery]);
      expect(verifyReceipt(receipt?.jws ?? '', exchange.receipts)).toMatchObject({
        claims: { event: 'ContentConsignmentFailure', reason: { code: 'expired' }, by: 'axis' },
      });
      expect(await refusal(commune.confirms(delivery, packetSha256))).toMatchObject({ code: 'delivery.already-final' });
      expect(await refusal(commune.opens(document))).toMatchObject({ code: 'delivery.already-final' });
    });

    it('rule 1: a confirmation that is overtaken by the time-out looks again, and comes too late', async () => {
      const { document, delivery, packetSha256 } = await aWaitingDelivery();
      await offices.commune.fetches(document);
      exchange.passes(31 * day);
      const ports = overtaken(exchange.ports, 'record-outcome', () => closeOverdue(exchange.ports));
      const call = confirmDelivery(ports, exchange.caller('commune-dms'), { delivery, packetSha256, leaseToken: '' });
      expect(await refusal(call)).toMatchObject({ code: 'delivery.already-final' });
      expect(await receiptsOf(delivery)).toEqual(['ContentConsignmentFailure']);
    });

    it('rule 1: a time-out that is overtaken by a confirmation leaves no trace', async () => {
      const { commune } = offices;
      const { document, delivery, packetSha256 } = await aWaitingDelivery();
      await commune.fetches(document);
      exchange.passes(31 * day);
      await closeOverdue(overtaken(exchange.ports, 'record-outcome', () => commune.confirms(delivery, packetSha256)));
      expect(await receiptsOf(delivery)).toEqual(['ContentHandover']);
      expect(await factsOf(delivery)).toEqual(['delivery.fetched', 'delivery.delivered']);
    });

    it('rule 1: a confirmation and a time-out at the same moment cannot both win', async () => {
      const { commune } = offices;
      const waiting = await Promise.all(Array.from({ length: 8 }, aWaitingDelivery));
      for (const { document } of waiting) await commune.fetches(document);
      exchange.passes(31 * day);
      const [confirmed] = await Promise.all([
        Promise.allSettled(waiting.map(({ delivery, packetSha256 }) => commune.confirms(delivery, packetSha256))),
        closeOverdue(exchange.ports),
        closeOverdue(exchange.ports),
      ]);
      for (const [index, { delivery }] of waiting.entries()) {
        const won = confirmed[index]?.status === 'fulfilled';
        expect(await receiptsOf(delivery)).toEqual([won ? 'ContentHandover' : 'ContentConsignmentFailure']);
        expect(await factsOf(delivery)).toEqual(['delivery.fetched', won ? 'delivery.delivered' : 'delivery.expired']);
      }
    });
  });
});
