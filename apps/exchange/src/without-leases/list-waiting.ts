import type {
  countListed as countQuestion,
  HeardBy,
  listWaiting as question,
  WaitingDelivery,
} from '@edoc-axis/contracts';
import type { AgencyCode, Caller } from '@edoc-axis/domain';
import { routeDelivery } from '../journey/index.js';
import { forwardAll, type ForwardingPorts, maybeClosed } from '../journey/parts.js';
import * as store from '../store/list-waiting.js';

/** Shows the caller what waits for it, leased by another of its nodes or not: whoever says first that it has it, has it. */
export async function listWaiting(
  ports: ForwardingPorts,
  caller: Caller,
  { carries, held, ahead, limit, ...between }: HeardBy<typeof question>,
): Promise<WaitingDelivery[]> {
  const agencies = await agenciesWhosePost(ports, caller);
  if (agencies.length === 0) return [];
  const now = ports.clock.now();
  const order = { agencies, carries, held, now, ahead, limit, ...momentsOf(between) };
  const form102 = (code: string) => ports.directory.agency(code, now)?.form102;
  const rows = await store.listWaiting(ports.database, order);
  return rows.map((row) => ({
    delivery: row.id,
    sender: row.sender,
    senderForm102: form102(row.sender),
    recipient: row.recipient,
    recipientForm102: form102(row.recipient),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.since.toISOString(),
    held: row.held,
  }));
}

/** How many it would be shown. */
export async function countListed(
  ports: ForwardingPorts,
  caller: Caller,
  { carries, held, ...between }: HeardBy<typeof countQuestion>,
): Promise<number> {
  const agencies = await agenciesWhosePost(ports, caller);
  if (agencies.length === 0) return 0;
  return store.countListed(ports.database, { agencies, carries, held, now: ports.clock.now(), ...momentsOf(between) });
}

async function agenciesWhosePost(ports: ForwardingPorts, caller: Caller): Promise<readonly AgencyCode[]> {
  const { directory, clock } = ports;
  const agencies = routeDelivery(directory, caller, { now: clock.now() });
  // Before a closed office's system is shown what is another's by now.
  if (agencies.length > 0) await forwardAll(ports, maybeClosed(directory, agencies));
  return agencies;
}

function momentsOf({ since, until }: { readonly since?: string; readonly until?: string }) {
  return { since: since ? new Date(since) : undefined, until: until ? new Date(until) : undefined };
}
