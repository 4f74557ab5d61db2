import { AxisUnreachable } from '@edoc-axis/client';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { type Agent, refusalOf } from './agent.js';
import { confirmStored } from './confirm-stored.js';
import { isStorageFault } from '../durable-files.js';
import { createRetries } from './retries.js';
import { storeDelivery } from './store-delivery.js';

/** Small packets come along with a page of this many; each larger one is fetched by itself. */
const leasedAtOnce = 20;
/** Long enough for a page over a thin line; what is confirmed later still counts. */
const leaseSeconds = 600;

/**
 * The way in: takes all that waits, a page at a time, stores it and then confirms it. What cannot be stored is confirmed by
 * nobody: it is given back with the reason when all the rest is taken, so that it holds up none of them.
 * @returns how many were stored and confirmed
 */
export function createReceiver(agent: Agent): (signal: AbortSignal) => Promise<number> {
  const { axis } = agent;
  const retries = createRetries();

  return async (signal) => {
    const failed = new Map<string, { leased: LeasedDelivery; reason?: string }>();
    const resting = new Set<string>();
    let received = await confirmStored(agent);
    try {
      while (!signal.aborted) {
        const page = await axis.lease({ limit: leasedAtOnce, leaseSeconds, packets: true });
        const fresh = page.filter(({ id }) => !failed.has(id));
        if (fresh.length === 0) break;
        // Until it is stored: whatever ends this, it is given back.
        for (const leased of fresh) failed.set(leased.id, { leased });
        const isLarge = ({ document }: LeasedDelivery) => document.packet.base64 === undefined;
        const small = fresh.filter((leased) => !isLarge(leased));
        for (const group of [small, ...fresh.filter(isLarge).map((leased) => [leased])]) {
          for (const leased of group) {
            if (signal.aborted) break;
            if (retries.isDue(leased.id)) await take(leased);
            // Given back it would come again with the next page: it rests until its lease ends.
            else resting.add(leased.id);
          }
          received += await confirmStored(agent);
        }
      }
    } finally {
      await giveBack();
    }
    return received;

    async function take(leased: LeasedDelivery): Promise<void> {
      try {
        await storeDelivery(agent, leased);
        failed.delete(leased.id);
        retries.forget(leased.id);
      } catch (error) {
        if (error instanceof AxisUnreachable || isStorageFault(error)) throw error;
        failed.set(leased.id, { leased, reason: refusalOf(error).code });
        retries.later(leased.id);
        const { documentId } = leased.document;
        agent.fail({ event: 'not-received', delivery: leased.id, item: documentId }, error);
      }
    }

    /** Where this fails too, the leases end by themselves. */
    async function giveBack(): Promise<void> {
      for (const { leased, reason } of failed.values()) {
        if (resting.has(leased.id)) continue;
        try {
          await axis.release(leased.id, { leaseToken: leased.leaseToken, reason });
        } catch (error) {
          if (error instanceof AxisUnreachable) return;
        }
      }
    }
  };
}
