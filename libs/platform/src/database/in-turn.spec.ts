import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { inTurn } from './in-turn.js';

describe('what is done in turn', () => {
  const pool = new pg.Pool();

  /** Work in the test's hands: what was begun, and how it ends. */
  function someWork() {
    const begun: string[] = [];
    const ends = new Map<string, (error?: Error) => void>();
    const ask = inTurn<string, string>(
      (item) => item.charAt(0),
      (_, item) =>
        new Promise((resolve, reject) => {
          begun.push(item);
          ends.set(item, (error) => (error ? reject(error) : resolve(`${item}!`)));
        }),
    );
    return { begun, ask, end: (item: string, error?: Error) => ends.get(item)?.(error) };
  }

  it('waits for what has the same key, and for nothing else', async () => {
    const { begun, ask, end } = someWork();
    const asked = ['a1', 'a2', 'b1', 'a3'].map((item) => ask(pool, item));
    expect(begun).toEqual(['a1', 'b1']);
    end('a1');
    await expect(asked[0]).resolves.toBe('a1!');
    await turn();
    expect(begun).toEqual(['a1', 'b1', 'a2']);
    for (const item of ['a2', 'b1']) end(item);
    await turn();
    end('a3');
    await expect(Promise.all(asked)).resolves.toEqual(['a1!', 'a2!', 'b1!', 'a3!']);
  });

  it('goes on after a failure, which is told to its own asker alone', async () => {
    const { begun, ask, end } = someWork();
    const [first, second] = [ask(pool, 'a1'), ask(pool, 'a2')];
    end('a1', new Error('in vain'));
    await expect(first).rejects.toThrow('in vain');
    await turn();
    end('a2');
    await expect(second).resolves.toBe('a2!');
    void ask(pool, 'a3');
    expect(begun).toEqual(['a1', 'a2', 'a3']);
  });

  it('does not wait within a transaction of the asker', () => {
    const { begun, ask } = someWork();
    const client = {} as pg.PoolClient;
    void ask(client, 'a1');
    void ask(client, 'a2');
    expect(begun).toEqual(['a1', 'a2']);
  });
});
