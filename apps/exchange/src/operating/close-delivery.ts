import type { closeDelivery as question, HeardBy, OperatedDelivery } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, type FailureReason, transition } from '@edoc-axis/domain';
import { confirmationMsMax, giveUpDelivery, nameOf, untilWritten } from '../journey/parts.js';
import type { DeliveryCase } from '../store/delivery-case.js';
import { operableDelivery } from './operable-delivery.js';
import { operatedView } from './operated-view.js';
import type { OperatingPorts } from './send-on.js';

/**
 * An administrator ends what waits in vain. A lease does not keep it: nobody has the bytes yet. Once they were fetched, a
 * receipt that it could not be delivered might be untrue, so it is left to who fetched it for as long as that one may
 * confirm. Of a confirmation and a closing in the same moment one is written.
 * @throws CataloguedError `delivery.unknown`, `delivery.held`, `delivery.already-final`, `delivery.event-not-allowed`, `caller.…`
 */
export function closeDelivery(
  ports: OperatingPorts,
  caller: Caller,
  wanted: HeardBy<typeof question>,
): Promise<OperatedDelivery> {
  const { database, clock } = ports;
  return untilWritten(async () => {
    const at = clock.now();
    const found = await operableDelivery(database, caller, wanted, at);
    if (wasClosed(found)) return operatedView(database, found);
    demandEndable(found, at);
    const why = { failure: 'closed-by-operator' as const, by: nameOf(caller), text: wanted.reason.trim() };
    const closed = await giveUpDelivery(ports, found, why);
    return closed && operatedView(database, closed);
  });
}

function wasClosed({ reason }: Pick<DeliveryCase, 'reason'>): boolean {
  return (reason as { readonly failure?: FailureReason } | null)?.failure === 'closed-by-operator';
}

/** @throws CataloguedError `delivery.held`, `delivery.already-final`, `delivery.event-not-allowed` */
export function demandEndable(found: DeliveryCase, at: Date): void {
  const { state, carries, recipient, fetched_at: fetchedAt } = found;
  transition(state, 'give-up', carries);
  if (!fetchedAt) return;
  const confirmableUntil = new Date(fetchedAt.getTime() + confirmationMsMax);
  if (at < confirmableUntil) throw new CataloguedError('delivery.held', { recipient, fetchedAt, confirmableUntil });
}
