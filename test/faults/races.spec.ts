import type { PoolClient } from 'pg';
import { createFactPuller } from '../../apps/tracker/src/evidence/pull-facts.js';
import { factsAfter } from '../../apps/exchange/src/journey/index.js';
import { anActor } from '../integration/exchange/support/actors.js';
import { type ExchangeUnderTest, startExchange } from '../integration/exchange/support/exchange-under-test.js';
import { twoOffices } from '../integration/exchange/support/two-offices.js';
import { startTracker, type TrackerUnderTest } from '../integration/tracker/tracker-under-test.js';

describe('two at once:', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  it('two systems, of which one takes the agency over from the other, lease no delivery twice', async () => {
    const { ministry, next } = offices;
    const sent = [];
    for (let n = 0; n < 12; n += 1) sent.push(await ministry.sends(await next().packet()));
    const since = exchange.clock.time.toISOString();
    exchange.system('new-dms');
    const periods = (...systems: string[]) =>
      exchange.publish({
        kind: 'serving',
        agency: 'H36.15.04',
        periods: systems.map((system) => ({ system, since })),
      });
    const leased: string[] = [];
    // Copies of the exchange hear of the change one after the other: for a moment some ask for the old one still.
    for (let round = 0; leased.length < sent.length && round < sent.length; round += 1) {
      const asked = ['commune-dms', 'new-dms', 'commune-dms', 'new-dms'].map((name) => {
        periods(name);
        return anActor(exchange, name).leases({ limit: 2 });
      });
      leased.push(...(await Promise.all(asked)).flat().map(({ document }) => document.id));
    }
    expect([...leased].sort()).toEqual(sent.map(({ id }) => id).sort());
    periods('commune-dms');
  });

  describe('two transactions that commit in the reverse order of their numbers', () => {
    let tracker: TrackerUnderTest;
    beforeAll(async () => {
      tracker = await startTracker();
    });
    afterAll(() => tracker?.stop());

    it('are both told to the tracker, once, however often it looks in between', async () => {
      const { ministry, next } = offices;
      const puller = createFactPuller({
        pool: tracker.pool,
        ask: (wanted) => factsAfter(exchange.ports, { limit: 200, ...wanted }),
        trust: { rootPem: exchange.receipts.rootPem },
        clock: exchange.clock,
      });
      await puller.catchUp(10);
      const before = await told();
      const [older, younger] = [await begin(), await begin()];
      try {
        await tell(older, 'older');
        await tell(younger, 'younger');
        const { id } = await ministry.sends(await next().packet());
        await puller.catchUp(10);
        await younger.query('commit');
        await puller.catchUp(10);
        expect(await told()).toEqual(before);
        await older.query('commit');
        await puller.catchUp(10);
        expect((await told()).slice(before.length)).toEqual(['older', 'younger', 'ministry-dms']);
        expect((await tracker.pool.query('select 1 from fact where document = $1', [id])).rowCount).toBe(1);
      } finally {
        older.release();
        younger.release();
      }
    });

    async function told(): Promise<string[]> {
      const { rows } = await tracker.pool.query<{ by: string }>('select by from fact order by position');
      return rows.map(({ by }) => by);
    }
  });

  async function begin(): Promise<PoolClient> {
    const client = await exchange.ports.database.connect();
    await client.query('begin');
    return client;
  }

  /** It gets its number now, and commits when it is told to. */
  function tell(client: PoolClient, by: string) {
    return client.query(
      `insert into fact (epoch, id, kind, at, by, document, params)
       values ($2, gen_random_uuid(), 'document.accepted', now(), $1, gen_random_uuid(), '{}')`,
      [by, exchange.ports.epoch],
    );
  }
});
