import { createHash, generateKeyPairSync } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { open, truncate } from 'node:fs/promises';
import { verifyReceipt } from '@edoc-axis/evidence';
import { closeOverdue, forwardFromClosed } from '../../../apps/exchange/src/journey/index.js';
import {
  createCourier,
  endDeadAttempts,
  listAttempts,
  listDestinations,
} from '../../../apps/exchange/src/courier/index.js';
import type { CarryingLimits } from '../../../apps/exchange/src/journey/parts.js';
import { issueCertificate } from '@edoc-axis/platform';
import { answersWith, type Behaviour, confirms, type Receiver } from '../../support/push-receiver.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { overtaken } from './support/overtaken.js';
import { aPushingAxis } from './support/pushing.js';
import { twoOffices } from './support/two-offices.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('a delivery that is brought', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;
  let axis: ReturnType<typeof aPushingAxis>;
  let receiver: Receiver;
  let courier: ReturnType<typeof axis.aCourier>;
  /** The test that runs. */
  let began: Date;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    axis = aPushingAxis(exchange);
  });
  beforeEach(async () => {
    exchange.passes(second);
    began = exchange.clock.time;
    await exchange.rows(`delete from delivery where state = 'pending'`);
    await exchange.rows('delete from destination');
    await exchange.rows('delete from attempt');
    for (const system of ['ministry-dms', 'department-dms'])
      axis.brings(system, { url: 'http://127.0.0.1:9/' }, 'pull');
    receiver = await axis.aReceiver();
    axis.brings('commune-dms', { url: receiver.url });
    courier = axis.aCourier();
  });
  afterEach(() => receiver.stop());
  afterAll(() => exchange?.stop());

  const seen = async (document: string) => (await offices.ministry.sees(document)).deliveries[0];
  const factsOf = (delivery: string) => exchange.factsOf({ delivery });
  const receiptsOf = async (delivery: string) =>
    (await exchange.rows<{ event: string }>('select event from receipt where delivery = $1', [delivery])).map(
      ({ event }) => event,
    );
  const attemptsOf = (delivery: string) =>
    exchange.rows<{ outcome: string | null; code: string | null; said: string | null }>(
      `select outcome, problem->>'code' as code, said from attempt where delivery = $1 order by n`,
      [delivery],
    );
  const destination = async (system = 'commune-dms') => {
    const operator = { kind: 'operator', scopes: ['administer'] } as const;
    const ports = { ...exchange.ports, carrying: { failuresBeforeProbing: 5 } };
    const { destinations } = await listDestinations(ports, operator, { limit: 100 });
    return destinations.find((each) => each.system === system);
  };
  const serves = (system: string) =>
    exchange.publish({
      ...{ kind: 'serving', agency: 'H36.15.04' },
      periods: [{ system, since: '2025-01-01T00:00:00Z' }],
    });
  const toldOfDestination = () =>
    exchange.rows<{ kind: string; params: object }>(
      `select kind, params from fact where kind like 'delivery.destination-%' and at >= $1 order by sequence`,
      [began],
    );
  /** As if so many MiB had been accepted. */
  async function growTo(document: string, mebibytes: number): Promise<void> {
    const [{ content = '' } = {}] = await exchange.rows<{ content: string }>(
      'select content from packet where document = $1',
      [document],
    );
    const file = await open(`${exchange.folder}/kept/${content}`, 'w');
    const hash = createHash('sha256');
    const piece = Buffer.alloc(1024 ** 2, 'y');
    for (let n = 0; n < mebibytes; n += 1) {
      hash.update(piece);
      await file.write(piece);
    }
    await file.close();
    const grown = [document, hash.digest(), mebibytes * piece.length];
    await exchange.rows('update packet set sha256 = $2, bytes = $3 where document = $1', grown);
  }
  /** Nothing was lost, nothing came twice as new, one final state, the evidence complete. */
  async function expectDelivered(delivery: string, document: string): Promise<void> {
    expect(await seen(document)).toMatchObject({ state: 'delivered' });
    expect(await receiptsOf(delivery)).toEqual(['ContentHandover']);
    expect((await factsOf(delivery)).filter((kind) => kind === 'delivery.delivered')).toHaveLength(1);
    const news = receiver.requests.filter(({ push, again }) => push?.delivery === delivery && !again);
    expect(news.filter(({ push, packetSha256 }) => push?.packetSha256 === packetSha256)).toHaveLength(1);
  }

  describe('to a system that does as the guide says', () => {
    it('is confirmed by the digest in the answer, with the receipt of every confirmation', async () => {
      const { document, delivery, packetSha256 } = await offices.aDelivery('waiting');
      expect((await seen(document))?.move.code).toBe('pending.being-carried');
      await courier.carries();
      expect(receiver.requests).toMatchObject([{ judgement: { verdict: 'valid' }, packetSha256 }]);
      const leaseUntil = new Date(exchange.clock.time.getTime() + 5 * minute).toISOString();
      const told = { delivery, document, leaseUntil, carries: 'document', sender: 'G22', recipient: 'H36.15.04' };
      expect(receiver.requests[0]?.push).toMatchObject({ ...told, addressedTo: ['H36.15.04'], packetSha256 });
      await expectDelivered(delivery, document);
      expect(await factsOf(delivery)).toEqual(['delivery.brought', 'delivery.delivered']);
      const [receipt] = await exchange.rows<{ jws: string }>('select jws from receipt where delivery = $1', [delivery]);
      expect(verifyReceipt(receipt?.jws ?? '', exchange.receipts)).toMatchObject({
        claims: { event: 'ContentHandover', confirmedBy: 'digest', by: 'commune-dms' },
      });
      await courier.carries();
      expect(receiver.requests).toHaveLength(1);
      expect(await destination()).toMatchObject({ state: 'working', takesPost: 'push', failures: 0, underWay: 0 });
    });

    it('is confirmed later, under the lease it came with', async () => {
      const { document, delivery, packetSha256 } = await offices.aDelivery('waiting');
      receiver.behaves = answersWith(202);
      await courier.carries();
      expect((await seen(document))?.move.code).toBe('pending.being-fetched');
      expect(await offices.commune.leases()).toEqual([]);
      exchange.passes(4 * minute);
      await courier.carries();
      const { leaseToken = '' } = receiver.requests[0]?.push ?? {};
      await offices.commune.confirms(delivery, packetSha256, { leaseToken });
      await expectDelivered(delivery, document);
      expect(receiver.requests).toHaveLength(1);
    });

    it('that promised to confirm and did not is brought again, and is not new', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      receiver.behaves = answersWith(202);
      await courier.carries();
      exchange.passes(5 * minute);
      const { move } = (await seen(document)) ?? {};
      expect(move).toMatchObject({ code: 'pending.carrying-fails', who: 'recipient-system' });
      expect(move?.sentence.vi).toContain('không xác nhận');
      exchange.passes(5 * second);
      receiver.behaves = confirms;
      await courier.carries();
      expect(receiver.requests.map(({ again }) => again)).toEqual([false, true]);
      await expectDelivered(delivery, document);
    });

    it('comes urgent first, and statuses come too', async () => {
      await offices.aDelivery('waiting');
      const urgent = await offices.ministry.sends(await offices.next().urgent().packet());
      const one = axis.aCourier({ destinationUnderWayMax: 1 });
      await one.carries();
      expect(receiver.requests[0]?.push?.document).toBe(urgent.id);
      await one.carries();
      expect(receiver.requests).toHaveLength(2);

      const own = await axis.aReceiver();
      axis.brings('ministry-dms', { url: own.url });
      await offices.commune.answers(urgent.deliveries[0]?.id ?? '', '03');
      await courier.carries();
      expect(own.requests).toMatchObject([{ push: { carries: 'status', sender: 'H36.15.04', recipient: 'G22' } }]);
      expect(await exchange.rows(`select state from delivery where carries = 'status'`)).toEqual([
        { state: 'delivered' },
      ]);
      await own.stop();
    });

    it('comes urgent although all that may be under way there is, by this copy or another', async () => {
      for (let n = 0; n < 4; n += 1) await offices.aDelivery('waiting');
      const answers: (() => void)[] = [];
      receiver.behaves = (response, brought, request) => answers.push(() => confirms(response, brought, request));
      await courier.step();
      while (answers.length < 4) await receiver.nextRequest();
      const urgent = await offices.ministry.sends(await offices.next().urgent().packet());
      await offices.aDelivery('waiting');
      receiver.behaves = confirms;
      await axis.aCourier().carries();
      expect(receiver.requests.slice(4)).toMatchObject([{ push: { document: urgent.id } }]);
      for (const answer of answers) answer();
      await courier.settled();
    });

    it('may be fetched all the same; while it pauses it is not brought', async () => {
      axis.brings('commune-dms', { url: receiver.url }, 'paused');
      const { document } = await offices.aDelivery('waiting');
      await courier.carries();
      expect((await seen(document))?.move.code).toBe('pending.carrying-paused');
      expect(receiver.requests).toEqual([]);
      await offices.commune.collects();
      expect((await seen(document))?.state).toBe('delivered');
    });

    it('is fetched by it while it is being brought: one receipt', async () => {
      const { document, delivery, packetSha256 } = await offices.aDelivery('waiting');
      receiver.behaves = (response, brought, request) => {
        void offices.commune.confirms(delivery, packetSha256).then(() => confirms(response, brought, request));
      };
      await courier.carries();
      await expectDelivered(delivery, document);
      expect(await attemptsOf(delivery)).toMatchObject([{ outcome: 'confirmed' }]);
    });

    it('takes no more memory when it has 200 MiB', async () => {
      const packet = await offices.next().with(Buffer.alloc(200_000)).packet();
      const reply = await offices.ministry.submitsRequest(await offices.ministry.uploads(packet));
      if (reply.outcome !== 'accepted') throw new Error(reply.outcome);
      const { id } = reply.submission;
      await growTo(id, 200);
      const before = process.memoryUsage().rss;
      let most = before;
      const looking = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 10);
      await courier.carries();
      clearInterval(looking);
      expect(receiver.requests).toMatchObject([{ bytes: 200 * 1024 ** 2 }]);
      expect((await seen(id))?.state).toBe('delivered');
      expect(most - before).toBeLessThan(120 * 1024 ** 2);
    });

    it('leaves nobody listening for the end of the courier, and so no packet in memory', async () => {
      const ports = axis.portsWith();
      const signals = new Set<AbortSignal>();
      const watched = createCourier({ ...ports, bring: (parcel) => ports.bring((signals.add(parcel.signal), parcel)) });
      for (const behaves of [confirms, answersWith(500), 'gone'] as const) {
        if (behaves === 'gone') await receiver.stop();
        else receiver.behaves = behaves;
        await offices.aDelivery('waiting');
        await watched.step();
        await watched.settled();
      }
      const outcomes = await exchange.rows<{ outcome: string }>('select outcome from attempt');
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['confirmed', 'failed', 'failed']);
      expect([...signals].map((signal) => getEventListeners(signal, 'abort').length)).toEqual([0]);
    });

    it('streams what is large, byte for byte', async () => {
      const packet = await offices.next().with(Buffer.alloc(3_000_000, 'một')).packet();
      const reply = await offices.ministry.submitsRequest(await offices.ministry.uploads(packet));
      expect(reply.outcome).toBe('accepted');
      await courier.carries();
      expect(receiver.requests).toMatchObject([
        { packetSha256: packet.measured.packetSha256, bytes: packet.bytes.length, push: { carries: 'document' } },
      ]);
    });
  });

  describe('on a bad day', () => {
    it('of a destination that is down for an hour: probed one at a time, and all comes at once afterwards', async () => {
      await receiver.stop();
      const waiting = [];
      for (let n = 0; n < 8; n += 1) waiting.push(await offices.aDelivery('waiting'));
      let tried = 0;
      for (const until = exchange.clock.time.getTime() + hour; exchange.clock.time.getTime() < until;) {
        exchange.passes(5 * second);
        const before = (await exchange.rows<object>('select from attempt')).length;
        await courier.carries();
        const more = (await exchange.rows<object>('select from attempt')).length - before;
        // At first each delivery by itself, then one for all.
        expect(more).toBeLessThanOrEqual(tried < 5 ? 4 : 1);
        tried += more;
      }
      expect(tried).toBeGreaterThan(10);
      expect(tried).toBeLessThan(40);
      const [first] = waiting;
      const { move } = (await seen(first?.document ?? '')) ?? {};
      expect(move).toMatchObject({
        code: 'pending.carrying-fails',
        params: { problem: { code: 'destination.refused-connection' } },
      });
      // The last was perhaps never tried itself: it waits for the same reason.
      expect((await seen(waiting[7]?.document ?? ''))?.move.code).toBe('pending.carrying-fails');
      expect(await destination()).toMatchObject({
        state: 'probed',
        problem: { code: 'destination.refused-connection' },
      });
      expect(await exchange.rows(`select from delivery where state = 'pending' and fetched_at is not null`)).toEqual(
        [],
      );

      await receiver.comesBack();
      exchange.passes(hour);
      await courier.carries();
      expect(receiver.requests).toHaveLength(1);
      await courier.carries();
      await courier.carries();
      for (const { delivery, document } of waiting) await expectDelivered(delivery, document);
      expect(await destination()).toMatchObject({ state: 'working', failures: 0 });
      const system = 'commune-dms';
      expect(await toldOfDestination()).toMatchObject([
        {
          kind: 'delivery.destination-fails',
          params: { system, recipient: 'H36.15.04', problem: { code: 'destination.refused-connection' } },
        },
        { kind: 'delivery.destination-works', params: { system, failedAt: expect.stringMatching(/Z$/) as unknown } },
      ]);
    });

    it('of one that promises to confirm and never does: told as one that fails, until it does', async () => {
      receiver.behaves = answersWith(202);
      const waiting = [];
      for (let n = 0; n < 8; n += 1) waiting.push(await offices.aDelivery('waiting'));
      const rounds = async (count: number) => {
        for (let n = 0; n < count; n += 1) {
          await courier.carries();
          exchange.passes(5 * minute + 30 * second);
        }
      };
      await rounds(2);
      expect(await toldOfDestination()).toEqual([]);
      await rounds(4);
      expect(await destination()).toMatchObject({ state: 'probed', problem: { code: 'destination.not-confirmed' } });
      const brought = receiver.requests.length;
      await rounds(4);
      expect(receiver.requests.length - brought).toBeLessThanOrEqual(4);
      expect((await toldOfDestination()).map(({ kind }) => kind)).toEqual(['delivery.destination-fails']);

      exchange.passes(hour);
      await courier.carries();
      const { push, packetSha256 = '' } = receiver.requests.at(-1) ?? {};
      const { delivery = '', leaseToken = '' } = push ?? {};
      await offices.commune.confirms(delivery, packetSha256, { leaseToken });
      exchange.passes(hour);
      await courier.carries();
      expect(await destination()).toMatchObject({ state: 'working', failures: 0 });
      expect((await toldOfDestination()).map(({ kind }) => kind)).toEqual([
        ...['delivery.destination-fails', 'delivery.destination-works'],
      ]);
    });

    it('of one that refuses for now waits as long as it is asked to, within bounds', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      receiver.behaves = (response, brought, request) => {
        const said = `bảo\u0007 trì\r\n${brought.push?.leaseToken} ${'x'.repeat(400)}`;
        answersWith(503, { 'retry-after': '120' }, said)(response, brought, request);
      };
      await courier.carries();
      exchange.passes(119 * second);
      await courier.carries();
      expect(receiver.requests).toHaveLength(1);
      expect((await seen(document))?.move.sentence.vi).toContain('Trả lời HTTP 503');
      const said = `bảo trì … ${'x'.repeat(290)}…`;
      expect(await attemptsOf(delivery)).toMatchObject([{ outcome: 'failed', said }]);
      receiver.behaves = confirms;
      exchange.passes(second);
      await courier.carries();
      await expectDelivered(delivery, document);
      const wanted = { delivery, limit: 10 };
      const { attempts } = await listAttempts(exchange.ports, exchange.caller('ministry-dms'), wanted);
      expect(attempts).toMatchObject([
        { n: 2, outcome: 'confirmed' },
        { n: 1, outcome: 'failed', problem: { code: 'destination.answered-status', params: { httpStatus: 503 } } },
      ]);
      expect(attempts[1]?.said).toBeUndefined();
      const operator = { kind: 'operator', scopes: ['administer'] } as const;
      expect((await listAttempts(exchange.ports, operator, wanted)).attempts[1]?.said).toBe(said);
      expect(await refusal(listAttempts(exchange.ports, exchange.caller('district-dms'), wanted))).toMatchObject({
        code: 'delivery.unknown',
      });
      expect(await factsOf(delivery)).toEqual(['delivery.brought', 'delivery.attempt-failed', 'delivery.delivered']);
    });

    it('of one that fails for some documents brings the others', async () => {
      const bad = await offices.aDelivery('waiting');
      const good = await offices.aDelivery('waiting');
      receiver.behaves = (response, brought, request) =>
        brought.push?.delivery === bad.delivery
          ? answersWith(500)(response, brought, request)
          : confirms(response, brought, request);
      await courier.carries();
      await expectDelivered(good.delivery, good.document);
      expect((await seen(bad.document))?.move.params).toMatchObject({ problem: { params: { httpStatus: 500 } } });
      receiver.behaves = confirms;
      exchange.passes(5 * second);
      await courier.carries();
      await expectDelivered(bad.delivery, bad.document);
    });

    it('of one that was down: by what it refuses for itself it is seen to be back, and the rest is due at once', async () => {
      receiver.behaves = answersWith(500);
      for (let n = 0; n < 3; n += 1) await offices.aDelivery('waiting');
      await courier.carries();
      receiver.behaves = answersWith(422);
      const refused = await offices.aDelivery('waiting');
      await courier.carries();
      expect(await attemptsOf(refused.delivery)).toMatchObject([{ outcome: 'failed' }]);
      receiver.behaves = confirms;
      await courier.carries();
      expect(receiver.requests).toHaveLength(3 + 1 + 3);
    });

    it('of one that confirms a wrong digest: refused, told, and brought again', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      receiver.behaves = answersWith(200, {}, JSON.stringify({ packetSha256: '0'.repeat(64) }));
      await courier.carries();
      expect(await attemptsOf(delivery)).toMatchObject([{ outcome: 'failed', code: 'destination.wrong-digest' }]);
      expect(await factsOf(delivery)).toEqual(['delivery.brought', 'delivery.wrong-digest', 'delivery.attempt-failed']);
      receiver.behaves = confirms;
      exchange.passes(5 * second);
      await courier.carries();
      await expectDelivered(delivery, document);
    });

    it.each<[string, Behaviour, string]>([
      ['says nothing of what it stored', answersWith(200, {}, 'OK'), 'destination.answer-unreadable'],
      ['closes after the last byte', (response) => response.destroy(), 'destination.closed-connection'],
      [
        'leads to a private address',
        answersWith(307, { location: 'http://169.254.169.254/latest' }),
        'destination.redirected',
      ],
      ['answers without end', answersWith(200, {}, 'x'.repeat(70_000)), 'destination.answer-too-large'],
    ])('of one that %s: brought again, and not new', async (_, behaves, code) => {
      const { document, delivery } = await offices.aDelivery('waiting');
      receiver.behaves = behaves;
      await courier.carries();
      expect(await attemptsOf(delivery)).toMatchObject([{ outcome: 'failed', code }]);
      receiver.behaves = confirms;
      exchange.passes(5 * second);
      await courier.carries();
      expect(receiver.requests.map(({ again }) => again)).toEqual([false, true]);
      await expectDelivered(delivery, document);
    });

    it('of one that confirms before it has the packet: not believed', async () => {
      const packet = await offices.next().with(Buffer.alloc(20_000_000)).packet();
      const reply = await offices.ministry.submitsRequest(await offices.ministry.uploads(packet));
      if (reply.outcome !== 'accepted') throw new Error(reply.outcome);
      receiver.answersFirst = confirms;
      await courier.carries();
      expect(await attemptsOf(reply.submission.deliveries[0]?.id ?? '')).toMatchObject([
        { outcome: 'failed', code: 'destination.answered-too-early' },
      ]);
    });

    it('of one as slow as treacle: given up in time, while another is not kept waiting', async () => {
      const slow = await offices.aDelivery('waiting');
      const other = await axis.aReceiver();
      axis.brings('department-dms', { url: other.url });
      const quick = await offices.ministry.sends(await offices.next().to('H36.07').packet());
      receiver.behaves = () => undefined;
      const impatient = axis.aCourier({ firstByteMs: 300 });
      await impatient.step();
      await other.nextRequest();
      expect(other.requests[0]?.push?.delivery).toBe(quick.deliveries[0]?.id);
      await impatient.settled();
      expect(await attemptsOf(slow.delivery)).toMatchObject([{ code: 'destination.timed-out' }]);
      await other.stop();
    });

    it.each<[string, Partial<CarryingLimits>, (receiver: Receiver) => void]>([
      ['reads nothing', { stalledMs: 200 }, (slow) => (slow.answersFirst = () => undefined)],
      ['answers a letter at a time', { wholeMs: 300, bytesPerSecondMin: 1e9 }, (slow) => (slow.behaves = dribbles)],
    ])('of one that %s: given up in time, and brought again when it has come to itself', async (_, limits, slows) => {
      const packet = await offices.next().with(Buffer.alloc(20_000_000)).packet();
      const reply = await offices.ministry.submitsRequest(await offices.ministry.uploads(packet));
      if (reply.outcome !== 'accepted') throw new Error(reply.outcome);
      const { id, deliveries } = reply.submission;
      const delivery = deliveries[0]?.id ?? '';
      slows(receiver);
      await axis.aCourier(limits).carries();
      expect(await attemptsOf(delivery)).toMatchObject([{ outcome: 'failed', code: 'destination.timed-out' }]);
      Object.assign(receiver, { answersFirst: undefined, behaves: confirms });
      exchange.passes(5 * second);
      await courier.carries();
      await expectDelivered(delivery, id);
    });

    it('of one that leads elsewhere: nobody is asked there', async () => {
      const elsewhere = await axis.aReceiver();
      receiver.behaves = answersWith(307, { location: elsewhere.url });
      await offices.aDelivery('waiting');
      await courier.carries();
      expect([receiver.requests.length, elsewhere.requests]).toEqual([1, []]);
      await elsewhere.stop();
    });

    it('of a recipient that says for ever that it does not take this one: given up, with a receipt', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      receiver.behaves = answersWith(422, {}, '{"code":"document.refused"}');
      const strict = axis.aCourier({ definiteFailuresMax: 3 });
      for (let n = 0; n < 4; n += 1) {
        await strict.carries();
        exchange.passes(hour);
      }
      expect(receiver.requests).toHaveLength(3);
      expect(await seen(document)).toMatchObject({
        state: 'undeliverable',
        move: { who: 'sender' },
        reason: { code: 'destination.answered-status' },
      });
      expect(await receiptsOf(delivery)).toEqual(['ContentConsignmentFailure']);
      // Who refuses one takes others: it is not thought to be down.
      expect(await destination()).toMatchObject({ state: 'working', failures: 0 });
    });

    it('of what lies in our store is noticed, and never served', async () => {
      const packet = await offices.next().with(Buffer.alloc(200_000, 'x')).packet();
      const reply = await offices.ministry.submitsRequest(await offices.ministry.uploads(packet));
      if (reply.outcome !== 'accepted') throw new Error(reply.outcome);
      const [{ content = '' } = {}] = await exchange.rows<{ content: string }>(
        'select content from packet where document = $1',
        [reply.submission.id],
      );
      await truncate(`${exchange.folder}/kept/${content}`, 100_000);
      await courier.carries();
      expect(receiver.stored.size).toBe(0);
      expect(await attemptsOf(reply.submission.deliveries[0]?.id ?? '')).toMatchObject([{ code: 'content.damaged' }]);
      expect(await destination()).toMatchObject({ failures: 0 });
    });
  });

  describe('of which somebody else is to take it', () => {
    it('the agency has another system: tried there at once, and by what that one says alone', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      receiver.behaves = answersWith(422);
      const strict = axis.aCourier({ definiteFailuresMax: 3 });
      await strict.carries();
      exchange.passes(minute);
      await strict.carries();
      const other = await axis.aReceiver();
      other.behaves = answersWith(422);
      serves('department-dms');
      axis.brings('department-dms', { url: other.url });
      await strict.carries();
      expect(other.requests).toHaveLength(1);
      expect((await seen(document))?.state).toBe('pending');
      other.behaves = confirms;
      exchange.passes(10 * second);
      await strict.carries();
      expect((await seen(document))?.state).toBe('delivered');
      expect(await attemptsOf(delivery)).toHaveLength(4);
      serves('commune-dms');
      await other.stop();
    });

    it('the agency closes: brought at once to who receives for it, though it was put off, by the same system too', async () => {
      exchange.agency('H36.31');
      exchange.agency('H36.32');
      exchange.system('both-dms', 'H36.31', 'H36.32');
      axis.brings('both-dms', { url: receiver.url });
      await offices.ministry.sends(await offices.next().to('H36.31').packet());
      await receiver.stop();
      await courier.carries();
      await receiver.comesBack();
      await courier.carries();
      expect(receiver.requests).toEqual([]);
      exchange.agency('H36.31', {
        validUntil: exchange.clock.time.toISOString(),
        successors: ['H36.32'],
        receivesFor: { agency: 'H36.32', until: '2030-01-01T00:00:00Z' },
      });
      await forwardFromClosed(exchange.ports);
      await courier.carries();
      expect(receiver.requests).toMatchObject([{ push: { recipient: 'H36.32', addressedTo: ['H36.31'] } }]);
    });

    it('its system has another address: tried there at once', async () => {
      const waiting = [await offices.aDelivery('waiting'), await offices.aDelivery('waiting')];
      receiver.behaves = answersWith(404);
      for (let n = 0; n < 6; n += 1) {
        await courier.carries();
        exchange.passes(10 * minute);
      }
      await courier.carries();
      expect(await destination()).toMatchObject({ state: 'probed' });
      const corrected = await axis.aReceiver();
      axis.brings('commune-dms', { url: corrected.url });
      await courier.carries();
      expect(corrected.requests).toHaveLength(1);
      await courier.carries();
      expect(corrected.requests).toHaveLength(2);
      for (const { document } of waiting) expect((await seen(document))?.state).toBe('delivered');
      expect(await destination()).toMatchObject({ state: 'working', failures: 0 });
      await corrected.stop();
    });
  });

  describe('where it goes', () => {
    const tlsOf = (notAfter: Date) => {
      const pair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const [ca, leaf] = [pair(), pair()];
      const issuer = { subject: { commonName: 'CA' }, publicKey: ca.publicKey };
      const signed = { key: ca.privateKey, notBefore: new Date(Date.now() - day), notAfter };
      const cert = issueCertificate({
        ...{ subject: { commonName: 'dms' }, publicKey: leaf.publicKey, issuer, purpose: 'transport', ...signed },
        hosts: ['localhost', '127.0.0.1'],
      });
      const caPem = issueCertificate({
        ...issuer,
        purpose: 'authority',
        ...signed,
        notAfter: new Date(Date.now() + day),
      });
      return { caPem, tls: { cert, key: leaf.privateKey.export({ type: 'pkcs8', format: 'pem' }) } };
    };

    it.each([
      ['whose certificate holds', 'localhost', day, undefined],
      ['whose certificate holds for its address', '127.0.0.1', day, undefined],
      ['whose certificate has expired', 'localhost', -hour, 'CERT_HAS_EXPIRED'],
    ])('over TLS, to a host %s', async (_, host, validMs, tlsProblem) => {
      const { caPem, tls } = tlsOf(new Date(Date.now() + validMs));
      const secure = await axis.aReceiver({ tls, host });
      axis.brings('commune-dms', { url: secure.url, caPem });
      const { document, delivery } = await offices.aDelivery('waiting');
      await courier.carries();
      expect((await seen(document))?.state).toBe(tlsProblem ? 'pending' : 'delivered');
      expect(secure.requests).toHaveLength(tlsProblem ? 0 : 1);
      if (tlsProblem) {
        expect(await attemptsOf(delivery)).toMatchObject([
          { code: 'destination.certificate-invalid', said: tlsProblem },
        ]);
      }
      // A CA nobody knows counts only where it was named.
      axis.brings('commune-dms', { url: secure.url });
      const next = await offices.aDelivery('waiting');
      await courier.carries();
      expect(await attemptsOf(next.delivery)).toMatchObject([{ code: 'destination.certificate-invalid' }]);
      await secure.stop();
    });

    it.each([
      ['a name that leads to this machine', 'https://localhost:9/', false],
      ['this machine', 'https://127.0.0.1:9/', false],
      ['an IPv6 address of this machine', 'https://[::1]:9/', false],
      ['one of ours in other clothes', 'https://[::ffff:127.0.0.1]:9/', false],
      ['a neighbour, whatever is permitted', 'https://169.254.169.254/', true],
      ['a public address without TLS, whatever is permitted', 'http://8.8.8.8/', true],
    ])('is not %s', async (_, url, privateAddresses) => {
      axis.brings('commune-dms', { url, privateAddresses });
      const { delivery } = await offices.aDelivery('waiting');
      await courier.carries();
      expect(await attemptsOf(delivery)).toMatchObject([{ code: 'destination.address-not-allowed' }]);
      expect(await factsOf(delivery)).toEqual(['delivery.attempt-failed']);
    });
  });

  describe('in the same moment as something else', () => {
    it('by two copies is claimed once, and they keep the limit of a destination together', async () => {
      for (let n = 0; n < 8; n += 1) await offices.aDelivery('waiting');
      let most = 0;
      let now = 0;
      receiver.arrives = () => (most = Math.max(most, (now += 1)));
      receiver.behaves = (response, brought, request) => {
        now -= 1;
        confirms(response, brought, request);
      };
      const copies = [axis.aCourier(), axis.aCourier(), axis.aCourier()];
      for (let round = 0; round < 12 && receiver.requests.length < 8; round += 1) {
        await Promise.all(copies.map((copy) => copy.carries()));
      }
      expect(receiver.requests.map(({ again }) => again)).toEqual(Array.from({ length: 8 }, () => false));
      expect(most).toBeLessThanOrEqual(4);
    });

    it('to one that fails, three copies try one for all', async () => {
      for (let n = 0; n < 4; n += 1) await offices.aDelivery('waiting');
      const failed = [exchange.clock.time, JSON.stringify({ code: 'destination.refused-connection', params: {} })];
      await exchange.rows(
        `insert into destination (system, failures, failing_since, tried_at, problem, url)
         values ('commune-dms', 5, $1, $1, $2, $3)`,
        [...failed, receiver.url],
      );
      receiver.behaves = answersWith(500);
      await Promise.all([axis.aCourier(), axis.aCourier(), courier].map((copy) => copy.carries()));
      expect(receiver.requests).toHaveLength(1);
      expect(await destination()).toMatchObject({ state: 'probed', failures: 6 });
    });

    it('as the worker that had claimed it dies: the lease ends, and another brings it', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      const dead = new Promise<never>(() => undefined);
      await createCourier({ ...axis.portsWith(), bring: () => dead }).step();
      await courier.carries();
      expect(receiver.requests).toEqual([]);
      expect((await seen(document))?.move.code).toBe('pending.being-carried');
      exchange.passes(minute);
      await courier.carries();
      await expectDelivered(delivery, document);
      expect(await attemptsOf(delivery)).toMatchObject([{ outcome: null }, { outcome: 'confirmed' }]);
      exchange.passes(minute);
      expect(await endDeadAttempts(axis.portsWith())).toEqual({ more: false });
      const { attempts } = await listAttempts(exchange.ports, exchange.caller('ministry-dms'), { delivery, limit: 10 });
      const [, first] = attempts;
      expect(first).toMatchObject({ outcome: 'interrupted', endedAt: first?.heldUntil });
    });

    it('leaves an attempt alone whose worker lives, however long it takes', async () => {
      const { delivery } = await offices.aDelivery('waiting');
      let answer: () => void = () => undefined;
      receiver.behaves = (response, brought, request) => (answer = () => confirms(response, brought, request));
      await courier.step();
      await receiver.nextRequest();
      for (let minutes = 0; minutes < 3; minutes += 1) {
        exchange.passes(minute);
        await courier.step();
        await endDeadAttempts(axis.portsWith());
      }
      answer();
      await courier.settled();
      expect(await attemptsOf(delivery)).toMatchObject([{ outcome: 'confirmed' }]);
    });

    it('as another tries it for all: an attempt that ends late does not end the trial', async () => {
      await offices.aDelivery('waiting');
      await offices.aDelivery('waiting');
      receiver.behaves = () => undefined;
      const late = axis.aCourier({ destinationUnderWayMax: 1 });
      await late.step();
      await receiver.nextRequest();
      exchange.passes(minute);
      await exchange.rows('update destination set failures = 5');
      await courier.step();
      await receiver.nextRequest();
      const trial = () => exchange.rows('select probing_until from destination');
      const before = await trial();
      expect(before).toEqual([{ probing_until: new Date(exchange.clock.time.getTime() + minute) }]);
      await late.close(0);
      expect(await trial()).toEqual(before);
      await courier.close(0);
      expect(await trial()).toEqual([{ probing_until: null }]);
    });

    it('as something goes wrong here: the attempt ends, and another comes after a while', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      const failing = overtaken(exchange.ports, 'packets-named', () => Promise.reject(new Error('broken')));
      await axis.aCourier({}, failing).carries();
      expect(await attemptsOf(delivery)).toEqual([{ outcome: 'interrupted', code: null, said: null }]);
      await courier.carries();
      expect(receiver.requests).toEqual([]);
      exchange.passes(5 * second);
      await courier.carries();
      await expectDelivered(delivery, document);
      expect(await destination()).toMatchObject({ failures: 0 });
    });

    it('as it takes long: who is alive keeps what it has claimed', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      let answer: () => void = () => undefined;
      receiver.behaves = (response, brought, request) => (answer = () => confirms(response, brought, request));
      await courier.step();
      await receiver.nextRequest();
      for (let minutes = 0; minutes < 10; minutes += 1) {
        exchange.passes(minute / 2);
        await courier.step();
        await axis.aCourier().step();
      }
      expect(await offices.commune.leases()).toEqual([]);
      answer();
      await courier.settled();
      expect(receiver.requests).toHaveLength(1);
      await expectDelivered(delivery, document);
    });

    it('as it is taken back before the first byte: withdrawn, and nothing is sent', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      const ports = overtaken(exchange.ports, 'record-fetched', () => offices.ministry.takesBack(document));
      await axis.aCourier({}, ports).carries();
      expect(receiver.stored.size).toBe(0);
      expect((await seen(document))?.state).toBe('withdrawn');
      expect(await receiptsOf(delivery)).toEqual(['ContentWithdrawn']);
      expect(await attemptsOf(delivery)).toMatchObject([{ outcome: 'called-off' }]);
      expect(await destination()).toMatchObject({ failures: 0 });
    });

    it('as it is taken back after it: the recipient is asked, and its confirmation is still taken', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      receiver.behaves = (response, brought, request) =>
        void offices.ministry.takesBack(document).then(() => confirms(response, brought, request));
      await courier.carries();
      await expectDelivered(delivery, document);
      expect(await seen(document)).toMatchObject({ questions: [{ kind: 'take-back' }] });
    });

    it('as its time ends: expired, and the confirmation comes too late', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      receiver.behaves = (response, brought, request) => {
        exchange.passes(31 * day);
        void closeOverdue(exchange.ports).then(() => confirms(response, brought, request));
      };
      await courier.carries();
      expect((await seen(document))?.state).toBe('expired');
      expect(await receiptsOf(delivery)).toEqual(['ContentConsignmentFailure']);
    });

    it('as we stop: broken off, and due again at once', async () => {
      const { document, delivery } = await offices.aDelivery('waiting');
      receiver.behaves = () => undefined;
      const stopping = axis.aCourier();
      await stopping.step();
      await receiver.nextRequest();
      await stopping.close(0);
      expect(await attemptsOf(delivery)).toMatchObject([{ outcome: 'interrupted' }]);
      receiver.behaves = confirms;
      await courier.carries();
      await expectDelivered(delivery, document);
    });
  });
});

/** One letter after the other, for as long as somebody listens. */
const dribbles: Behaviour = (response) => {
  response.writeHead(200);
  const dribbling = setInterval(() => response.write('x'), 20);
  response.once('close', () => clearInterval(dribbling));
};
