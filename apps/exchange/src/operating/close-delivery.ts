import type { closeDelivery as question, HeardBy, OperatedDelivery } from '@edoc-axis/contracts';
import {
  type Caller,
  CataloguedError,
  type DeliveryTransition,
  type FailureReason,
  transition,
} from '@edoc-axis/domain';
import { type Database, newId } from '@edoc-axis/platform';
import { nameOf } from '../journey/actor.js';
import { aboutDelivery } from '../journey/delivery-statement.js';
import { issueReceipt } from '../journey/issue-receipt.js';
import { untilWritten } from '../journey/look-again.js';
import { confirmationMsMax } from '../journey/forward-from-closed.js';
import type { DeliveryCase } from '../store/delivery-case.js';
import type { NewFact } from '../store/new-rows.js';
import { recordOutcome } from '../store/record-outcome.js';
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
    const closing = { by: nameOf(caller), at, reason: wanted.reason.trim() };
    const closed = await endInVain(ports, database, found, { ...closing, failure: 'closed-by-operator' });
    return closed && operatedView(database, closed);
  });
}

export interface Ending {
  readonly failure: Extract<FailureReason, 'closed-by-operator' | 'redirected-by-operator'>;
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
  /** Where it is to go instead. */
  readonly target?: string;
}

/**
 * Ends a delivery that waits, with its receipt.
 * @returns it as it is then; undefined when somebody was quicker
 * @throws CataloguedError `delivery.held`, `delivery.already-final`, `delivery.event-not-allowed`
 */
export async function endInVain(
  ports: OperatingPorts,
  database: Database,
  found: DeliveryCase,
  { failure, by, at, reason: text, target }: Ending,
): Promise<DeliveryCase | undefined> {
  const { to: state, receipt: event } = demandEndable(found, at);
  const receipt = issueReceipt(ports, {
    ...{ event, ...aboutDelivery(found), at, by },
    reason: { code: failure, params: target === undefined ? undefined : { target }, text },
  });
  const { recipient, document, id: delivery } = found;
  const kind = failure === 'closed-by-operator' ? 'delivery.closed-by-operator' : 'delivery.redirected';
  const params = { recipient, target, reason: text };
  const fact: NewFact = { id: newId(), kind, at, by, document, delivery, params, receipt: receipt.id };
  const reason = { failure, by, text, target };
  const outcome = { delivery: found, state, at, reason, facts: [fact], receipts: [receipt] };
  if (!(await recordOutcome(database, ports.epoch, outcome))) return undefined;
  return { ...found, state, reason, since: at, version: found.version + 1 };
}

function wasClosed({ reason }: Pick<DeliveryCase, 'reason'>): boolean {
  return (reason as { readonly failure?: FailureReason } | null)?.failure === 'closed-by-operator';
}

/** @throws CataloguedError `delivery.held`, `delivery.already-final`, `delivery.event-not-allowed` */
export function demandEndable(found: DeliveryCase, at: Date): DeliveryTransition {
  const { state, carries, recipient, fetched_at: fetchedAt } = found;
  const change = transition(state, 'give-up', carries);
  if (!fetchedAt) return change;
  const confirmableUntil = new Date(fetchedAt.getTime() + confirmationMsMax);
  if (at < confirmableUntil) throw new CataloguedError('delivery.held', { recipient, fetchedAt, confirmableUntil });
  return change;
}
