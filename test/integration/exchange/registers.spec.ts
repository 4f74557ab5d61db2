import type { Caller } from '@edoc-axis/domain';
import { showDocument } from '../../../apps/exchange/src/journey/index.js';
import * as registers from '../../../apps/exchange/src/registers/index.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

describe('the register of received documents', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeEach(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterEach(() => exchange?.stop());

  const clerk: Caller = {
    kind: 'person',
    person: 'van-thu',
    grants: [{ role: 'clerk', agencies: ['H36.15.04' as never] }],
  };
  const page = { year: 2026, limit: 100 };
  const received = (
    caller: Caller = clerk,
    more: { agency?: string; year?: number; after?: string; limit?: number } = {},
  ) => registers.listReceivedRegister(exchange.ports, caller, { agency: 'H36.15.04', ...page, ...more });
  const sent = (caller: Caller, more: { after?: string; limit?: number; year?: number } = {}) =>
    registers.listSentRegister(exchange.ports, caller, { agency: 'G22', ...page, ...more });
  const enters = (delivery: string, entry = {}, caller: Caller = clerk) =>
    registers.enterDelivery(exchange.ports, caller, { delivery, ...entry });

  it('gives what is taken the next number, or the one that is named', async () => {
    const [first, second, third] = [
      await offices.aDelivery('delivered'),
      await offices.aDelivery('delivered'),
      await offices.aDelivery('delivered'),
    ];
    const { commune } = offices;
    expect(await commune.answers(first.delivery, '03', { entry: {} })).toMatchObject({
      state: 'acknowledged',
      entry: { year: 2026, number: 1, on: '2026-11-20', by: 'commune-dms' },
    });
    expect(await commune.answers(second.delivery, '03', { entry: { number: 40, on: '2026-11-18' } })).toMatchObject({
      entry: { year: 2026, number: 40, on: '2026-11-18' },
    });
    expect(await commune.answers(third.delivery, '03', { entry: {} })).toMatchObject({ entry: { number: 41 } });
    const { entries, nextNumber, agencyName } = await received();
    expect(entries).toMatchObject([
      { number: 1, delivery: first.delivery, document: first.document, sender: 'G22', code: { notation: 'BTTTT' } },
      { number: 40, delivery: second.delivery },
      { number: 41, delivery: third.delivery },
    ]);
    expect([nextNumber, agencyName]).toEqual([42, 'Cơ quan H36.15.04']);
  });

  it('is told with the document to those who may read it, and to nobody else', async () => {
    const { document, delivery } = await offices.aDelivery('delivered');
    const { commune, ministry } = offices;
    await commune.answers(delivery, '03', { entry: { number: 40 } });
    const entered = { year: 2026, number: 40, on: '2026-11-20' };
    expect((await commune.sees(document)).deliveries).toMatchObject([{ id: delivery, entered }]);
    expect((await showDocument(exchange.ports, clerk, document)).deliveries).toMatchObject([{ entered }]);
    const shownToSender = await ministry.sees(document);
    expect(shownToSender.deliveries.map((each) => each.entered)).toEqual([undefined]);
    expect(shownToSender.heading).toEqual({ typeName: 'Công văn', place: 'Hà Nội' });
  });

  it('is written with the answer or not at all: a number that is taken names who has it', async () => {
    const [first, second] = [await offices.aDelivery('delivered'), await offices.aDelivery('delivered')];
    const { commune } = offices;
    await commune.answers(first.delivery, '03', { entry: { number: 7 } });
    expect(await refusal(commune.answers(second.delivery, '03', { entry: { number: 7 } }))).toEqual({
      code: 'register.number-taken',
      params: expect.objectContaining({ number: '7', year: '2026', sender: 'G22', document: first.document }),
    });
    const [row] = await exchange.rows<{ state: string }>('select state from delivery where id = $1', [second.delivery]);
    expect(row?.state).toBe('delivered');
    // Last year's numbers are others.
    const lastYear = { number: 7, on: '2025-12-31' };
    expect(await commune.answers(second.delivery, '03', { entry: lastYear })).toMatchObject({
      entry: { year: 2025, number: 7 },
    });
    expect((await received(clerk, { year: 2025 })).nextNumber).toBe(8);
  });

  it('is safe to repeat, and says so when another number is asked for', async () => {
    const { delivery } = await offices.aDelivery('delivered');
    const { commune } = offices;
    const first = await commune.answers(delivery, '03', { entry: {} });
    exchange.passes(60_000);
    expect(await commune.answers(delivery, '03', { entry: {} })).toEqual(first);
    expect(await commune.answers(delivery, '03', { entry: { number: 1 } })).toEqual(first);
    expect(await enters(delivery)).toEqual({ ...first.entry, delivery });
    const entered = { code: 'register.entered-already', params: { number: '1', year: '2026' } };
    expect(await refusal(commune.answers(delivery, '03', { entry: { number: 2 } }))).toEqual(entered);
    expect(await refusal(enters(delivery, { number: 2 }))).toEqual(entered);
  });

  it('takes what was acknowledged without, and nothing that was not', async () => {
    const [first, second] = [await offices.aDelivery('delivered'), await offices.aDelivery('delivered')];
    await offices.commune.answers(first.delivery, '04');
    expect(await enters(first.delivery)).toMatchObject({ number: 1, by: 'person:van-thu' });
    expect(await refusal(enters(second.delivery))).toMatchObject({ code: 'register.not-acknowledged' });
    const asWork = offices.commune.answers(second.delivery, '04', { entry: {} });
    expect(await refusal(asWork)).toMatchObject({ code: 'register.not-with-status' });
    for (const on of ['2026-11-21', '2024-11-20']) {
      const entry = { on };
      expect(await refusal(offices.commune.answers(second.delivery, '03', { entry }))).toMatchObject({
        code: 'register.day-out-of-reach',
      });
    }
  });

  describe('corrected', () => {
    const was = (number: number, on = '2026-11-20') => ({ year: Number(on.slice(0, 4)), number, on });
    type Correction = Omit<Parameters<typeof registers.correctEntry>[2], 'delivery' | 'reason'> & { reason?: string };
    const corrects = (delivery: string, correction: Correction, caller: Caller = clerk) =>
      registers.correctEntry(exchange.ports, caller, { reason: 'Ghi nhầm', ...correction, delivery });
    const entered = async (entry: object = {}) => {
      const { delivery, document } = await offices.aDelivery('delivered');
      await offices.commune.answers(delivery, '03', { entry });
      return { delivery, document };
    };

    it('tells what it was, who corrected it, when and why, in the register and with the document', async () => {
      const { delivery, document } = await entered({ number: 7 });
      exchange.passes(60_000);
      const first = { year: 2026, number: 7, on: '2026-11-20', by: 'person:van-thu', reason: 'Ghi nhầm' };
      const correctedAt = exchange.clock.time.toISOString();
      const corrected = await corrects(delivery, { was: was(7), number: 8 });
      expect(corrected).toMatchObject({ delivery, number: 8, on: '2026-11-20', by: 'commune-dms' });
      expect(corrected.corrections).toEqual([{ ...first, correctedAt }]);
      const reason = '  Đến ngày 18  ';
      const system = exchange.caller('commune-dms');
      await corrects(delivery, { was: was(8), on: '2026-11-18', reason }, system);
      const second = { year: 2026, number: 8, on: '2026-11-20', by: 'commune-dms', reason: 'Đến ngày 18' };
      const corrections = [
        { ...first, correctedAt },
        { ...second, correctedAt },
      ];
      expect((await received()).entries).toMatchObject([{ number: 8, on: '2026-11-18', delivery, corrections }]);
      const { deliveries } = await offices.commune.sees(document);
      expect(deliveries.map((each) => each.entered)).toEqual([
        { year: 2026, number: 8, on: '2026-11-18', corrections },
      ]);
      const shownToSender = await offices.ministry.sees(document);
      expect(JSON.stringify(shownToSender)).not.toContain('Ghi nhầm');
      // What was told of it is told as it was; what was never corrected has nothing of it.
      const { delivery: other } = await entered({ number: 9 });
      expect((await received()).entries.find((entry) => entry.delivery === other)?.corrections).toBeUndefined();
      expect(await exchange.factsOf({ delivery })).not.toContainEqual(expect.stringContaining('register'));
    });

    it('said again is corrected once, and an answer said again gets the entry as it is now', async () => {
      const { delivery } = await entered({ number: 7 });
      const first = await corrects(delivery, { was: was(7), number: 8, on: '2026-11-19' });
      expect(await corrects(delivery, { was: was(7), number: 8, on: '2026-11-19' })).toEqual(first);
      expect(first.corrections).toHaveLength(1);
      const again = await offices.commune.answers(delivery, '03', { entry: { number: 7 } });
      expect(again.entry).toMatchObject({ number: 8, on: '2026-11-19' });
      expect(await enters(delivery, { number: 7 })).toMatchObject({ number: 8 });
      expect(await refusal(enters(delivery, { number: 6 }))).toMatchObject({ code: 'register.entered-already' });
    });

    it('keeps each number for one document, and frees the one it leaves', async () => {
      const [first, second] = [await entered({ number: 7 }), await entered({ number: 8 })];
      expect(await refusal(corrects(first.delivery, { was: was(7), number: 8 }))).toEqual({
        code: 'register.number-taken',
        params: expect.objectContaining({ number: '8', document: second.document }),
      });
      await corrects(first.delivery, { was: was(7), number: 6 });
      await corrects(second.delivery, { was: was(8), number: 7 });
      expect((await received()).entries.map(({ number }) => number)).toEqual([6, 7]);
      expect((await received()).nextNumber).toBe(8);
    });

    it('moves to another year with its day: by the number that is named, or the next one there', async () => {
      const [first, second, third] = [
        await entered({ number: 3, on: '2025-12-30' }),
        await entered({ number: 7 }),
        await entered({ number: 8 }),
      ];
      const wanted = { was: was(7), on: '2025-12-31' };
      expect(await corrects(second.delivery, wanted)).toMatchObject({ year: 2025, number: 4 });
      expect(await corrects(second.delivery, wanted)).toMatchObject({ year: 2025, number: 4 });
      const taken = { was: was(8), on: '2025-12-31', number: 3 };
      expect(await refusal(corrects(third.delivery, taken))).toMatchObject({
        code: 'register.number-taken',
        params: { document: first.document },
      });
      expect((await received()).entries).toMatchObject([{ number: 8 }]);
      // It came before it was entered; months later that is still so.
      exchange.passes(400 * 24 * 60 * 60_000);
      expect(await corrects(third.delivery, { was: was(8), on: '2026-11-02' })).toMatchObject({ on: '2026-11-02' });
      for (const on of ['2026-11-21', '2027-11-20', '2025-11-01']) {
        expect(await refusal(corrects(third.delivery, { was: was(8, '2026-11-02'), on }))).toMatchObject({
          code: 'register.day-out-of-reach',
        });
      }
    });

    it('by two clerks at once is corrected by one, and the other hears what it is now', async () => {
      const { delivery } = await entered({ number: 7 });
      const outcomes = await Promise.allSettled(
        [20, 21, 22].map((number) => corrects(delivery, { was: was(7), number })),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [{ number = 0, corrections } = {}] = (await received()).entries;
      expect(corrections).toHaveLength(1);
      for (const outcome of outcomes.filter(({ status }) => status === 'rejected')) {
        expect(outcome).toMatchObject({
          reason: { code: 'register.corrected-meanwhile', params: { number: String(number), on: '2026-11-20' } },
        });
      }
    });

    it('of two documents to one number at once one gets it, also while others are entered', async () => {
      const both = [await entered({ number: 1 }), await entered({ number: 2, on: '2025-12-31' })];
      const others = [await offices.aDelivery('delivered'), await offices.aDelivery('delivered')];
      const outcomes = await Promise.allSettled([
        corrects(both[0]?.delivery ?? '', { was: was(1), number: 3 }),
        corrects(both[1]?.delivery ?? '', { was: was(2, '2025-12-31'), number: 3, on: '2026-11-20' }),
        ...others.map(({ delivery }) => offices.commune.answers(delivery, '03', { entry: {} })),
      ]);
      const { entries } = await received();
      const numbers = entries.map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const outcome of outcomes.filter(({ status }) => status === 'rejected')) {
        expect(outcome).toMatchObject({ reason: { code: 'register.number-taken' } });
      }
      expect(outcomes.slice(2).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    });

    it('is its agency’s alone, entered before, and not without end', async () => {
      const { delivery } = await entered({ number: 7 });
      const others: Caller[] = [
        exchange.caller('ministry-dms'),
        exchange.caller('commune-dms', ['send', 'track']),
        { kind: 'person', person: 'a', grants: [{ role: 'administrator' }] },
        { kind: 'person', person: 'c', grants: [{ role: 'clerk', agencies: ['H36.07' as never] }] },
        { kind: 'operator', scopes: ['track', 'administer'] },
      ];
      for (const other of others) {
        expect(await refusal(corrects(delivery, { was: was(7), number: 8 }, other))).toMatchObject({
          code: expect.stringMatching(/^(caller\.|delivery\.unknown)/),
        });
      }
      const without = await offices.aDelivery('delivered');
      expect(await refusal(corrects(without.delivery, { was: was(7), number: 8 }))).toMatchObject({
        code: 'register.not-entered',
      });
      for (let number = 7; number < 27; number += 1) {
        await corrects(delivery, { was: was(number), number: number + 1 });
      }
      expect(await refusal(corrects(delivery, { was: was(27), number: 28 }))).toMatchObject({
        code: 'register.corrected-too-often',
      });
      expect((await received()).entries[0]).toMatchObject({ number: 27 });
    });
  });

  it('never gives two clerks the same number, whatever they enter at once', async () => {
    await offices.commune.answers((await offices.aDelivery('delivered')).delivery, '03', { entry: { number: 100 } });
    const deliveries: string[] = [];
    for (let n = 0; n < 24; n += 1) deliveries.push((await offices.aDelivery('delivered')).delivery);
    // Each is answered twice at the same moment; every fourth names a number.
    const given = await Promise.all(
      [...deliveries, ...deliveries].map((delivery) => {
        const place = deliveries.indexOf(delivery);
        const entry = place % 4 === 0 ? { number: 1 + place } : {};
        return offices.commune.answers(delivery, '03', { entry });
      }),
    );
    const numbers = given.map(({ entry }) => entry?.number);
    expect(numbers.slice(24)).toEqual(numbers.slice(0, 24));
    expect(new Set(numbers).size).toBe(24);
    const { entries } = await received();
    expect(entries.map(({ number }) => number)).toEqual(
      [100, ...new Set(numbers)].sort((a, b) => Number(a) - Number(b)),
    );
    expect(await exchange.rows(`select from answer group by delivery having count(*) > 1`)).toEqual([]);
  });

  it('of two who name one number at once one gets it, and the other is told who', async () => {
    const [first, second] = [await offices.aDelivery('delivered'), await offices.aDelivery('delivered')];
    const outcomes = await Promise.allSettled(
      [first, second].map(({ delivery }) => offices.commune.answers(delivery, '03', { entry: { number: 5 } })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'register.number-taken' },
    });
  });

  it('is read by the agency’s clerks and its system, and by nobody else', async () => {
    const { delivery } = await offices.aDelivery('delivered');
    await offices.commune.answers(delivery, '03', { entry: {} });
    expect((await received(exchange.caller('commune-dms'))).entries).toHaveLength(1);
    const others: Caller[] = [
      exchange.caller('ministry-dms'),
      { kind: 'person', person: 'a', grants: [{ role: 'administrator' }] },
      { kind: 'person', person: 'b', grants: [{ role: 'auditor' }] },
      { kind: 'person', person: 'c', grants: [{ role: 'clerk', agencies: ['H36.07' as never] }] },
      { kind: 'operator', scopes: ['track', 'administer'] },
    ];
    for (const other of others) {
      expect(await refusal(received(other))).toMatchObject({ code: expect.stringMatching(/^caller\./) });
      expect(await refusal(enters(delivery, {}, other))).toMatchObject({
        code: expect.stringMatching(/^(caller\.|delivery\.unknown)/),
      });
    }
  });

  it('comes in pages, as the register of sent documents does, which nobody enters', async () => {
    for (let n = 0; n < 12; n += 1) {
      const { delivery } = await offices.aDelivery('delivered');
      await offices.commune.answers(delivery, '03', { entry: {} });
    }
    const odd = await offices.next().numbered('7a', 'BTTTT').to('H36.15.04', 'H36.07').packet();
    await offices.ministry.sends(odd);
    const numbers: number[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { entries, next } = await received(clerk, { after, limit: 5 });
      numbers.push(...entries.map(({ number }) => number));
      after = next;
      more = next !== undefined;
    }
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));

    const ministry = exchange.caller('ministry-dms');
    const written: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { entries, next } = await sent(ministry, { after, limit: 5 });
      written.push(...entries.map(({ code }) => code.number));
      after = next;
      more = next !== undefined;
    }
    expect(written).toEqual([...Array.from({ length: 12 }, (_, n) => String(n + 1)), '7a']);
    const { entries } = await sent(ministry);
    expect(entries.at(-1)?.recipients).toEqual({
      count: 2,
      first: [
        { agency: 'H36.15.04', name: 'Cơ quan H36.15.04' },
        { agency: 'H36.07', name: 'Cơ quan H36.07' },
      ],
    });
    expect((await sent(ministry, { year: 2025 })).entries).toEqual([]);
    expect(await refusal(sent(clerk))).toMatchObject({ code: 'caller.not-serving' });
    for (const after of ['x', '1_2', "1_'; drop"]) {
      expect(await refusal(sent(ministry, { after }))).toMatchObject({ code: 'request.cursor-unknown' });
      expect(await refusal(received(clerk, { after }))).toMatchObject({ code: 'request.cursor-unknown' });
    }
  });
});
