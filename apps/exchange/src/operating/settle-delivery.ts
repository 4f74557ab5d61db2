import type { HeardBy, OperatedDelivery, settleDelivery as question } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { nameOf, untilWritten } from '../journey/parts.js';
import { settle, successorOf } from '../store/succeed-delivery.js';
import { operableDelivery } from './operable-delivery.js';
import { operatedView } from './operated-view.js';
import { demandEndedInVain } from './redeliver-delivery.js';
import type { OperatingPorts } from './send-on.js';

/**
 * An administrator has looked at what ended in vain, and it is left so, with a reason both sides read.
 * @throws CataloguedError `delivery.unknown`, `delivery.not-ended-in-vain`, `delivery.settled-already` when it was sent on
 */
export function settleDelivery(
  ports: OperatingPorts,
  caller: Caller,
  wanted: HeardBy<typeof question>,
): Promise<OperatedDelivery> {
  const { database, clock, epoch } = ports;
  return untilWritten(async () => {
    const at = clock.now();
    const found = await operableDelivery(database, caller, wanted, at);
    const { id, version, document, recipient, settled_at: settledAt } = found;
    const successor = settledAt ? await successorOf(database, id) : undefined;
    if (settledAt && !successor) return operatedView(database, found);
    demandEndedInVain(found, successor);
    const about = { id: newId(), at, by: nameOf(caller), document, delivery: id };
    const params = { recipient, reason: wanted.reason.trim() };
    const fact = { ...about, kind: 'delivery.settled' as const, params };
    if (!(await settle(database, epoch, { id, version, at, fact }))) return undefined;
    return operatedView(database, { ...found, settled_at: at });
  });
}
