import { type AgencyCode, type EffectiveRecipient, resolveRecipient } from '@edoc-axis/domain';
import { type Directory, inTransaction, recipientView } from '@edoc-axis/platform';
import { findDelivery } from '../store/delivery-case.js';
import {
  heldAlready,
  lockForwarding,
  redirectDeliveries,
  waitingForClosed,
  type WaitingElsewhere,
} from '../store/redirect.js';
import { joinDeliveries } from './forwarding/join-deliveries.js';
import { giveUpDelivery } from './give-up-delivery.js';
import type { ExchangePorts } from './ports.js';

export type ForwardingPorts = Pick<ExchangePorts, 'database' | 'directory' | 'clock' | 'epoch' | 'axis' | 'receiptKey'>;

const batchMax = 200;
/**
 * What the closed office's system has fetched it holds, as a rule, and only its confirmation is missing: for so long it is
 * left to that system. Given to another at once, the document would be in both.
 */
export const confirmationMsMax = 24 * 60 * 60_000;

/**
 * Documents that wait for a closed code go to who receives for it, from the moment on, with a fact to both sides; one that
 * would come back to its sender cannot be delivered. What is under a lease or was fetched is left to who fetched it.
 * Who receives for several codes, or was an addressee itself, gets a document once: the deliveries that meet become one.
 * Statuses stay where the document they are about was sent from: nobody else would know what they mean.
 * @param among only these codes; all there are, when absent
 * @returns whether there may be more
 */
export async function forwardFromClosed(ports: ForwardingPorts, among?: readonly string[]): Promise<{ more: boolean }> {
  const { database, directory, clock, epoch } = ports;
  const now = clock.now();
  const candidates = among ?? closingsOf(directory).map(({ code }) => code);
  const forwarded = new Map(candidates.flatMap((code) => forwardingOf(code, directory, now)));
  if (forwarded.size === 0) return { more: false };
  const fetchedBefore = new Date(now.getTime() - confirmationMsMax);
  const order = { agencies: [...forwarded.keys()], now, fetchedBefore, limit: batchMax };
  // Nearly always nothing waits, and then nobody waits for the lock either.
  if ((await waitingForClosed(database, order)).length === 0) return { more: false };
  const { waiting, returning } = await inTransaction(database, async (client) => {
    await lockForwarding(client);
    const found = await waitingForClosed(client, order);
    const forwardings = found.flatMap((delivery) => {
      const to = forwarded.get(delivery.recipient);
      return to ? [{ delivery, to }] : [];
    });
    const [back, going] = partition(forwardings, ({ delivery, to }) => delivery.sender === to.effective);
    const places = going.map(({ delivery: { document, packet }, to }) => ({
      document,
      packet,
      recipient: to.effective,
    }));
    const redirections = joinDeliveries(going, await heldAlready(client, places), now);
    if (redirections.length > 0) await redirectDeliveries(client, epoch, redirections, now);
    return { waiting: found.length, returning: back };
  });
  for (const { delivery } of returning) await returnToNobody(ports, delivery);
  return { more: waiting === batchMax };
}

/** A closed office has what came on its last evenings: a few batches at the most, and the rest is forwarded soon. */
const batchesMax = 5;

/**
 * Of these codes, before their old system gets what is another's by now.
 * @returns whether there may be more
 */
export async function forwardAll(ports: ForwardingPorts, closed: readonly AgencyCode[]): Promise<{ more: boolean }> {
  let more = closed.length > 0;
  for (let batches = 0; more && batches < batchesMax; batches += 1) ({ more } = await forwardFromClosed(ports, closed));
  return { more };
}

/** Of these codes, those that somebody else may receive for: nearly always none. */
export function maybeClosed(directory: Directory, codes: readonly AgencyCode[]): AgencyCode[] {
  return codes.filter((code) => directory.agencyWithChanges(code)?.receivesFor !== undefined);
}

function forwardingOf(written: string, directory: Directory, at: Date): [string, EffectiveRecipient][] {
  const code = directory.codeOf(written);
  if (code === undefined) return [];
  // Each delivery has a sender of its own.
  const resolved = resolveRecipient(code, recipientView(directory, at));
  return resolved.outcome === 'reachable' && resolved.redirected ? [[code, resolved]] : [];
}

/** Leases have ended by then, and nobody confirms any more: of what is left nothing changes from one second to the next. */
const latelyMs = 2 * confirmationMsMax;

/** Codes that closed within the last days, and that somebody receives for. */
export function closedLately(directory: Directory, now: Date): string[] {
  const ageMs = ({ closesAt }: Closing) => now.getTime() - closesAt;
  return closingsOf(directory).flatMap((closing) =>
    ageMs(closing) >= 0 && ageMs(closing) < latelyMs ? closing.code : [],
  );
}

interface Closing {
  readonly code: string;
  /** Milliseconds since 1970. */
  readonly closesAt: number;
}

/** Gathered again only after the directory changed: a country has 125,000 agencies. */
function closingsOf(directory: Directory): readonly Closing[] {
  const known = gathered.get(directory);
  if (known?.version === directory.version) return known.closings;
  const closings = [...directory.agencies()].flatMap(({ code, validUntil, receivesFor }) =>
    receivesFor && validUntil !== undefined ? { code, closesAt: Date.parse(validUntil) } : [],
  );
  gathered.set(directory, { version: directory.version, closings });
  return closings;
}

const gathered = new WeakMap<Directory, { readonly version: number; readonly closings: readonly Closing[] }>();

/** Back where it comes from it is delivered to nobody; what somebody else did meanwhile stands. */
async function returnToNobody(ports: ForwardingPorts, { id, version, recipient }: WaitingElsewhere): Promise<void> {
  const found = await findDelivery(ports.database, id);
  if (found?.version !== version) return;
  const problem = { code: 'document.recipient-is-sender' as const, params: { recipient } };
  await giveUpDelivery(ports, found, { failure: 'bad-recipient', problem });
}

function partition<One>(all: readonly One[], isFirst: (one: One) => boolean): [One[], One[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}
