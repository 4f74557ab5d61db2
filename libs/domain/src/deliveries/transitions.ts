import { CataloguedError } from '../errors/catalogued-error.js';
import { deliveryStates, type DeliveryState } from '../words/delivery-state.js';
import type { ReceiptEvent } from '../words/receipt-event.js';
import { assertStateTable } from './assert-state-table.js';

/*
 * Terminology.
 *
 *   pending ──► delivered ──► acknowledged ──► refused     (returned, "trả lại", after it had been taken)
 *      │            ├───────► refused
 *      │            └───────► withdrawn    acknowledged ──► withdrawn    (the recipient agreed)
 *      ├──► withdrawn        (taken back or revoked before it was collected: at once)
 *      ├──► expired          (not collected within its time to live)
 *      └──► undeliverable    (trying again cannot cure it)
 *
 * A failed attempt is no state: it says when, what the other side answered and when the next one is. Neither is a lease:
 * a lease that ends changes nothing.
 */

export type DeliveryEvent = 'deliver' | 'acknowledge' | 'refuse' | 'withdraw' | 'expire' | 'give-up';

export interface DeliveryTransition {
  readonly from: DeliveryState;
  readonly event: DeliveryEvent;
  readonly to: DeliveryState;
  /** What the receipt says that is written in the same transaction (ETSI EN 319 522-1). This is the only mapping. */
  readonly receipt: ReceiptEvent;
}

export const deliveryTransitions: readonly DeliveryTransition[] = [
  { from: 'pending', event: 'deliver', to: 'delivered', receipt: 'ContentHandover' },
  { from: 'pending', event: 'withdraw', to: 'withdrawn', receipt: 'ContentWithdrawn' },
  { from: 'pending', event: 'expire', to: 'expired', receipt: 'ContentConsignmentFailure' },
  { from: 'pending', event: 'give-up', to: 'undeliverable', receipt: 'ContentConsignmentFailure' },
  { from: 'delivered', event: 'acknowledge', to: 'acknowledged', receipt: 'ConsignmentAcceptance' },
  { from: 'delivered', event: 'refuse', to: 'refused', receipt: 'ConsignmentRejection' },
  { from: 'delivered', event: 'withdraw', to: 'withdrawn', receipt: 'ContentWithdrawn' },
  { from: 'acknowledged', event: 'refuse', to: 'refused', receipt: 'ConsignmentRejection' },
  { from: 'acknowledged', event: 'withdraw', to: 'withdrawn', receipt: 'ContentWithdrawn' },
];

/** A status on its way to the other side's system is a delivery too; it is fetched or it expires, and nobody answers it. */
export const statusDeliveryTransitions: readonly DeliveryTransition[] = [
  { from: 'pending', event: 'deliver', to: 'delivered', receipt: 'ContentHandover' },
  { from: 'pending', event: 'expire', to: 'expired', receipt: 'ContentConsignmentFailure' },
];

export type Carries = 'document' | 'status';

/**
 * The receipt that opens every delivery of a submission. One act, one receipt: it lists all recipients and stands for
 * their ContentConsignment, because one signature a recipient would cost more than their rows.
 */
export const submissionReceipt = {
  accepted: 'SubmissionAcceptance',
  refused: 'SubmissionRejection',
} as const satisfies Record<string, ReceiptEvent>;

/**
 * Where an event leads. Every change of state goes through here, compare-and-set, in the transaction that appends the
 * fact and the receipt: a confirmation and a time-out cannot both win.
 *
 * @throws `delivery.already-final`, `delivery.event-not-allowed`
 */
export function transition(
  from: DeliveryState,
  event: DeliveryEvent,
  carries: Carries = 'document',
): DeliveryTransition {
  const found = tables[carries].find((candidate) => candidate.from === from && candidate.event === event);
  if (found) return found;
  if (isFinal(from, carries)) throw new CataloguedError('delivery.already-final', { state: from });
  throw new CataloguedError('delivery.event-not-allowed', { event, state: from });
}

/** The same question without an error. */
export function isPossible(from: DeliveryState, event: DeliveryEvent, carries: Carries = 'document'): boolean {
  return tables[carries].some((candidate) => candidate.from === from && candidate.event === event);
}

/** Nothing leads out of a final state, ever. */
export function isFinal(state: DeliveryState, carries: Carries = 'document'): boolean {
  return !tables[carries].some((candidate) => candidate.from === state);
}

/** The state after several events in one transaction. */
export function stateAfter(from: DeliveryState, events: readonly DeliveryEvent[]): DeliveryState {
  return events.reduce((state, event) => transition(state, event).to, from);
}

const tables: Readonly<Record<Carries, readonly DeliveryTransition[]>> = {
  document: deliveryTransitions,
  status: statusDeliveryTransitions,
};

assertStateTable(deliveryTransitions, {
  states: deliveryStates,
  initial: 'pending',
  final: ['refused', 'withdrawn', 'expired', 'undeliverable'],
});
assertStateTable(statusDeliveryTransitions, {
  states: ['pending', 'delivered', 'expired'],
  initial: 'pending',
  final: ['delivered', 'expired'],
});
