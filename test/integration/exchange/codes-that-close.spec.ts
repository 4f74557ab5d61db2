import { countWaiting } from '../../../apps/exchange/src/examining/index.js';
import { closedLately } from '../../../apps/exchange/src/journey/forward-from-closed.js';
import * as journey from '../../../apps/exchange/src/journey/index.js';
import { tellFact } from '@edoc-axis/domain';
import { anActor, refusal, sha256 } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { aDocument } from './support/packets.js';
import { aPushingAxis } from './support/pushing.js';

const midnight = '2026-11-30T17:00:00.000Z';
const until = '2027-11-30T17:00:00.000Z';
const minute = 60_000;
const day = 24 * 60 * minute;

/** H11 and H15 close at midnight and H36 receives for them; each has a system of its own, and keeps it. */
describe('what is under way to a code that closes', () => {
  let exchange: ExchangeUnderTest;
  let number = 0;

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.agency('G22', { policy: 'channel', name: 'Bộ' });
    exchange.agency('H36', { policy: 'channel', name: 'Tỉnh mới' });
    const receivesFor = { agency: 'H36', until };
    exchange.agency('H11', { policy: 'channel', validUntil: midnight, successors: ['H36'], receivesFor });
    exchange.agency('H15', { validUntil: midnight, successors: ['H36'] });
    exchange.system('ministry', 'G22');
    exchange.system('new', 'H36');
    exchange.system('old', 'H11', 'H15');
  });
  beforeEach(() => (exchange.clock.time = new Date(Date.parse(midnight) - minute)));
  // Whatever a test left is not the next one's.
  afterEach(async () => void (await exchange.ports.database.query('delete from delivery')));
  afterAll(() => exchange?.stop());

  const ministry = () => anActor(exchange, 'ministry');
  const former = () => anActor(exchange, 'old');
  const receiver = () => anActor(exchange, 'new');
  const passesMidnight = () => (exchange.clock.time = new Date(midnight));
  const forward = () => journey.forwardFromClosed(exchange.ports);

  const sends = async (from: string, ...to: string[]) => {
    number += 1;
    const named = aDocument()
      .from(from)
      .to(...to)
      .numbered(String(number), 'BTTTT')
      .named(`${from},2026/11/20,${number}/BTTTT`);
    const actor = from === 'G22' ? ministry() : from === 'H36' ? receiver() : former();
    return actor.sends(await named.packet());
  };
  const factsOf = async (document: string) =>
    exchange.rows<{ kind: Parameters<typeof tellFact>[0]; params: object }>(
      'select kind, params from fact where document = $1 order by xid, sequence',
      [document],
    );

  it('goes to who receives for it from the moment on, and a fact tells both sides', async () => {
    const { id } = await sends('G22', 'H11');
    expect(await forward()).toEqual({ more: false });
    expect(await receiver().leases()).toEqual([]);
    passesMidnight();
    await forward();
    expect(await former().leases()).toEqual([]);
    const { leased } = await receiver().collects();
    expect(leased).toMatchObject({ recipient: 'H36', addressedTo: ['H11'] });
    await receiver().answers(leased.id, '03');
    expect(await ministry().sees(id)).toMatchObject({
      deliveries: [{ recipient: 'H36', addressedTo: ['H11'], state: 'acknowledged' }],
    });
    expect(await receiver().sees(id)).toMatchObject({ id });
    const [redirected, ...others] = (await factsOf(id)).filter(({ kind }) => kind === 'delivery.redirected-by-closure');
    expect(others).toEqual([]);
    expect(redirected?.params).toEqual({ addressee: 'H11', recipient: 'H36', closedAt: midnight, standInUntil: until });
    expect(tellFact('delivery.redirected-by-closure', { ...redirected?.params }).en).toContain('delivered to H36');
    expect((await countWaiting(exchange.ports, operator, { agencies: ['H11', 'H36'] })).waiting).toEqual([]);
  });

  it('is not handed to the old system after the moment, whoever comes first', async () => {
    await sends('G22', 'H11');
    passesMidnight();
    expect(await former().leases()).toEqual([]);
    expect(await receiver().leases()).toHaveLength(1);
  });

  it('is not brought to the old system after the moment either', async () => {
    const axis = aPushingAxis(exchange);
    const place = await axis.aReceiver();
    axis.brings('old', { url: place.url });
    await sends('G22', 'H11');
    passesMidnight();
    await axis.aCourier().carries();
    expect(place.requests).toEqual([]);
    expect(await receiver().leases()).toHaveLength(1);
    axis.brings('old', { url: place.url }, 'pull');
    await place.stop();
  });

  it('stays with the old system while it holds a lease, and what it fetched it may confirm and finish', async () => {
    const { id } = await sends('G22', 'H11');
    const [leased] = await former().leases();
    const bytes = await former().fetches(id);
    passesMidnight();
    exchange.passes(10 * minute);
    await forward();
    expect(await receiver().leases()).toEqual([]);
    const confirmed = await former().confirms(leased?.id ?? '', sha256(bytes));
    expect(confirmed).toMatchObject({ state: 'delivered' });
    await former().answers(leased?.id ?? '', '03');
    exchange.passes(30 * day);
    await former().answers(leased?.id ?? '', '06');
    await forward();
    expect(await receiver().leases()).toEqual([]);
  });

  it('that the old system fetched and never confirmed goes on after a day', async () => {
    const { id } = await sends('G22', 'H11');
    const [leased] = await former().leases();
    const bytes = await former().fetches(id);
    passesMidnight();
    exchange.passes(day);
    await forward();
    expect((await receiver().collects()).leased.id).toBe(leased?.id);
    expect(await refusal(former().confirms(leased?.id ?? '', sha256(bytes)))).toMatchObject({
      code: 'delivery.unknown',
    });
  });

  it('that was leased and not fetched goes on when the lease ends', async () => {
    await sends('G22', 'H11');
    await former().leases({ leaseSeconds: 120 });
    passesMidnight();
    await forward();
    expect(await receiver().leases()).toEqual([]);
    exchange.passes(2 * minute);
    await forward();
    expect(await receiver().leases()).toHaveLength(1);
  });

  it('is not sent back to who sent it: that recipient cannot be reached, and the others are', async () => {
    const { id } = await sends('H36', 'H11', 'G22');
    passesMidnight();
    await forward();
    const { deliveries } = await receiver().sees(id);
    expect(deliveries.map(({ recipient, state }) => `${recipient} ${state}`).sort()).toEqual([
      'G22 pending',
      'H11 undeliverable',
    ]);
    expect((await factsOf(id)).map(({ kind }) => kind)).toContain('delivery.bad-recipient');
  });

  it('waits for the old system where nobody receives for the code', async () => {
    await sends('G22', 'H15');
    passesMidnight();
    await forward();
    const { leased } = await former().collects();
    expect(leased.recipient).toBe('H15');
  });

  it('leaves the statuses about its own documents to the old system', async () => {
    await sends('H11', 'G22');
    const { leased } = await ministry().collects();
    passesMidnight();
    await ministry().answers(leased.id, '03');
    await forward();
    expect((await former().collects('status')).leased).toMatchObject({ carries: 'status', recipient: 'H11' });
  });

  it('is looked for often in the first days after the moment, and seldom later', () => {
    const codes = () => closedLately(exchange.ports.directory, exchange.clock.now());
    expect(codes()).toEqual([]);
    passesMidnight();
    expect(codes()).toEqual(['H11']);
    exchange.passes(2 * day);
    expect(codes()).toEqual([]);
  });

  it('goes on once, however often it is looked at', async () => {
    const { id } = await sends('G22', 'H11');
    passesMidnight();
    await Promise.all([forward(), forward(), former().leases()]);
    await forward();
    expect((await factsOf(id)).filter(({ kind }) => kind === 'delivery.redirected-by-closure')).toHaveLength(1);
  });

  it('is counted for a rehearsal, by the axis’ administrators alone', async () => {
    await sends('G22', 'H11');
    await former().collects();
    await sends('G22', 'H11', 'H15');
    const counted = await countWaiting(exchange.ports, operator, { agencies: ['H11', 'H15', 'H36', 'H11'] });
    expect(counted.waiting.sort((one, other) => (one.agency < other.agency ? -1 : 1))).toEqual([
      { agency: 'H11', pending: 1, unacknowledged: 1 },
      { agency: 'H15', pending: 1, unacknowledged: 0 },
    ]);
    const ask = countWaiting(exchange.ports, exchange.caller('old'), { agencies: ['H11'] });
    expect(await refusal(ask)).toMatchObject({ code: 'caller.scope-missing' });
  });
});

const operator = { kind: 'operator' as const, scopes: ['administer' as const] };
