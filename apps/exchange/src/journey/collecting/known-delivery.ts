import { type AgencyCode, CataloguedError, type Caller, demand, mayCollect } from '@edoc-axis/domain';
import { type DeliveryCase, findDelivery } from '../../store/delivery-case.js';
import type { ExchangePorts } from '../ports.js';

/**
 * The delivery, for whoever acts for its recipient (and may confirm, release or answer it). To everybody else there is none, whatever scopes they have.
 * @throws CataloguedError `delivery.unknown`, `caller.scope-missing`
 */
export async function knownDelivery(
  { database }: Pick<ExchangePorts, 'database'>,
  caller: Caller,
  id: string,
  now: Date,
  may: typeof mayCollect = mayCollect,
): Promise<DeliveryCase> {
  const found = await findDelivery(database, id);
  const { sender, recipient, created_at: handledAt } = found ?? { sender: '', recipient: '', created_at: now };
  const parties = { id, sender: sender as AgencyCode, recipient: recipient as AgencyCode, handledAt };
  demand(may(caller, parties, now));
  if (!found) throw new CataloguedError('delivery.unknown', { delivery: id });
  return found;
}
