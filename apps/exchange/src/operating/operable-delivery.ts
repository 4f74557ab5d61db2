import { type AgencyCode, type Caller, CataloguedError, demand, mayOperate } from '@edoc-axis/domain';
import type { Database } from '@edoc-axis/platform';
import { type DeliveryCase, findDelivery } from '../store/delivery-case.js';

/**
 * The delivery, for whoever administers its recipient; where it is to go to another, that one too.
 * @throws CataloguedError `delivery.unknown`, `agency.outside-branch`, `person.second-person-needed`, `caller.…`
 */
export async function operableDelivery(
  database: Database,
  caller: Caller,
  wanted: { readonly delivery: string; readonly target?: AgencyCode; readonly askedBy?: string },
  now: Date,
): Promise<DeliveryCase> {
  const { delivery: id, ...second } = wanted;
  const found = await findDelivery(database, id);
  const { sender, recipient, created_at: handledAt } = found ?? { sender: '', recipient: '', created_at: now };
  const parties = { id, sender: sender as AgencyCode, recipient: recipient as AgencyCode, handledAt };
  demand(mayOperate(caller, parties, now, second));
  if (!found) throw new CataloguedError('delivery.unknown', { delivery: id });
  return found;
}
