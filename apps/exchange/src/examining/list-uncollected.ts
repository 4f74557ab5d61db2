import type { HeardBy, listUncollected as question, ReplyOf } from '@edoc-axis/contracts';
import { cutPage } from '@edoc-axis/platform';
import type { ExchangePorts } from '../journey/index.js';
import { uncollectedDeliveries } from '../store/uncollected.js';

/** Who has not collected what one acceptance promised. */
export async function listUncollected(
  { database }: Pick<ExchangePorts, 'database'>,
  { limit, ...wanted }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const found = await uncollectedDeliveries(database, { ...wanted, limit: limit + 1 });
  const { page, next } = cutPage(found, limit, ({ delivery }) => delivery);
  return { deliveries: page, next };
}
