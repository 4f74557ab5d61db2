import { type Database, prepared } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';

export interface UncollectedDelivery {
  readonly delivery: string;
  readonly recipient: string;
}

/** Deliveries of one acceptance that nobody has come for; none of what is frozen, for nobody could. */
export async function uncollectedDeliveries(
  database: Database,
  { document, receipt, after, limit }: { document: string; receipt: string; after?: string; limit: number },
): Promise<UncollectedDelivery[]> {
  return uncollected(database, [document, receipt, after ?? beforeAll, limit]);
}

const beforeAll = '00000000-0000-0000-0000-000000000000';

const uncollected = prepared<[string, string, string, number], UncollectedDelivery>(
  'uncollected-deliveries',
  `select id as delivery, recipient from delivery
    where document = $1 and id > $3 and state = 'pending' and carries = 'document'
      -- What was sent on again has a time of its own.
      and redelivers is null
      and packet = (select id from packet where document = $1 and receipt = $2)
      and ${frozenAt('delivery.document')} is null
    order by id limit $4`,
);
