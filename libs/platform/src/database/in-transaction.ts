import { setTimeout as wait } from 'node:timers/promises';
import { CataloguedError } from '@edoc-axis/domain';
import type { Pool, PoolClient } from 'pg';

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  readonly attemptsMax?: number;
}

/** PostgreSQL's serialization_failure and deadlock_detected: nothing was changed, and the same may succeed next time. */
const curedByRepeating = new Set(['40001', '40P01']);
const pauseMsMax = 50;

/**
 * Runs `work` in one transaction. After a serialization failure or a deadlock it runs again, so it must do nothing
 * outside the transaction that may not happen twice.
 * @throws CataloguedError `database.contended` when `attemptsMax` attempts failed; else whatever `work` throws
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  { isolation = 'read committed', attemptsMax = 5 }: TransactionOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptOnce(pool, work, isolation);
    } catch (error) {
      if (!curedByRepeating.has(String((error as { code?: unknown }).code))) throw error;
      if (attempt >= attemptsMax) throw new CataloguedError('database.contended', {}, { cause: error });
      // Those who collided must not meet again at the same moment.
      await wait(Math.random() * pauseMsMax);
    }
  }
}

async function attemptOnce<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  isolation: string,
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin isolation level ${isolation}`);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    // A connection that cannot even roll back is thrown away with whatever it held.
    await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
