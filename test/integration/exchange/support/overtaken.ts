import type { Pool, PoolClient } from 'pg';
import type { ExchangePorts } from '../../../../apps/exchange/src/journey/ports.js';

type Query = (...parts: unknown[]) => Promise<unknown>;

/**
 * The ports of somebody who is overtaken: just before its statement of that name runs, once, `meanwhile` happens; in a
 * transaction, too.
 */
export function overtaken(ports: ExchangePorts, statement: string, meanwhile: () => Promise<unknown>): ExchangePorts {
  let pending = true;
  const slow = <One extends Pool | PoolClient>(connection: One): One => {
    const query = async (order: { name?: string }, ...rest: unknown[]) => {
      if (pending && order.name === statement) {
        pending = false;
        await meanwhile();
      }
      return (connection.query as Query).call(connection, order, ...rest);
    };
    return Object.assign(Object.create(connection) as One, { query });
  };
  const connect = async () => slow(await ports.database.connect());
  return { ...ports, database: Object.assign(slow(ports.database), { connect }) };
}
