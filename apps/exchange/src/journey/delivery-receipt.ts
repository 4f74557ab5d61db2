import type { DeliveryReceipt, ReceiptView } from '@edoc-axis/contracts';
import { nameOfState } from '@edoc-axis/domain';
import type { DeliveryCase } from '../store/delivery-case.js';

type Receipt = Pick<ReceiptView, 'id' | 'event' | 'jws'> & {
  readonly at: Date;
  readonly delivery?: string | null;
  readonly recipient?: string | null;
};

/** What confirming or answering gives back, the first time and every time after. */
export function deliveryReceipt(
  { id, state, acknowledged_at }: Pick<DeliveryCase, 'id' | 'state' | 'acknowledged_at'>,
  receipts: readonly Receipt[],
): DeliveryReceipt {
  const stateName = nameOfState(state, { wasAcknowledged: acknowledged_at !== null });
  return { delivery: id, state, stateName, receipts: receipts.map(receiptView) };
}

export function receiptView({ id, event, at, delivery, recipient, jws }: Receipt): ReceiptView {
  return { id, event, at: at.toISOString(), delivery: delivery ?? undefined, recipient: recipient ?? undefined, jws };
}
