import type { HeardBy, OperatedDelivery, redeliverDelivery as question } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, CataloguedError } from '@edoc-axis/domain';
import { nameOf } from '../journey/parts.js';
import type { DeliveryCase } from '../store/delivery-case.js';
import { succeedDelivery, successorOf } from '../store/succeed-delivery.js';
import { type Answered, type Decision, decideThenWrite } from './decide-then-write.js';
import { operableDelivery } from './operable-delivery.js';
import { operatedView } from './operated-view.js';
import { composeSendingOn, demandReceivable, type OperatingPorts } from './send-on.js';

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
  return decideThenWrite(ports.database, () => decide(ports, caller, wanted));
}

async function decide(
  ports: OperatingPorts,
  caller: Caller,
  wanted: HeardBy<typeof question>,
): Promise<Decision<OperatedDelivery> | Answered<OperatedDelivery> | undefined> {
  const { database, epoch } = ports;
  const at = ports.clock.now();
  const ended = await operableDelivery(database, caller, wanted, at);
  const before = await successorOf(database, ended.id);
  // Whether it was redelivered or redirected: it goes on already.
  if (before) return { answered: await operatedView(database, ended, before) };
  demandEndedInVain(ended);
  const place = { recipient: ended.recipient as AgencyCode, at };
  const recipient = await demandReceivable(ports, database, ended, place);
  if (recipient === undefined) return undefined;
  const told = { by: nameOf(caller), at, reason: wanted.reason.trim() };
  const sentOn = composeSendingOn(ports, { ...told, ended, recipient, kind: 'delivery.redelivered' });
  return {
    about: ended,
    async write(client) {
      if ((await demandReceivable(ports, client, ended, place)) !== recipient) return false;
      return succeedDelivery(client, epoch, sentOn.succession);
    },
    answer: () => operatedView(database, { ...ended, settled_at: at }, sentOn.successor),
  };
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
