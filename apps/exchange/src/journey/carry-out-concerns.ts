import { businessTypes } from '@edoc-axis/domain';
import { type DueConcern, dueConcerns, settleConcern } from '../store/concerns.js';
import { askAboutUpdate } from './withdrawing/ask-about-update.js';
import { throughDeliveries } from './withdrawing/through-deliveries.js';
import { withdrawDelivery, type WithdrawalPorts } from './withdrawing/withdraw-delivery.js';

const batchMax = 10;

/**
 * What revocations and updates do to the deliveries of the documents they are about. Accepted with them it is due, and stays
 * so until every delivery was looked at: a process that dies leaves the rest to the next that looks.
 * @param document only what this one does
 * @returns whether there may be more
 */
export async function carryOutConcerns(ports: WithdrawalPorts, document?: string): Promise<{ more: boolean }> {
  const due = await dueConcerns(ports.database, { document, limit: batchMax });
  const failures: unknown[] = [];
  // One that fails stays due, and must not hold up those behind it.
  for (const concern of due) await carryOut(ports, concern).catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
  return { more: due.length === batchMax };
}

async function carryOut(ports: WithdrawalPorts, concern: DueConcern): Promise<void> {
  if (concern.business_type === businessTypes.revocation) await revoke(ports, concern);
  if (concern.business_type === businessTypes.update) await update(ports, concern);
  await settleConcern(ports.database, concern);
}

/** Withdrawn where nobody has fetched it; the others' answers are their own. */
async function revoke(ports: WithdrawalPorts, { concerned: document, recipients, by, reason }: DueConcern) {
  const act = { withdrawal: 'revocation', by, reason } as const;
  await throughDeliveries(ports, { document, recipients }, (id) => withdrawDelivery(ports, act, id));
}

/** Taken back from those it no longer goes to; the others that have it are asked whether they agree to the update. */
async function update(ports: WithdrawalPorts, { concerned: document, recipients, removed, by, reason }: DueConcern) {
  const act = { withdrawal: 'take-back', by, reason } as const;
  if (removed.length > 0) {
    await throughDeliveries(ports, { document, recipients: removed }, (id) => withdrawDelivery(ports, act, id));
  }
  const staying = recipients.filter((code) => !removed.includes(code));
  await throughDeliveries(ports, { document, recipients: staying }, (id) => askAboutUpdate(ports, { by, reason }, id));
}
