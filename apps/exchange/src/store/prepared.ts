import type { Pool, PoolClient } from 'pg';

export type Database = Pool | PoolClient;

/**
 * A statement PostgreSQL parses and plans once a connection, under a name; the returned function runs it.
 * @param name unique in this process
 */
export function prepared<Values extends readonly unknown[], Result extends object>(name: string, text: string) {
  return async (database: Database, values: Values): Promise<Result[]> => {
    const { rows } = await database.query<Result>({ name, text, values: [...values] });
    return rows;
  };
}
