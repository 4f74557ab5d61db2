import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import type { Database } from './prepared.js';
import { type Company, together } from './together.js';

/** A statement in the test's hands: what it was asked for, and when and how it ends. */
function aStatement(company?: Company<string>) {
  const asked: { items: readonly string[]; database: Database; end: (error?: object) => void }[] = [];
  const ask = together<string, string>(
    (database, items) =>
      new Promise((resolve, reject) => {
        const end = (error?: object) => (error ? reject(error as Error) : resolve(items.map((item) => `${item}!`)));
        asked.push({ items, database, end });
      }),
    company,
  );
  return { ask, asked, items: () => asked.map(({ items }) => items.join('')) };
}

describe('what is asked of one statement', () => {
  const pool = new pg.Pool();
  const client = {} as pg.PoolClient;

  it('goes at once when nobody else asks, and together with what is asked in the same turn', async () => {
    const { ask, asked, items } = aStatement();
    const alone = ask(pool, 'a');
    await turn();
    const others = Promise.all([ask(pool, 'b'), ask(pool, 'c')]);
    await turn();
    expect(items()).toEqual(['a', 'bc']);
    for (const { end } of asked) end();
    expect([await alone, ...(await others)]).toEqual(['a!', 'b!', 'c!']);
  });

  it('waits while two are under way, and goes with the next, as many as may', async () => {
    const { ask, asked, items } = aStatement({ itemsMax: 3 });
    const all: Promise<string>[] = [];
    for (const item of 'abcdef') {
      all.push(ask(pool, item));
      await turn();
    }
    expect(items()).toEqual(['a', 'b']);
    asked[1]?.end();
    await turn();
    await turn();
    expect(items()).toEqual(['a', 'b', 'cde']);
    asked[0]?.end();
    await turn();
    await turn();
    expect(items()).toEqual(['a', 'b', 'cde', 'f']);
    for (const { end } of asked) end();
    expect(await Promise.all(all)).toEqual(['a!', 'b!', 'c!', 'd!', 'e!', 'f!']);
  });

  it('is repeated one by one when it fails together, so that only whose fault it was is told', async () => {
    const { ask, asked, items } = aStatement();
    const outcomes = Promise.allSettled([ask(pool, 'a'), ask(pool, 'b'), ask(pool, 'c')]);
    const taken = Object.assign(new Error('taken'), { code: '23505' });
    for (const error of [taken, undefined, taken, undefined]) {
      await turn();
      await turn();
      asked.at(-1)?.end(error);
    }
    expect(await outcomes).toEqual([
      { status: 'fulfilled', value: 'a!' },
      { status: 'rejected', reason: taken },
      { status: 'fulfilled', value: 'c!' },
    ]);
    expect(items()).toEqual(['abc', 'a', 'b', 'c']);
  });

  it('is not repeated when the database went away: nobody knows what was done', async () => {
    const { ask, asked, items } = aStatement();
    const outcomes = Promise.allSettled([ask(pool, 'a'), ask(pool, 'b')]);
    await turn();
    asked[0]?.end(new Error('Connection terminated unexpectedly'));
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(items()).toEqual(['ab']);
  });

  it('goes alone in a transaction, and when it would keep others waiting', async () => {
    const { ask, asked, items } = aStatement({ goesAlone: (item) => item === 'L' });
    const all = Promise.all([ask(client, 'a'), ask(pool, 'L'), ask(client, 'b'), ask(pool, 'c'), ask(pool, 'd')]);
    await turn();
    expect(items()).toEqual(['a', 'L', 'b', 'cd']);
    expect(asked.map(({ database }) => database === pool)).toEqual([false, true, false, true]);
    for (const { end } of asked) end();
    expect(await all).toEqual(['a!', 'L!', 'b!', 'c!', 'd!']);
  });
});
