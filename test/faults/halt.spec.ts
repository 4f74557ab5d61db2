import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type AxisClient, AxisRefusal } from '@edoc-axis/client';
import {
  agencyView,
  correctEntry,
  deliveryView,
  listReceivedRegister,
  moveAgencies,
  publishedKeys,
  setDestination,
  systemView,
} from '@edoc-axis/contracts';
import { writeStatusPacket } from '@edoc-axis/edxml';
import { z } from 'zod';
import * as journey from '../../apps/exchange/src/journey/index.js';
import { type Receiver, startReceiver } from '../support/push-receiver.js';
import { joinPerson } from '../support/people.js';
import { lieAsGateway } from '../support/thief.js';
import { eventually } from '../support/eventually.js';
import { extraordinary, type Halt, haltsOf, occasions, type Step } from './halts.js';
import { Correspondence } from './support/correspondence.js';
import { inDatabase } from './support/database.js';
import { expectHealth } from './support/expect-health.js';
import { type HaltOrders, makeHaltOrders } from './support/halting.js';
import { type Letter, type Office, type Province, startProvince, writeLetter } from './support/offices.js';
import { persistently } from './support/persistently.js';
import { canSeeProcesses, kill } from './support/processes.js';

const haltsOfLetters = Object.entries(haltsOf).flatMap(([step, halts]) =>
  extraordinary.includes(step as Step) ? [] : halts,
);
const haltsOfOccasion = (name: keyof typeof occasions): Halt[] =>
  occasions[name].flatMap((step: Step) => haltsOf[step]);
/**
 * Dying takes its time: `npm test` takes every so-manieth round, beginning anywhere, and of each occasion at least one; the
 * long form takes them all.
 */
const everyRound = process.env['EDOC_FAULTS_SECONDS'] === undefined ? 20 : 1;
const seed = Number(process.env['EDOC_FAULTS_SEED'] ?? Date.now() % 1_000_000);
const largeBytes = 90_000;
const onPages = 'H36.52';
/** A point behind another that lost its answer may be missed by a round. */
const roundsMax = 4;

describe('the named points at which a process may be cut off', () => {
  it('are there for every step', () => {
    const steps = Object.entries(journey).flatMap(([name, step]) => (typeof step === 'function' ? [name] : []));
    expect(steps.filter((name) => !haltsOf[name as keyof typeof haltsOf]?.length)).toEqual([]);
  });

  it('lie before and after every statement that writes', () => {
    const named = new Set(Object.values(haltsOf).flat());
    const missing = writingStatements().flatMap((name) =>
      [`exchange ${name}:before` as const, `exchange ${name}:after` as const].filter((halt) => !named.has(halt)),
    );
    expect(missing).toEqual([]);
  });
});

/**
 * They take away what has expired, write down what was seen, or belong to a loop whose rows say where it goes on: each
 * may be lost, or happen twice, and nobody was promised anything by it.
 */
const housekeeping = [
  ...['forget-assertions', 'record-systems-seen', 'keep-connection-check'],
  ...['add-system-calls', 'forget-system-calls'],
  ...['insert-active-check', 'begin-active-check', 'end-active-check', 'clear-active-check'],
  ...['note-connection-test', 'note-test-taken-back'],
  ...['name-answers', 'postpone-answer', 'keep-answer'],
  ...['know-destination', 'resume-carrying', 'keep-claims', 'take-over', 'end-dead-attempts'],
  ...['count-client-failure', 'hold-delivery'],
  ...['record-first-acts', 'note-robot-tasks', 'forget-robot-task', 'postpone-robot-task', 'confirm-directory'],
];

function writingStatements(): string[] {
  const store = new URL('../../apps/exchange/src/store/', import.meta.url);
  return readdirSync(store)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      readFileSync(new URL(file, store), 'utf8')
        .split(/= prepared</)
        .slice(1),
    )
    .filter((statement) => /\b(insert into|update \w+\s+set|delete from)\b|\$\{append/.test(statement))
    .flatMap((statement) => /'([a-z-]+)'/.exec(statement)?.[1] ?? [])
    .filter((name) => !housekeeping.includes(name));
}

