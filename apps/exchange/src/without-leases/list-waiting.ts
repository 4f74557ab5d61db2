import type { HeardBy, listWaiting as question, WaitingDelivery } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { routeDelivery } from '../journey/index.js';
import { forwardAll, type ForwardingPorts, maybeClosed } from '../journey/parts.js';
import * as store from '../store/list-waiting.js';

/** Shows the caller what waits for it, leased by another of its nodes or not: whoever says first that it has it, has it. */
export async function listWaiting(
  ports: ForwardingPorts,
  caller: Caller,
  { carries, since, until, held, ahead, limit }: HeardBy<typeof question>,
): Promise<WaitingDelivery[]> {
  const { database, directory, clock } = ports;
  const now = clock.now();
  const agencies = routeDelivery(directory, caller, { now });
  if (agencies.length === 0) return [];
  // Before a closed office's system is shown what is another's by now.
  await forwardAll(ports, maybeClosed(directory, agencies));
  const between = { since: since ? new Date(since) : undefined, until: until ? new Date(until) : undefined };
  const rows = await store.listWaiting(database, { agencies, carries, held, now, ahead, limit, ...between });
  return rows.map((row) => ({
    delivery: row.id,
    sender: row.sender,
    recipient: row.recipient,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.since.toISOString(),
    held: row.held,
  }));
}
