import type { Pool, PoolClient } from 'pg';

/** On which side of a step somebody dies: before it leaves its mark, or before they learn that it did. */
export type When = 'before' | 'after';

/** Thrown where a process would be no more. */
export class Killed extends Error {}

/** Counts the steps that leave a mark outside the process, and ends at the n-th; whoever is dead does nothing further. */
export class Life {
  over = false;
  private steps = 0;

  constructor(
    private readonly diesAt: number,
    private readonly when: When,
  ) {}

  async step<Result>(run: () => Promise<Result>): Promise<Result> {
    this.steps += 1;
    const last = this.steps === this.diesAt;
    if (this.over || (last && this.when === 'before')) this.die();
    const result = await run();
    if (last) this.die();
    return result;
  }

  private die(): never {
    this.over = true;
    throw new Killed();
  }
}

/** A pool each of whose statements is a step of a life. */
export function mortalPool(pool: Pool, life: Life): Pool {
  const query =
    (of: { query: unknown }) =>
    (...statement: unknown[]) =>
      life.step(() => (of.query as (...statement: unknown[]) => Promise<unknown>).apply(of, statement));
  return {
    query: query(pool),
    connect: async () => {
      const client = await pool.connect();
      // Nobody rolls back for the dead: PostgreSQL sees the connection break.
      return { query: query(client), release: () => client.release(life.over) } as unknown as PoolClient;
    },
  } as unknown as Pool;
}
