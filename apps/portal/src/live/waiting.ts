import { signal } from '@preact/signals';
import { api, ask } from '../api/call.js';
import { badges } from '../app/badges.js';
import { titleCount } from '../app/title-count.js';
import { sessionState } from '../session/session.js';
import { soundUrgent } from './urgent-sound.js';

export interface Waiting {
  readonly received: {
    readonly pending: number;
    readonly unanswered: number;
    readonly questions: number;
    readonly urgent: number;
  };
  readonly overdue: { readonly received: number; readonly sent: number };
}

/** What waits for the clerk's agencies, as it was last counted. */
export const waiting = signal<Waiting | undefined>(undefined);

/** Nothing is counted further than this. */
const countedMax = 1000;
/** Between two counts, however much happens. */
const betweenMs = 4_000;

let countedAt = 0;
let timer: number | undefined;

/** Counts anew: at once when that was long ago, else a little later. */
export function refreshWaiting(): void {
  if (timer !== undefined || sessionState.value !== 'open') return;
  const waitMs = Math.max(0, countedAt + betweenMs - Date.now());
  timer = setTimeout(() => {
    timer = undefined;
    countedAt = Date.now();
    // The next event, or the next look at the page, asks again.
    void count().catch(() => undefined);
  }, waitMs) as unknown as number;
}

async function count(): Promise<void> {
  const before = waiting.value;
  const now: Waiting = await ask(api.GET('/v1/waiting'));
  waiting.value = now;
  const { pending, unanswered, questions, urgent } = now.received;
  const received = pending + unanswered + questions;
  const late = now.overdue.received + now.overdue.sent;
  titleCount.value = received > 0 ? says(received) : '';
  badges.value = {
    ...badges.value,
    received: { count: received, says: says(received), urgent: urgent > 0 },
    overdue: { count: late, says: says(late) },
  };
  if (before && urgent > before.received.urgent) soundUrgent();
}

function says(count: number): string {
  return count >= countedMax ? `${countedMax}+` : String(count);
}
