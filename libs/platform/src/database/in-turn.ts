import pg from 'pg';
import type { Database } from './prepared.js';

/**
 * What is asked with the same key on the same pool is done one after another, in the order it was asked; what has another
 * key goes on. In a transaction of the caller's nothing waits. A failure is its own asker's alone.
 */
export function inTurn<Item, Result>(
  keyOf: (item: Item) => string,
  run: (database: Database, item: Item) => Promise<Result>,
): (database: Database, item: Item) => Promise<Result> {
  const queues = new WeakMap<pg.Pool, Map<string, Promise<unknown>>>();

  return (database, item) => {
    if (!(database instanceof pg.Pool)) return run(database, item);
    const lasts = queues.get(database) ?? new Map<string, Promise<unknown>>();
    queues.set(database, lasts);
    const key = keyOf(item);
    const before = lasts.get(key);
    const result = before ? before.then(() => run(database, item)) : run(database, item);
    const ended = result
      .catch(() => undefined)
      .then(() => {
        if (lasts.get(key) === ended) lasts.delete(key);
      });
    lasts.set(key, ended);
    return result;
  };
}
