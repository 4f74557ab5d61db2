import { dueRevocations, settleRevocation } from '../store/concerns.js';
import { withdrawDeliveries } from './withdrawing/withdraw-deliveries.js';
import type { WithdrawalPorts } from './withdrawing/withdraw-delivery.js';

const batchMax = 10;

/**
 * What was declared void is withdrawn from whom nobody has fetched it for, and asked back from the others; their answers to
 * that are the recipients' own. Accepted with the revocation itself it is due, and stays so until every delivery was looked
 * at: a process that dies leaves the rest to the next that looks.
 * @param document only what this one revokes
 * @returns whether there may be more
 */
export async function carryOutRevocations(ports: WithdrawalPorts, document?: string): Promise<{ more: boolean }> {
  const due = await dueRevocations(ports.database, { document, limit: batchMax });
  for (const revocation of due) {
    const { concerned, recipients, by, reason } = revocation;
    const act = { withdrawal: 'revocation', by, reason: reason ?? '' } as const;
    await withdrawDeliveries(ports, act, { document: concerned, recipients });
    await settleRevocation(ports.database, revocation);
  }
  return { more: due.length === batchMax };
}
