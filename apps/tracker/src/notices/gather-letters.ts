import { type Clock, inTransaction, newId } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import {
  type Gathered,
  keepGathered,
  takeAddressee,
  type WaitingAddressee,
  type WaitingLetter,
  waitingLetters,
} from '../store/notices.js';

/** One address gets no more mails than these within the window; what comes then waits, and comes as one. */
export const mailsInWindowMax = 5;
export const windowMs = 3_600_000;
/** What is urgent does not wait for the end of the window, and still comes no more often than this. */
export const urgentEveryMs = 60_000;
/** In one mail, or one call. */
const lettersTogetherMax = 500;
const lettersPerCallMax = 100;

/** Gathers what waits for one address, the one that waits longest. */
export function gatherNext({
  pool,
  clock,
}: {
  readonly pool: Pool;
  readonly clock: Clock;
}): Promise<{ more: boolean }> {
  return inTransaction(pool, async (client) => {
    const now = clock.now();
    const addressee = await takeAddressee(client, now);
    if (!addressee) return { more: false };
    const waiting = await waitingLetters(client, addressee, lettersTogetherMax + 1);
    await keepGathered(client, gatherLetters(addressee, waiting, now), now);
    return { more: true };
  });
}

/**
 * What waits for one address, gathered: each in a mail of its own as long as they are few, then together; calls carry what
 * there is.
 * @param waiting the oldest first; one more than `lettersTogetherMax` says that there are further ones
 */
export function gatherLetters(addressee: WaitingAddressee, waiting: readonly WaitingLetter[], now: Date): Gathered {
  const together = waiting.slice(0, addressee.channel === 'mail' ? lettersTogetherMax : lettersPerCallMax);
  const isMore = together.length < waiting.length;
  const one = (letters: readonly WaitingLetter[]) => ({ id: newId(), letters: letters.map(({ id }) => id) });
  if (together.length === 0) return { ...addressee, gatherAt: null, dispatches: [] };
  if (addressee.channel === 'call') {
    return { ...addressee, gatherAt: isMore ? now : null, gatheredAt: now, dispatches: [one(together)] };
  }
  const { windowFrom, inWindow } = windowAt(addressee, now);
  const waitsUntil = inWindow < mailsInWindowMax ? now : restUntil(addressee, windowFrom, together);
  if (waitsUntil > now) return { ...addressee, windowFrom, inWindow, gatherAt: waitsUntil, dispatches: [] };
  const isFew = !isMore && inWindow + together.length <= mailsInWindowMax;
  return {
    ...{ ...addressee, windowFrom, gatheredAt: now },
    inWindow: isFew ? inWindow + together.length : mailsInWindowMax,
    gatherAt: isMore ? now : null,
    dispatches: isFew ? together.map((letter) => one([letter])) : [one(together)],
  };
}

/** A clock that was set back begins a new window: nobody waits for the old one to come again. */
function windowAt({ windowFrom, inWindow }: WaitingAddressee, now: Date): { windowFrom: Date; inWindow: number } {
  const age = windowFrom === null ? Infinity : now.getTime() - windowFrom.getTime();
  return windowFrom !== null && age >= 0 && age < windowMs
    ? { windowFrom, inWindow }
    : { windowFrom: now, inWindow: 0 };
}

function restUntil({ gatheredAt }: WaitingAddressee, windowFrom: Date, waiting: readonly WaitingLetter[]): Date {
  const ends = windowFrom.getTime() + windowMs;
  if (!waiting.some(({ urgent }) => urgent)) return new Date(ends);
  return new Date(Math.min(ends, (gatheredAt?.getTime() ?? 0) + urgentEveryMs));
}
