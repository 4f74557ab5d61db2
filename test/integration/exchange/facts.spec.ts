import { setImmediate as turn } from 'node:timers/promises';
import { factsAfter } from '../../../apps/exchange/src/journey/index.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

describe('rule 11, the feed of facts', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  const after = (cursor?: string, limit = 200) => factsAfter(exchange.ports, { cursor, limit });

  /** Everything there is, page by page, and where the reader stands then. */
  async function readAll(cursor?: string, limit = 200) {
    const facts = [];
    for (let page = await after(cursor, limit); ; page = await after(page.cursor, limit)) {
      facts.push(...page.facts);
      if (page.caughtUp) return { facts, cursor: page.cursor };
    }
  }

  it('tells every fact once, in order, with its receipt, however small the pages', async () => {
    const { ministry, commune, next } = offices;
    const packet = await next().packet();
    const { id } = await ministry.sends(packet);
    await commune.fetches(id);
    const { facts } = await readAll(undefined, 1);
    expect(facts.map(({ kind }) => kind)).toEqual(['document.accepted', 'delivery.fetched']);
    expect(facts[0]).toMatchObject({ document: id, by: 'ministry-dms', receipt: { event: 'SubmissionAcceptance' } });
    expect(facts[1]).toMatchObject({ by: 'commune-dms', params: { recipient: 'H36.15.04' } });
    expect(facts[1]?.receipt).toBeUndefined();
    await commune.leases();
  });

  it('holds back what committed while an older transaction is still open, and then loses nothing', async () => {
    const { ministry, next } = offices;
    const { cursor } = await readAll();
    const open = await exchange.ports.database.connect();
    try {
      await open.query('begin');
      await open.query(
        `insert into fact (epoch, id, kind, at, by, document, params)
         values (1, gen_random_uuid(), 'document.accepted', now(), 'slow', gen_random_uuid(), '{}')`,
      );
      const { id } = await ministry.sends(await next().packet());
      const held = await after(cursor);
      expect(held).toMatchObject({ facts: [], cursor, caughtUp: true });
      // The reader is told that its end is not the end.
      expect(BigInt(held.horizon.ended)).toBeLessThan(BigInt(held.horizon.begun) - 1n);
      await open.query('commit');
      expect(BigInt((await after(cursor)).horizon.ended)).toBeGreaterThanOrEqual(BigInt(held.horizon.begun));
      const { facts } = await readAll(cursor);
      expect(facts.map(({ by }) => by)).toEqual(['slow', 'ministry-dms']);
      expect(facts[1]?.document).toBe(id);
    } finally {
      open.release();
    }
  });

  it('loses and repeats nothing while many write at once', async () => {
    const { ministry, next } = offices;
    const start = await readAll();
    const packets = await Promise.all(Array.from({ length: 40 }, () => next().packet()));
    const read: string[] = [];
    let { cursor } = start;
    let writing = true;
    const reader = (async () => {
      while (writing) {
        const page = await after(cursor, 3);
        read.push(...page.facts.map(({ id }) => id));
        ({ cursor } = page);
        await turn();
      }
    })();
    await Promise.all(packets.map((packet) => ministry.sends(packet)));
    writing = false;
    await reader;
    const rest = await readAll(cursor);
    const all = [...read, ...rest.facts.map(({ id }) => id)];
    const whole = await readAll(start.cursor);
    expect(all).toEqual(whole.facts.map(({ id }) => id));
    expect(all).toHaveLength(40);
    expect(new Set(all).size).toBe(40);
  });

  it('goes on after a restore, whose facts lie in a later epoch whatever their transaction numbers', async () => {
    const { cursor } = await readAll();
    await exchange.rows('update feed set epoch = 2');
    await exchange.rows(
      `insert into fact (epoch, xid, id, kind, at, by, document, params)
       values (2, '3', gen_random_uuid(), 'document.accepted', now(), 'restored', gen_random_uuid(), '{}')`,
    );
    const { facts } = await readAll(cursor);
    expect(facts.map(({ by }) => by)).toEqual(['restored']);
  });

  it.each(['', 'x', '1-2', '1-2-3-4', "1-2-3'; drop table fact", '99999999999-1-1'])(
    'does not know the cursor %j',
    async (cursor) => {
      expect(await refusal(after(cursor))).toMatchObject({ code: 'request.cursor-unknown' });
    },
  );
});
