import { isPossible, transition } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { findDelivery } from '../store/delivery-case.js';
import { overdueDeliveries } from '../store/overdue.js';
import { recordOutcome } from '../store/record-outcome.js';
import { aboutDelivery } from './delivery-statement.js';
import { issueReceipt } from './issue-receipt.js';
import type { ExchangePorts } from './ports.js';

type Ports = Pick<ExchangePorts, 'database' | 'clock' | 'epoch' | 'axis' | 'receiptKey'>;

const batchMax = 100;

/**
 * Time speaks instead: what nobody collected within its time to live expires, with a receipt that says so. A
 * confirmation that comes at the same moment wins or loses as a whole; whoever loses looks again.
 * @returns whether there may be more
 */
export async function closeOverdue(ports: Ports): Promise<{ more: boolean }> {
  const now = ports.clock.now();
  const overdue = await overdueDeliveries(ports.database, now, batchMax);
  for (const id of overdue) await expire(ports, id, now);
  return { more: overdue.length === batchMax };
}

async function expire(ports: Ports, id: string, at: Date): Promise<void> {
  const found = await findDelivery(ports.database, id);
  // Somebody else closed it since, or confirmed it: then it is not overdue any more.
  if (!found || !isPossible(found.state, 'expire', found.carries)) return;
  const { to: state, receipt: event } = transition(found.state, 'expire', found.carries);
  const receipt = issueReceipt(ports, {
    event,
    ...aboutDelivery(found),
    reason: { code: 'expired' },
    at,
    by: 'axis',
  });
  await recordOutcome(ports.database, ports.epoch, {
    delivery: found,
    state,
    at,
    reason: { failure: 'expired' },
    facts: [
      {
        id: newId(),
        kind: found.carries === 'status' ? 'delivery.status-expired' : 'delivery.expired',
        at,
        by: 'axis',
        document: found.document,
        delivery: id,
        params: { recipient: found.recipient, status: found.status ?? undefined },
        receipt: receipt.id,
      },
    ],
    receipts: [receipt],
  });
}
