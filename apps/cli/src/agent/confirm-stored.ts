import { dirname } from 'node:path';
import { AxisRefusal, type ConfirmationOf } from '@edoc-axis/client';
import { deliveriesPerCallMax, type DeliveryReceipt } from '@edoc-axis/contracts';
import { type Agent, isForLater, refusalOf } from './agent.js';
import type { Received, Unconfirmed } from './agent-folder.js';
import { describeReceived } from './describe-status.js';
import { isThere } from '../durable-files.js';
import { keepReceipt } from './outcomes.js';
import { writeStatus } from './status-file.js';

/**
 * Confirms everything that lies in the folder and is not known to be confirmed: what was just stored, and what somebody
 * stored who died before he could say so. What does not lie there is not confirmed.
 * @returns how many the axis took
 */
export async function confirmStored(agent: Agent): Promise<number> {
  const { folder, axis } = agent;
  const stored: { delivery: string; what: Unconfirmed }[] = [];
  for (const delivery of await folder.unconfirmed.keys()) {
    const what = await folder.unconfirmed.get(delivery);
    if (what && (await isThere(folder.at(what.packet)))) stored.push({ delivery, what });
    else await folder.unconfirmed.remove(delivery);
  }
  let confirmed = 0;
  for (let from = 0; from < stored.length; from += deliveriesPerCallMax) {
    const group = stored.slice(from, from + deliveriesPerCallMax);
    const outcomes = await axis.confirmAll(group.map(confirmationOf));
    for (const [n, { delivery, what }] of group.entries()) {
      const outcome = outcomes[n];
      if (!outcome) continue;
      if ('receipts' in outcome) {
        await keepConfirmation(agent, delivery, what, outcome);
        confirmed += 1;
      } else {
        const error = new AxisRefusal(outcome.problem);
        agent.fail({ event: 'not-confirmed', item: delivery }, error);
        if (isForLater(error)) continue;
        await update(agent, delivery, (received) => ({ ...received, notConfirmed: refusalOf(error) }));
      }
      await folder.unconfirmed.remove(delivery);
    }
  }
  return confirmed;
}

function confirmationOf({ delivery, what }: { delivery: string; what: Unconfirmed }): ConfirmationOf {
  return { delivery, leaseToken: what.leaseToken, packetSha256: what.packetSha256 };
}

async function keepConfirmation(
  agent: Agent,
  delivery: string,
  { packet, document }: Unconfirmed,
  { stateName, receipts }: DeliveryReceipt,
): Promise<void> {
  const { folder, stale, tell } = agent;
  const place = dirname(packet);
  for (const { event, id, jws } of receipts) await keepReceipt(folder.at(place), event, id, jws);
  const at = receipts[0]?.at ?? new Date().toISOString();
  const received = await update(agent, delivery, (before) => ({ ...before, confirmed: { stateName, at } }));
  if (document !== undefined) stale.add(document);
  const what = received ? `${received.code.number}/${received.code.notation} (${received.sender})` : packet;
  tell(
    { event: received ? 'received' : 'status', delivery, document, folder: place },
    received
      ? { vi: `đã nhận ${what} → ${place}`, en: `received ${what} → ${place}` }
      : { vi: `trạng thái mới → ${place}`, en: `a status came → ${place}` },
  );
}

async function update(
  { folder }: Agent,
  delivery: string,
  change: (before: Received) => Received,
): Promise<Received | undefined> {
  const before = await folder.received.get(delivery);
  if (!before) return undefined;
  const received = change(before);
  await folder.received.put(delivery, received);
  if (await isThere(folder.at(received.folder))) {
    await writeStatus(folder.at(received.folder), received, describeReceived(received));
  }
  return received;
}
