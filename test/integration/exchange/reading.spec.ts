import { listReadings as question } from '@edoc-axis/contracts';
import type { Grant, PersonCaller } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import { answerDelivery, leaseDeliveries, openPacket } from '../../../apps/exchange/src/journey/index.js';
import { demandOpenable } from '../../../apps/exchange/src/journey/parts.js';
import { freezeDocument } from '../../../apps/exchange/src/operating/index.js';
import { listReadings } from '../../../apps/exchange/src/readings/index.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

describe('reading by people', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  /** On its way to the commune, with one attachment. */
  async function aLetter() {
    const { id: document, deliveries } = await offices.ministry.sends(
      await offices.next().with(Buffer.from('Kính gửi')).packet(),
    );
    return { document, delivery: deliveries[0]?.id ?? '' };
  }
  const someone = (person: string, ...grants: Grant[]): PersonCaller => ({ kind: 'person', person, grants });
  const clerk = (person: string, ...agencies: string[]) =>
    someone(person, { role: 'clerk', agencies: agencies as never });
  const administrator = someone('quan-tri', { role: 'administrator' });
  const branchAdministrator = someone('quan-tri-h36', { role: 'administrator', branch: 'H36' as never });
  const auditor = someone('kiem-tra', { role: 'auditor' });
  const lan = clerk('lan', 'H36.15.04');
  const opens = (caller: PersonCaller, document: string, more: object = {}, address = '10.1.0.7') =>
    openPacket(exchange.ports, caller, { document, ...more }, { address, program: 'Firefox' });
  const readings = async (wanted: object = {}, caller: PersonCaller = auditor) =>
    (await listReadings(exchange.ports, caller, question.request.parse(wanted))).readings;
  const stateOf = async (delivery: string) =>
    (await exchange.rows<{ state: string }>('select state from delivery where id = $1', [delivery]))[0]?.state;

  describe('for an agency whose system takes its post', () => {
    it('is recorded, and takes nothing from the system', async () => {
      const { document, delivery, packetSha256 } = await offices.aDelivery('waiting');
      await opens(lan, document);
      expect(await stateOf(delivery)).toBe('pending');
      expect(await exchange.factsOf({ delivery })).toContain('delivery.fetched');
      expect(await readings({ document })).toMatchObject([{ who: 'lan', delivery }]);
      await offices.commune.fetches(document);
      expect(await offices.commune.confirms(delivery, packetSha256)).toMatchObject({ state: 'delivered' });
    });

    it('meets its system on the way: one of them delivers, and both have it', async () => {
      const { document, delivery, packetSha256 } = await offices.aDelivery('fetched');
      const [, confirmed] = await Promise.all([opens(lan, document), offices.commune.confirms(delivery, packetSha256)]);
      expect(confirmed).toMatchObject({ state: 'delivered', receipts: [{ event: 'ContentHandover' }] });
      expect(await exchange.rows('select id from receipt where delivery = $1', [delivery])).toHaveLength(1);
      expect(await readings({ document })).toMatchObject([{ who: 'lan' }]);
    });
  });

  describe('for an agency that works on the pages', () => {
    beforeAll(() => exchange.portal('H36.15.04', 'H36.07'));

    it('by a clerk of the recipient delivers, with a receipt that names the person, and once', async () => {
      const { document, delivery } = await aLetter();
      await opens(lan, document, { attachment: 1, shown: true });
      await opens(lan, document);
      await opens(clerk('hoa', 'H36.15.04'), document);
      expect(await stateOf(delivery)).toBe('delivered');
      const receipts = await exchange.rows<{ jws: string }>('select jws from receipt where delivery = $1', [delivery]);
      expect(receipts.map(({ jws }) => verifyReceipt(jws, exchange.receipts))).toMatchObject([
        { claims: { event: 'ContentHandover', confirmedBy: 'person', by: 'person:lan', recipient: 'H36.15.04' } },
      ]);
      expect((await exchange.factsOf({ delivery })).filter((kind) => kind === 'delivery.delivered')).toHaveLength(1);
      expect(await readings({ document })).toMatchObject([
        { who: 'hoa', agency: 'H36.15.04', delivery, shown: false },
        { who: 'lan', agency: 'H36.15.04', delivery, shown: false },
        {
          ...{ who: 'lan', agency: 'H36.15.04', delivery, attachment: 1, name: expect.any(String), shown: true },
          ...{ address: '10.1.0.7', program: 'Firefox', at: exchange.clock.time.toISOString() },
        },
      ]);
    });

    it('by many at once delivers once, and every one of them is in the record', async () => {
      const { document, delivery } = await aLetter();
      const names = Array.from({ length: 8 }, (_, n) => `lan${n}`);
      await Promise.all(names.map((name) => opens(clerk(name, 'H36.15.04'), document)));
      expect(await stateOf(delivery)).toBe('delivered');
      expect(await exchange.rows('select id from receipt where delivery = $1', [delivery])).toHaveLength(1);
      expect((await readings({ document })).map(({ who }) => who).sort()).toEqual(names);
    });

    it('lets the clerk answer, and what she leased is hers', async () => {
      const { document, delivery } = await aLetter();
      const [leased] = await leaseDeliveries(exchange.ports, lan, { limit: 5, packets: true, agency: 'H36.15.04' });
      expect(leased?.document.packet.base64).toBeUndefined();
      expect(await readings({ document })).toEqual([]);
      await opens(lan, document);
      const answered = await answerDelivery(exchange.ports, lan, { delivery, status: '03' });
      expect(answered).toMatchObject({ state: 'acknowledged' });
    });

    it('for several agencies is for each of them, and for one where its delivery is named', async () => {
      const packet = await offices.next().to('H36.15.04', 'H36.07').packet();
      const { id: document, deliveries } = await offices.ministry.sends(packet);
      const both = clerk('lan', 'H36.15.04', 'H36.07');
      const [first, second] = deliveries.map(({ id }) => id);
      await opens(both, document, { delivery: first });
      expect([await stateOf(first ?? ''), await stateOf(second ?? '')]).toEqual(['delivered', 'pending']);
      await opens(both, document);
      expect(await stateOf(second ?? '')).toBe('delivered');
      expect(await readings({ document })).toHaveLength(3);
    });

    it('by the sender’s clerk is recorded and delivers nothing, also where she is a clerk of both', async () => {
      const { document, delivery } = await aLetter();
      await opens(clerk('minh', 'G22'), document);
      const ofBoth = clerk('mai', 'G22', 'H36.15.04');
      await opens(ofBoth, document);
      expect(await stateOf(delivery)).toBe('pending');
      expect(await exchange.factsOf({ delivery })).not.toContain('delivery.fetched');
      await opens(ofBoth, document, { delivery });
      expect(await stateOf(delivery)).toBe('delivered');
      expect(await readings({ document })).toMatchObject([
        { who: 'mai', agency: 'H36.15.04', delivery },
        { who: 'mai', agency: 'G22' },
        { who: 'minh', agency: 'G22' },
      ]);
    });

    it('by an administrator needs a reason, which is kept, and delivers nothing; an auditor opens nothing', async () => {
      const { document, delivery } = await aLetter();
      const told = (caller: PersonCaller, more = {}) => refusal(opens(caller, document, more));
      expect(await told(administrator)).toMatchObject({ code: 'person.reason-missing' });
      expect(await told(administrator, { reason: '   ' })).toMatchObject({ code: 'person.reason-missing' });
      expect(await told(auditor, { reason: 'xem thử' })).toMatchObject({ code: 'caller.not-permitted' });
      for (const caller of [branchAdministrator, clerk('la', 'H99')]) {
        expect(await told(caller, { reason: 'xem thử' })).toMatchObject({ code: 'document.unknown' });
      }
      expect(await readings({ document })).toEqual([]);
      await opens(administrator, document, { reason: 'Đơn vị báo tệp hỏng', attachment: 1 });
      expect(await stateOf(delivery)).toBe('pending');
      const [read, ...others] = await readings({ document });
      expect(read).toMatchObject({ who: 'quan-tri', reason: 'Đơn vị báo tệp hỏng', attachment: 1 });
      expect([read?.agency, others]).toEqual([undefined, []]);
    });

    it('of what cannot be given is none: a wrong number, and what is withdrawn', async () => {
      const { document, delivery } = await aLetter();
      expect(await refusal(opens(lan, document, { attachment: 99 }))).toMatchObject({
        code: 'document.attachment-unknown',
      });
      expect(await stateOf(delivery)).toBe('pending');
      await offices.ministry.takesBack(document);
      expect(await refusal(opens(lan, document))).toMatchObject({ code: 'delivery.already-final' });
      expect(await readings({ document })).toEqual([]);
    });

    it('may be asked about first: the same refusals, and no reading', async () => {
      const { document, delivery } = await aLetter();
      const asks = (caller: PersonCaller, attachment = 1) =>
        demandOpenable(exchange.ports, caller, { document, attachment });
      await asks(lan);
      expect(await stateOf(delivery)).toBe('pending');
      expect(await refusal(asks(lan, 99))).toMatchObject({ code: 'document.attachment-unknown' });
      expect(await refusal(asks(clerk('hoa', 'H36.07')))).toMatchObject({ code: 'document.unknown' });
      expect(await refusal(asks(administrator))).toMatchObject({ code: 'person.reason-missing' });
      const frozen = (await aLetter()).document;
      const operator = { kind: 'operator', scopes: ['administer'] } as const;
      await freezeDocument(exchange.ports, operator, { document: frozen, reason: 'tra soát' });
      expect(await refusal(demandOpenable(exchange.ports, lan, { document: frozen }))).toMatchObject({
        code: 'document.frozen',
      });
      await offices.ministry.takesBack(document);
      expect(await refusal(asks(lan))).toMatchObject({ code: 'delivery.already-final' });
      expect(await readings({ document })).toEqual([]);
      expect(await exchange.factsOf({ delivery })).not.toContain('delivery.fetched');
    });

    it('is kept for ever: nothing changes or removes a line of the record', async () => {
      for (const statement of [`update reading set person = 'nobody'`, 'delete from reading', 'truncate reading']) {
        await expect(exchange.rows(statement)).rejects.toThrow('only added to');
      }
    });

    it('is shown to who audits or administers, within their branch, and to nobody else', async () => {
      const { document } = await aLetter();
      await opens(clerk('minh', 'G22'), document);
      await opens(lan, document);
      const whoIn = async (wanted: object, caller: PersonCaller) =>
        (await readings({ document, ...wanted }, caller)).map(({ who }) => who);
      expect(await whoIn({}, administrator)).toEqual(['lan', 'minh']);
      expect(await whoIn({}, branchAdministrator)).toEqual(['lan']);
      expect(await whoIn({ agency: 'G22' }, auditor)).toEqual(['minh']);
      expect(await whoIn({ agency: 'G22' }, branchAdministrator)).toEqual([]);
      expect(await whoIn({ who: 'minh', from: '2026-01-01T00:00:00Z' }, auditor)).toEqual(['minh']);
      expect(await whoIn({ to: '2026-01-01T00:00:00Z' }, auditor)).toEqual([]);
      expect(await refusal(readings({ document }, lan))).toMatchObject({ code: 'caller.not-permitted' });
      const elsewhere = someone('quan-tri-h99', { role: 'administrator', branch: 'H99' as never });
      expect(await refusal(readings({ document }, elsewhere))).toMatchObject({ code: 'document.unknown' });
    });

    it('is listed in pages without a gap, though more is read meanwhile', async () => {
      const { document } = await aLetter();
      for (const name of ['a', 'b', 'c']) await opens(clerk(name, 'H36.15.04'), document);
      const page = (after?: string) =>
        listReadings(exchange.ports, auditor, question.request.parse({ document, limit: 2, after }));
      const first = await page();
      await opens(clerk('d', 'H36.15.04'), document);
      const second = await page(first.next);
      expect([...first.readings, ...second.readings].map(({ who }) => who)).toEqual(['c', 'b', 'a']);
      expect(second.next).toBeUndefined();
      expect(await refusal(page('no-id'))).toMatchObject({ code: 'request.cursor-unknown' });
    });
  });
});