(canSeeProcesses ? describe : describe.skip)(`a process that dies (EDOC_FAULTS_SEED=${seed}) at`, () => {
  const orders: HaltOrders = makeHaltOrders();
  let province: Province;
  let correspondence: Correspondence;
  let from: Office;
  let to: Office;
  /** Its letters are brought. */
  let brought: Office;
  let receiver: Receiver;
  let clerkOnPages: Promise<AxisClient> | undefined;
  let lastNumber = 0;
  const beside = { documents: 0, deliveries: 0 };

  beforeAll(async () => {
    province = await startProvince(['H36.01', 'H36.40', 'H36.41'], orders.environment);
    correspondence = new Correspondence(province);
    [from, to, brought] = province.offices as [Office, Office, Office];
    const { operator } = province;
    const { keys } = await operator.get(publishedKeys, '/v1/keys');
    receiver = await startReceiver({ trust: () => ({ keys }) });
    const { name } = brought.system;
    const destination = { url: receiver.url, privateAddresses: true };
    await operator.put(setDestination.reply, `/v1/systems/${name}/destination`, destination);
  });
  afterAll(async () => {
    await province?.stop();
    await receiver?.stop();
    orders.remove();
  });

  for (const halts of chosen(roundsOf(haltsOfLetters))) {
    it(halts.join(', '), async () => {
      halts.forEach((halt) => orders.give(halt));
      for (let rounds = 0; rounds < roundsMax && halts.some((halt) => orders.isWaiting(halt)); rounds += 1) {
        await writeAndAnswer();
      }
      await eventually(async () => expect(halts.filter((halt) => orders.isWaiting(halt))).toEqual([]));
    });
  }

  it.each(haltsOfOccasion('closing'))('%s, while it closes what nobody collected, closes it once', async (halt) => {
    const { id } = await sendBeside();
    await inDatabase(province.place, 'update exchange.delivery set expires_at = created_at where document = $1', [id]);
    orders.give(halt);
    // It looks for the overdue as soon as it is there again.
    kill('exchange', province.place, province.axis);
    await eventually(async () => expect(orders.isWaiting(halt)).toBe(false));
    await eventually(async () => {
      const receipts = await from.client.receipts(id);
      expect(receipts.map(({ event }) => event)).toEqual(['SubmissionAcceptance', 'ContentConsignmentFailure']);
    });
    const { deliveries } = await persistently(() => from.client.document(id));
    expect(deliveries.map(({ state }) => state)).toEqual(['expired']);
  });

  it.each(chosen(haltsOfOccasion('bringing').map((halt) => [halt])))(
    '%s, while it brings a letter, brings it once, and again after that not as new',
    async (halt) => {
      orders.give(halt);
      const { id, delivery, packetSha256 } = await sendBeside({ to: [brought.agency] });
      await eventually(async () => expect(orders.isWaiting(halt)).toBe(false));
      await eventually(async () => {
        // A lease of who died ends in some minutes.
        await inDatabase(
          province.place,
          `with ended as (update exchange.attempt set held_until = now() where delivery = $1)
           update exchange.delivery set leased_until = now() where id = $1`,
          [delivery],
        );
        const { deliveries } = await from.client.document(id);
        expect(deliveries.map(({ state }) => state)).toEqual(['delivered']);
      });
      const mine = receiver.requests.filter(({ push }) => push?.delivery === delivery);
      expect(mine.map(({ again }) => again)).toEqual(mine.map((_, n) => n > 0));
      expect(receiver.stored.get(delivery)).toBe(packetSha256);
      const receipts = await from.client.receipts(id);
      expect(receipts.map(({ event }) => event)).toEqual(['SubmissionAcceptance', 'ContentHandover']);
    },
  );

  it.each(haltsOfOccasion('forwarding'))(
    '%s, while it forwards what waits for a code that closed, forwards it once',
    async (halt) => {
      const { operator } = province;
      const closing = `H36.9${(lastNumber += 1)}`;
      await operator.post(agencyView, '/v1/agencies', {
        code: closing,
        name: 'Đơn vị cũ',
        validFrom: '2025-07-01T00:00:00Z',
      });
      await operator.post(moveAgencies.reply, `/v1/systems/${to.system.name}/agencies`, { agencies: [closing] });
      const { submission } = await correspondence.send(from, { number: lastNumber, to: [closing], bytes: 100 });
      orders.give(halt);
      const closure = { at: new Date().toISOString(), receivesFor: { agency: to.agency }, successors: [to.agency] };
      await operator.post(agencyView, `/v1/agencies/${closing}/close`, closure);
      await eventually(async () => expect(orders.isWaiting(halt)).toBe(false));
      await eventually(async () => {
        const { deliveries } = await persistently(() => from.client.document(submission.id));
        expect(deliveries).toMatchObject([{ recipient: to.agency, addressedTo: [closing], state: 'pending' }]);
        const { items } = await from.client.timeline(submission.id);
        expect(items.filter(({ kind }) => kind === 'delivery.redirected-by-closure')).toHaveLength(1);
      });
      await correspondence.collect(to);
    },
  );

  it.each(chosen(haltsOfOccasion('forgiving').map((halt) => [halt])))(
    '%s, while a gateway that lied is found out and forgiven, does each once',
    async (halt) => {
      const { home } = province.place;
      orders.give(halt);
      const packet = await writeLetter(from, { number: (lastNumber += 1), to: [to.agency], bytes: 100 });
      const lie = { subject: 'V/v khác' };
      const submission = await lieAsGateway(home, from.system, packet, lie);
      const packetSha256 = createHash('sha256').update(packet).digest('hex');
      correspondence.sent.push({ from, packetSha256, submission });
      const gateway = await eventually(async () => {
        const [first] = (await edoc('gateway', 'list')).stdout.split('\n').filter(Boolean).map(readSuspect);
        expect(first).toMatchObject({ document: submission.id });
        return first?.gateway ?? '';
      });
      await eventually(() => edoc('gateway', 'allow', gateway, '--reason', 'đã kiểm tra'));
      await eventually(() => edoc('document', 'release', submission.id, '--reason', 'đã kiểm tra'));
      await eventually(async () => expect(orders.isWaiting(halt)).toBe(false));
      await eventually(async () => {
        const { items } = await from.client.timeline(submission.id);
        const told = items.map(({ kind }) => kind).filter((kind) => /mismatch|frozen/.test(kind));
        expect(told).toEqual(['document.content-mismatch', 'document.frozen', 'document.unfrozen']);
      });
    },
  );

  it.each(chosen(haltsOfOccasion('operating').map((halt) => [halt])))(
    '%s, while what does not arrive is dealt with and a status takes a letter back, does each once',
    async (halt) => {
      const { operator } = province;
      orders.give(halt);
      const { id, delivery } = await sendBeside();
      const takenBack = await sendBeside();
      const status = writeStatusPacket({
        from: { organId: from.agency, organName: from.agency },
        responseFor: { organId: to.agency, documentId: takenBack.documentId },
        ...{ statusCode: '13', description: 'Gửi nhầm' },
      });
      await persistently(() => from.client.sendStatus(Readable.from([status]), status.length));
      await persistently(() => operator.freeze(delivery, 'xem xét'));
      await eventually(() => edoc('document', 'release', id, '--reason', 'đã kiểm tra'));
      await persistently(() => operator.close(delivery, 'không ai lấy'));
      const { successor } = await persistently(() => operator.redeliver(delivery, 'gửi lại'));
      await persistently(() => operator.close(successor?.id ?? '', 'vẫn không ai lấy'));
      await persistently(() => operator.settle(successor?.id ?? '', 'đã gọi'));
      await eventually(async () => expect(orders.isWaiting(halt)).toBe(false));
      beside.deliveries += 1;
      const { deliveries } = await persistently(() => from.client.document(takenBack.id));
      expect(deliveries.map(({ state }) => state)).toEqual(['withdrawn']);
      await eventually(async () => {
        const { items } = await from.client.timeline(id);
        expect(items.map(({ kind }) => kind).filter((kind) => /frozen|closed|redelivered|settled/.test(kind))).toEqual([
          ...['document.frozen', 'document.unfrozen', 'delivery.closed-by-operator', 'delivery.redelivered'],
          ...['delivery.closed-by-operator', 'delivery.settled'],
        ]);
      });
    },
  );

  it.each(chosen(haltsOfOccasion('reading').map((halt) => [halt])))(
    '%s, while a clerk opens a letter on the pages and enters it, delivers, takes, enters and corrects it once',
    async (halt) => {
      const clerk = await (clerkOnPages ??= openPages(province.operator));
      const { id, documentId, delivery } = await sendBeside({ to: [onPages] });
      orders.give(halt);
      await persistently(async () => buffer(await clerk.openPacket(id)));
      const taken = await persistently(() => clerk.answer(delivery, { status: '03', entry: {} }));
      expect(taken).toMatchObject({ state: 'acknowledged' });
      const { year: of, number: right = 0, on = '' } = taken.entry ?? {};
      const corrects = (from: number, number: number) => {
        const correction = { was: { year: of, number: from, on }, number, reason: 'ghi nhầm' };
        return clerk.post(correctEntry.reply, `/v1/deliveries/${delivery}/entry/corrections`, correction);
      };
      await persistently(() => corrects(right, right + 1_000));
      const { corrections } = await persistently(() => corrects(right + 1_000, right));
      expect(corrections?.map(({ number }) => number)).toEqual([right, right + 1_000]);
      await eventually(async () => expect(orders.isWaiting(halt)).toBe(false));
      await takeAnswerBeside(documentId);
      await eventually(async () => {
        const receipts = await from.client.receipts(id);
        const events = receipts.filter(({ delivery: of }) => of === undefined || of === delivery);
        expect(events.map(({ event }) => event)).toEqual([
          ...['SubmissionAcceptance', 'ContentHandover', 'ConsignmentAcceptance'],
        ]);
      });
      const year = new Date().getFullYear();
      const path = `/v1/registers/received?agency=${onPages}&year=${year}`;
      const { entries } = await persistently(() => clerk.get(listReceivedRegister.reply, path));
      expect(entries.filter((entry) => entry.delivery === delivery)).toHaveLength(1);
      expect(entries.map(({ number }) => number)).toEqual(entries.map((_, place) => place + 1));
    },
  );

  it.each(chosen(haltsOfOccasion('withdrawing').map((halt) => [halt])))(
    '%s, while a letter is taken back and another is declared void, does each once',
    async (halt) => {
      const regretted = await sendBeside({ bytes: largeBytes });
      const held = await sendBeside();
      await takeBeside(held);
      orders.give(halt);
      const reason = 'Ban hành sai thẩm quyền';
      expect(await persistently(() => from.client.takeBack(regretted.id, { reason }))).toMatchObject({ withdrawn: 1 });
      const bussiness = { bussinessDocType: 1, bussinessDocReason: reason, paper: 0 } as const;
      const revocation = await sendBeside({ number: held.number, bussiness });
      await eventually(async () => expect(orders.isWaiting(halt)).toBe(false));
      await eventually(async () => {
        expect(await toldOf(regretted)).toEqual([
          ...['document.accepted', 'document.sent-late', 'delivery.withdrawn', 'document.content-deleted'],
        ]);
        expect((await toldOf(held)).toSorted()).toEqual([
          ...['delivery.delivered', 'delivery.fetched', 'delivery.revocation-told'],
          ...['document.accepted', 'document.revocation-declared', 'document.sent-late'],
        ]);
      });
      const receipts = await from.client.receipts(regretted.id);
      expect(receipts.map(({ event }) => event)).toEqual(['SubmissionAcceptance', 'ContentWithdrawn']);
      const { deliveries } = await persistently(() => from.client.document(held.id));
      expect(deliveries).toMatchObject([{ state: 'delivered', questions: [{ kind: 'revocation' }] }]);
      await takeBeside(revocation);
    },
  );

  it('any of them leaves every promise kept and the doctor content', () =>
    expectHealth(province, correspondence, beside));

  /** As an operator does who is not told whether it was done: what was done already is no failure. */
  async function edoc(...words: string[]) {
    const told = await province.place.edoc(...words, '--json');
    const isDone =
      told.code === 0 || told.stdout.includes('document.not-frozen') || told.stderr.includes('document.not-frozen');
    if (!isDone) throw new Error(`edoc ${words.join(' ')} ended with ${told.code}:\n${told.stdout}${told.stderr}`);
    return told;
  }

  /** A letter that is none of the correspondence's. */
  async function sendBeside(letter: Partial<Letter> = {}) {
    const whole = { number: (lastNumber += 1), to: [to.agency], bytes: 100, ...letter };
    const packet = await writeLetter(from, whole);
    const { submission } = await persistently(() => from.client.send(Readable.from([packet])));
    beside.documents += 1;
    beside.deliveries += 1;
    const { id, documentId, deliveries } = submission;
    const packetSha256 = createHash('sha256').update(packet).digest('hex');
    return { id, documentId, delivery: deliveries[0]?.id ?? '', packetSha256, number: whole.number };
  }

  /** Its recipient fetches and confirms it, without a lease that could be lost. */
  async function takeBeside({ id, delivery, packetSha256 }: Awaited<ReturnType<typeof sendBeside>>): Promise<void> {
    await persistently(async () => buffer(await to.client.openPacket(id)));
    await persistently(() => to.client.confirm(delivery, { leaseToken: 'none', packetSha256 }));
  }

  /** What was answered to such a letter, which its sender's system fetches like any other. */
  async function takeAnswerBeside(documentId: string): Promise<void> {
    await eventually(async () => {
      const leased = await from.client.lease({ carries: 'status', limit: 100, packets: true });
      const told = leased.find((one) => one.document.documentId === documentId);
      for (const { id, leaseToken } of leased) if (id !== told?.id) await from.client.release(id, { leaseToken });
      if (!told) throw new Error('The answer is not there yet.');
      const packetSha256 = told.document.packet.sha256;
      await from.client.confirm(told.id, { leaseToken: told.leaseToken, packetSha256 });
    });
    beside.deliveries += 1;
  }

  async function toldOf({ id }: { readonly id: string }): Promise<string[]> {
    return (await from.client.timeline(id)).items.map(({ kind }) => kind);
  }

  /** One round of everything: letters small and large, each twice, taken one by one and at once; a conflict; a lease given back; a wrong confirmation. */
  async function writeAndAnswer(): Promise<void> {
    const sender = { ...from, client: from.newClient() };
    const small = await correspondence.send(sender, { number: (lastNumber += 1), to: [to.agency], bytes: 100 });
    await conflictWith(sender, lastNumber);
    await confirmWrongly();
    await correspondence.collect(to);
    await correspondence.send(sender, { number: (lastNumber += 1), to: [to.agency], bytes: largeBytes });
    await giveBack();
    await correspondence.collect(to);
    await correspondence.send(sender, { number: (lastNumber += 1), to: [to.agency], bytes: 100 });
    await correspondence.collectAtOnce(to);
    await correspondence.collect(sender, 50);
    const { id } = small.submission;
    await persistently(() => sender.client.document(id));
    await persistently(() => sender.client.get(deliveryPage, `/v1/documents/${id}/deliveries`));
  }

  /** Of a large packet under a name that is taken: it is refused, and what was received is removed. */
  async function conflictWith(sender: Office, number: number): Promise<void> {
    const packet = await writeLetter(sender, { number, to: [to.agency], bytes: largeBytes, subject: 'V/v khác' });
    await expectRefusal('document.conflict', () => sender.client.send(Readable.from([packet])));
  }

  async function confirmWrongly(): Promise<void> {
    const { deliveries } = await persistently(() => from.client.document(lastSent().submission.id));
    const [{ id = '' } = {}] = deliveries;
    const proof = { leaseToken: 'none', packetSha256: '0'.repeat(64) };
    await expectRefusal('delivery.wrong-digest', () => to.client.confirm(id, proof));
  }

  /** Given back with the answer lost, it is not there to be given back again. */
  async function giveBack(): Promise<void> {
    const [leased] = await persistently(() => to.client.lease({ limit: 1 }));
    if (!leased) return;
    const { id, leaseToken } = leased;
    await persistently(() => to.client.release(id, { leaseToken, reason: 'Hết dung lượng' })).catch(
      expectCode('delivery.not-leased'),
    );
  }

  function lastSent() {
    const last = correspondence.sent.at(-1);
    if (!last) throw new Error('Nothing was sent yet.');
    return last;
  }
});

