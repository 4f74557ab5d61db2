import * as journey from '../../../apps/exchange/src/journey/index.js';
import * as operating from '../../../apps/exchange/src/operating/index.js';
import { anActor, refusal, sha256 } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { overtaken } from './support/overtaken.js';
import { aDocument } from './support/packets.js';

const midnight = '2026-11-30T17:00:00.000Z';
const receivesFor = { agency: 'H36', until: '2027-11-30T17:00:00.000Z' };
/** More than are forwarded in one go. */
const communes = Array.from({ length: 210 }, (_, n) => `H15.${String(n).padStart(3, '0')}`);

/** H11, H15 and its communes close at midnight, and H36 receives for all of them. */
describe('a document on its way to several codes that close, with one office that receives for them', () => {
  let exchange: ExchangeUnderTest;
  let number = 0;

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.agency('G22', { policy: 'channel' });
    exchange.agency('H36');
    const closing = { validUntil: midnight, successors: ['H36'], receivesFor };
    for (const code of ['H11', 'H15', ...communes]) exchange.agency(code, closing);
    exchange.system('ministry', 'G22');
    exchange.system('new', 'H36');
    exchange.system('old', 'H11', 'H15', ...communes);
  });
  beforeEach(() => (exchange.clock.time = new Date(Date.parse(midnight) - 60_000)));
  // Whatever a test left is not the next one's.
  afterEach(async () => void (await exchange.ports.database.query(`delete from delivery where state = 'pending'`)));
  afterAll(() => exchange?.stop());

  const ministry = () => anActor(exchange, 'ministry');
  const former = () => anActor(exchange, 'old');
  const receiver = () => anActor(exchange, 'new');
  const passesMidnight = () => (exchange.clock.time = new Date(midnight));
  const forward = (...codes: string[]) =>
    journey.forwardFromClosed(exchange.ports, codes.length > 0 ? codes : undefined);

  const packetTo = (...to: string[]) =>
    aDocument()
      .from('G22')
      .to(...to)
      .numbered(String(number), 'BTTTT')
      .named(`G22,2026/11/20,${number}/BTTTT`)
      .packet();
  const sendsTo = async (...to: string[]) => {
    number += 1;
    return ministry().sends(await packetTo(...to));
  };
  /** `H36 ⇐ H11 H15: pending`, one a delivery. */
  const wentTo = async (document: string) =>
    (await ministry().sees(document)).deliveries
      .map(({ recipient, addressedTo, state }) => `${recipient} ⇐ ${[...addressedTo].sort().join(' ')}: ${state}`)
      .sort();
  const told = async (document: string) =>
    (
      await exchange.rows<{ delivery: string; params: { addressee: string; former?: string } }>(
        `select delivery, params from fact where document = $1 and kind = 'delivery.redirected-by-closure'
          order by params->>'addressee'`,
        [document],
      )
    ).map(({ delivery, params: { addressee, former: formerly } }) => ({ delivery, addressee, former: formerly }));

  it('what was sent on and becomes one with another goes on by that one', async () => {
    const operator = { kind: 'operator', scopes: ['administer'] } as const;
    const { id, deliveries } = await sendsTo('H11', 'H36');
    const delivery = deliveries.find(({ recipient }) => recipient === 'H11')?.id ?? '';
    await operating.closeDelivery(exchange.ports, operator, { delivery, reason: 'Hệ thống hỏng' });
    await operating.redeliverDelivery(exchange.ports, operator, { delivery, reason: 'Đã sửa' });
    const { leased } = await receiver().collects();
    passesMidnight();
    await forward();
    expect((await ministry().sees(id)).deliveries).toMatchObject([
      { id: delivery, successor: leased.id, move: { code: 'ended.sent-on', params: { recipient: 'H36' } } },
      { id: leased.id, redelivers: delivery, state: 'delivered' },
    ]);
  });

  it('comes there once; a fact for each code says so, and the sender sees where each went', async () => {
    const { id, deliveries } = await sendsTo('H11', 'H15', 'H15.007');
    const [first, ...others] = deliveries.map((delivery) => delivery.id).sort();
    passesMidnight();
    await forward();
    const { leased } = await receiver().collects();
    expect(leased).toMatchObject({ id: first, recipient: 'H36' });
    expect([...leased.addressedTo].sort()).toEqual(['H11', 'H15', 'H15.007']);
    expect(await wentTo(id)).toEqual(['H36 ⇐ H11 H15 H15.007: delivered']);
    const facts = await told(id);
    expect(facts.map(({ addressee }) => addressee)).toEqual(['H11', 'H15', 'H15.007']);
    expect(facts.every(({ delivery }) => delivery === first)).toBe(true);
    expect(facts.flatMap((fact) => fact.former ?? []).sort()).toEqual(others);
    const repeated = await ministry().submits(await packetTo('H11', 'H15', 'H15.007'));
    expect(repeated).toMatchObject({ outcome: 'repeated', submission: { id, deliveries: [{ id: first }] } });
  });

  it('is one with what the office was sent itself, which it may be taking at that moment', async () => {
    const { id } = await sendsTo('H36', 'H11', 'H15');
    passesMidnight();
    const [leased] = await receiver().leases();
    const bytes = await receiver().fetches(id);
    await forward();
    const confirmed = await receiver().confirms(leased?.id ?? '', sha256(bytes), { leaseToken: leased?.leaseToken });
    expect(confirmed).toMatchObject({ delivery: leased?.id, state: 'delivered' });
    expect(await receiver().leases()).toEqual([]);
    expect(await wentTo(id)).toEqual(['H36 ⇐ H11 H15 H36: delivered']);
  });

  it('is not handed over again to an office that has it already, but to one that refused it', async () => {
    const taken = await sendsTo('H36', 'H11');
    await receiver().collects();
    const refused = await sendsTo('H36', 'H11');
    await receiver().answers((await receiver().collects()).leased.id, '02', { description: 'gửi nhầm' });
    passesMidnight();
    await forward();
    expect(await wentTo(taken.id)).toEqual(['H36 ⇐ H11 H36: delivered']);
    expect(await told(taken.id)).toMatchObject([{ addressee: 'H11' }]);
    expect(await wentTo(refused.id)).toEqual(['H36 ⇐ H11: pending', 'H36 ⇐ H36: refused']);
    expect((await receiver().leases()).map(({ document }) => document.id)).toEqual([refused.id]);
  });

  it('keeps who fetched it when what one former system fetched and never confirmed joins the rest', async () => {
    const { id, deliveries } = await sendsTo('H11', 'H15');
    const second = deliveries.find(({ recipient }) => recipient === 'H15')?.id ?? '';
    await former().leases();
    await former().opens(id, undefined, second);
    passesMidnight();
    exchange.passes(24 * 60 * 60_000);
    await forward();
    expect(await wentTo(id)).toEqual(['H36 ⇐ H11 H15: pending']);
    const fetched = await exchange.rows('select fetched_by from delivery where document = $1', [id]);
    expect(fetched).toEqual([{ fetched_by: ['old'] }]);
    const [joined] = (await told(id)).flatMap((fact) => fact.former ?? []);
    expect(await refusal(former().confirms(joined ?? '', 'f'.repeat(64)))).toMatchObject({ code: 'delivery.unknown' });
  });

  it('comes there once, however many of its deliveries are forwarded at once and by whom', async () => {
    const { id } = await sendsTo('H11', 'H15', 'H15.001', 'H15.002');
    passesMidnight();
    const all = [['H11'], ['H15'], ['H15.001'], ['H15.002'], []];
    await Promise.all([...all.map((codes) => forward(...codes)), former().leases(), receiver().leases()]);
    expect(await wentTo(id)).toEqual(['H36 ⇐ H11 H15 H15.001 H15.002: pending']);
    expect((await told(id)).map(({ addressee }) => addressee)).toEqual(['H11', 'H15', 'H15.001', 'H15.002']);
  });

  it('loses no code when the office confirms between the look and the write', async () => {
    const { id } = await sendsTo('H36', 'H11', 'H15');
    passesMidnight();
    const [leased] = await receiver().leases();
    const bytes = await receiver().fetches(id);
    const confirms = () => receiver().confirms(leased?.id ?? '', sha256(bytes));
    await journey.forwardFromClosed(overtaken(exchange.ports, 'redirect-deliveries', confirms));
    expect(await wentTo(id)).toEqual(['H11 ⇐ H11: pending', 'H15 ⇐ H15: pending', 'H36 ⇐ H36: delivered']);
    expect(await told(id)).toEqual([]);
    await forward();
    expect(await wentTo(id)).toEqual(['H36 ⇐ H11 H15 H36: delivered']);
  });

  it('comes there once when its deliveries are more than are forwarded in one go', async () => {
    const { id } = await sendsTo(...communes);
    passesMidnight();
    expect(await forward()).toEqual({ more: true });
    expect(await forward()).toEqual({ more: false });
    expect(await wentTo(id)).toEqual([`H36 ⇐ ${communes.join(' ')}: pending`]);
    expect(await told(id)).toHaveLength(communes.length);
  });
});
