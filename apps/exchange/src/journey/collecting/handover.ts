import { transition } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import type { DeliveryCase } from '../../store/delivery-case.js';
import type { NewFact, NewReceipt } from '../../store/new-rows.js';
import type { Outcome } from '../../store/record-outcome.js';
import { aboutDelivery } from '../delivery-statement.js';
import { issueReceipt, type Statement } from '../issue-receipt.js';
import type { ExchangePorts } from '../ports.js';
import { waitedSince } from '../waited-since.js';

/** What convinced the axis that the recipient has it. */
export interface Handover {
  readonly by: string;
  readonly at: Date;
  readonly confirmedBy: 'digest' | 'client-said-done' | 'person';
  readonly said?: Statement['said'];
  /** The recipient's own signature, verified. */
  readonly signature?: string;
}

/** The outcome "delivered" with its receipt and its fact, as it is to be written. */
export function handover(
  ports: Pick<ExchangePorts, 'axis' | 'receiptKey'>,
  found: DeliveryCase,
  { by, at, confirmedBy, said, signature }: Handover,
): Outcome & { readonly receipts: readonly NewReceipt[] } {
  const { to: state, receipt: event } = transition(found.state, 'deliver', found.carries);
  const receipt = issueReceipt(ports, { event, ...aboutDelivery(found), confirmedBy, said, at, by });
  const fact: NewFact = {
    id: newId(),
    at,
    by,
    document: found.document,
    delivery: found.id,
    receipt: receipt.id,
    ...(found.carries === 'status'
      ? { kind: 'delivery.status-delivered', params: { recipient: found.recipient, status: found.status } }
      : {
          kind: 'delivery.delivered',
          params: { recipient: found.recipient, confirmedBy, waitedMs: waitedSince(found.created_at, at) },
        }),
  };
  return { delivery: found, state, at, facts: [fact], receipts: [{ ...receipt, party_jws: signature }] };
}
