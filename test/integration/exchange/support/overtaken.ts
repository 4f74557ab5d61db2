import type { Pool } from 'pg';
import type { ExchangePorts } from '../../../../apps/exchange/src/journey/ports.js';

/** The ports of somebody who is overtaken: just before its statement of that name runs, once, `meanwhile` happens. */
export function overtaken(ports: ExchangePorts, statement: string, meanwhile: () => Promise<unknown>): ExchangePorts {
  let pending = true;
  const query = async (order: { name?: string }, ...rest: unknown[]) => {
    if (pending && order.name === statement) {
      pending = false;
      await meanwhile();
    }
    return (ports.database.query as (...parts: unknown[]) => Promise<unknown>).call(ports.database, order, ...rest);
  };
  return { ...ports, database: Object.assign(Object.create(ports.database) as Pool, { query }) };
}
