import type { HeardBy, OperatedDelivery, redeliverDelivery as question } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError } from '@edoc-axis/domain';
import { type Database, inTransaction } from '@edoc-axis/platform';
import { nameOf } from '../journey/actor.js';
import { untilWritten } from '../journey/look-again.js';
import type { DeliveryCase } from '../store/delivery-case.js';
import { lockForwarding } from '../store/redirect.js';
import { successorOf } from '../store/succeed-delivery.js';
import { operableDelivery } from './operable-delivery.js';
import { operatedView } from './operated-view.js';
import { demandReceivable, type OperatingPorts, sendOn } from './send-on.js';

/**
 * What expired or could not be delivered is brought to its recipient once more, by a new delivery that names the old. What
 * the recipient refused, or the sender took back, nobody sends again but the sender. Repeated, or asked for by two at once, it is
 * done once, and everybody gets the first answer.
 * @throws CataloguedError `delivery.…`, `document.…`, `agency.…` why it cannot be
 */
export function redeliverDelivery(
  ports: OperatingPorts,
  caller: Caller,
  wanted: HeardBy<typeof question>,
): Promise<OperatedDelivery> {
  return untilWritten(() =>
    inTransaction(ports.database, async (client) => {
      await lockForwarding(client);
      return redeliver(ports, client, caller, wanted);
    }),
  );
}

async function redeliver(
  ports: OperatingPorts,
  database: Database,
  caller: Caller,
  wanted: HeardBy<typeof question>,
): Promise<OperatedDelivery | undefined> {
  const at = ports.clock.now();
  const ended = await operableDelivery(database, caller, wanted, at);
  const before = await successorOf(database, ended.id);
  // Whether it was redelivered or redirected: it goes on already.
  if (before) return operatedView(database, ended, before);
  demandEndedInVain(ended);
  const recipient = await demandReceivable(ports, database, ended, { recipient: ended.recipient as AgencyCode, at });
  const reason = wanted.reason.trim();
  const by = nameOf(caller);
  const successor = await sendOn(ports, database, { ended, recipient, by, at, reason, kind: 'delivery.redelivered' });
  return successor && operatedView(database, { ...ended, settled_at: at }, successor);
}

/** @throws CataloguedError `delivery.not-ended-in-vain`, `delivery.settled-already` */
export function demandEndedInVain(
  { state, settled_at: settledAt }: Pick<DeliveryCase, 'state' | 'settled_at'>,
  successor?: { readonly id: string; readonly recipient: string },
): void {
  if (state !== 'expired' && state !== 'undeliverable') {
    throw new CataloguedError('delivery.not-ended-in-vain', { state });
  }
  if (!settledAt) return;
  const { id, recipient } = successor ?? {};
  throw new CataloguedError('delivery.settled-already', { settledAt, successor: id, recipient });
}
