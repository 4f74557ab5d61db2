import pg from 'pg';
import type { Database } from './prepared.js';

export interface Company<Item> {
  /** Of so many a statement is made at most. */
  readonly itemsMax?: number;
  /** What would keep the others waiting. */
  readonly goesAlone?: (item: Item) => boolean;
}

/** While so many statements of a kind are under way on a pool, what is asked meanwhile waits for the next. */
const underWayMax = 2;

/** Errors (SQLSTATE classes) one of several items may have caused: wrong data, a broken constraint, a deadlock. */
const causedByOne = new Set(['22', '23', '40']);

/**
 * Group commit: what is asked of one statement in the same turn, or while others of its kind are under way, goes to the
 * database together, in one round trip and one transaction. Nobody waits who is alone, and nobody suffers from another:
 * what fails together is repeated one by one. In a transaction of the caller's an item goes by itself.
 * @param run does what is asked of it for all items or, when it throws, for none; one result an item, in their order
 */
export function together<Item, Result>(
  run: (database: Database, items: readonly Item[]) => Promise<readonly Result[]>,
  { itemsMax = 32, goesAlone = () => false }: Company<Item> = {},
): (database: Database, item: Item) => Promise<Result> {
  const queues = new WeakMap<pg.Pool, (item: Item) => Promise<Result>>();

  async function runAlone(database: Database, item: Item): Promise<Result> {
    const [result] = await run(database, [item]);
    return result as Result;
  }

  return (database, item) => {
    if (!(database instanceof pg.Pool) || goesAlone(item)) return runAlone(database, item);
    let queue = queues.get(database);
    if (!queue) queues.set(database, (queue = createQueue(database)));
    return queue(item);
  };

  function createQueue(pool: pg.Pool): (item: Item) => Promise<Result> {
    const waiting: Waiting<Item, Result>[] = [];
    let underWay = 0;
    let isDue = false;

    function comeTogether(): void {
      if (isDue || waiting.length === 0 || underWay >= underWayMax) return;
      isDue = true;
      // Those who ask in this turn come along.
      setImmediate(() => {
        isDue = false;
        underWay += 1;
        void settle(pool, waiting.splice(0, itemsMax)).finally(() => {
          underWay -= 1;
          comeTogether();
        });
        comeTogether();
      });
    }

    return (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        comeTogether();
      });
  }

  async function settle(pool: pg.Pool, company: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const items = company.map(({ item }) => item);
      const results = await run(pool, items);
      company.forEach(({ resolve }, n) => resolve(results[n] as Result));
    } catch (error) {
      const isOnes = causedByOne.has(String((error as { code?: unknown }).code).slice(0, 2));
      if (company.length === 1 || !isOnes) return company.forEach(({ reject }) => reject(error));
      for (const { item, resolve, reject } of company) await runAlone(pool, item).then(resolve, reject);
    }
  }
}

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Items as a JSON parameter, each with its place among them as `n`, by which a row says whose result it is. */
export function numbered(items: readonly object[]): string {
  return JSON.stringify(items.map((item, n) => ({ ...item, n })));
}
