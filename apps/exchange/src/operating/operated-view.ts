import type { OperatedDelivery } from '@edoc-axis/contracts';
import type { Database } from '@edoc-axis/platform';
import { deliveryReceipt } from '../journey/parts.js';
import { type DeliveryCase, receiptsOfDelivery } from '../store/delivery-case.js';
import type { Successor } from '../store/succeed-delivery.js';

type Ended = Pick<DeliveryCase, 'id' | 'document' | 'state' | 'acknowledged_at' | 'reason' | 'settled_at'>;
type GoingOn = Pick<Successor, 'id' | 'document' | 'recipient' | 'addressed_to' | 'state'>;

/** What was done with a delivery, the first time and every time after: its own receipts and those of what goes on for it. */
export async function operatedView(database: Database, ended: Ended, successor?: GoingOn): Promise<OperatedDelivery> {
  const receipts = await receiptsOfDelivery(database, ended);
  const further = successor ? await receiptsOfDelivery(database, successor) : [];
  return {
    ...deliveryReceipt(ended, [...receipts, ...further]),
    settledAt: ended.settled_at?.toISOString(),
    successor: successor && {
      id: successor.id,
      recipient: successor.recipient,
      addressedTo: successor.addressed_to,
      state: successor.state,
    },
  };
}
