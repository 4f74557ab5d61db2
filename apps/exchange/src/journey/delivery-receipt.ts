import type { DeliveryReceipt, ReceiptView } from '@edoc-axis/contracts';
import type { DeliveryCase } from '../store/delivery-case.js';
import { stateNameOf } from './state-name.js';

type Receipt = Pick<ReceiptView, 'id' | 'event' | 'jws'> & {
  readonly at: Date;
  readonly delivery?: string | null;
  readonly recipient?: string | null;
};

/** What confirming or answering gives back, the first time and every time after. */
export function deliveryReceipt(
  delivery: Pick<DeliveryCase, 'id' | 'state' | 'acknowledged_at' | 'reason'>,
  receipts: readonly Receipt[],
): DeliveryReceipt {
  const { id, state } = delivery;
  return { delivery: id, state, stateName: stateNameOf(delivery), receipts: receipts.map(receiptView) };
}

export function receiptView({ id, event, at, delivery, recipient, jws }: Receipt): ReceiptView {
  return { id, event, at: at.toISOString(), delivery: delivery ?? undefined, recipient: recipient ?? undefined, jws };
}