const suspect = z.object({ gateway: z.string(), document: z.string() });

function readSuspect(line: string) {
  return suspect.parse(JSON.parse(line));
}

const deliveryPage = z.object({ deliveries: z.array(deliveryView) });

/** An agency without a system of its own, and its clerk. */
async function openPages(operator: AxisClient): Promise<AxisClient> {
  const validFrom = '2025-07-01T00:00:00+07:00';
  await operator.post(agencyView, '/v1/agencies', { code: onPages, name: 'UBND xã Tà Hine', validFrom });
  await operator.post(systemView, '/v1/systems', { name: 'cong', door: 'portal', agencies: [onPages] });
  const lan = await joinPerson(operator, 'lan', { role: 'clerk', agencies: [onPages] });
  return (await lan.signsIn()).client;
}

async function expectRefusal(code: string, ask: () => Promise<unknown>): Promise<void> {
  const refused = await persistently(ask).then(() => undefined, expectCode(code));
  expect(refused).toBe(code);
}

function expectCode(code: string) {
  return (error: unknown): string => {
    if (!(error instanceof AxisRefusal) || error.problem.code !== code) throw error;
    return code;
  };
}

/** The points of each process in their order, those of different processes side by side: they come back at the same time. */
function roundsOf(halts: readonly Halt[]): Halt[][] {
  const queues = new Map<string, Halt[]>();
  for (const halt of new Set(halts)) {
    const role = halt.slice(0, halt.indexOf(' '));
    queues.set(role, [...(queues.get(role) ?? []), halt]);
  }
  const longest = Math.max(...[...queues.values()].map(({ length }) => length));
  return Array.from({ length: longest }, (_, n) => [...queues.values()].flatMap((queue) => queue[n] ?? []));
}

function chosen<Round>(rounds: readonly Round[]): Round[] {
  return rounds.filter((_, n) => (n + seed) % Math.min(everyRound, rounds.length) === 0);
}
