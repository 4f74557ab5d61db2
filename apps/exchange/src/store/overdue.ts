import { frozenAt } from './freezes.js';
import { type Database, prepared } from '@edoc-axis/platform';

/** Deliveries nobody came for in time, longest overdue first. Of what is frozen nobody could come. */
export async function overdueDeliveries(database: Database, now: Date, limit: number): Promise<string[]> {
  const rows = await overdue(database, [now, limit]);
  return rows.map(({ id }) => id);
}

const overdue = prepared<[Date, number], { id: string }>(
  'overdue-deliveries',
  `select id from delivery
    where state = 'pending' and expires_at <= $1 and (carries = 'status' or ${frozenAt('delivery.document')} is null)
    order by expires_at limit $2`,
);
