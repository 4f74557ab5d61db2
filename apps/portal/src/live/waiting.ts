import { signal } from '@preact/signals';
import { api, ask } from '../api/call.js';
import type { paths } from '../api/v1.js';
import { badges } from '../app/badges.js';
import { titleCount } from '../app/title-count.js';
import { sessionState } from '../session/session.js';
import { soundUrgent } from './urgent-sound.js';

export type Waiting = paths['/v1/waiting']['get']['responses'][200]['content']['application/json'];

/** What waits for the clerk's agencies, as it was last counted. */
export const waiting = signal<Waiting | undefined>(undefined);

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
  const now = await ask(api.GET('/v1/waiting', {}));
  waiting.value = now;
  const says = (count: number) => (count >= now.countedTo ? `${now.countedTo}+` : String(count));
  const { pending, unanswered, questions, urgent } = now.received;
  const received = pending + unanswered + questions;
  titleCount.value = received > 0 ? says(received) : '';
  const lateOf = ({ received: mine, sent: others }: NonNullable<Waiting['overdue']>) => ({
    count: mine + others,
    says: says(mine + others),
  });
  badges.value = {
    ...badges.value,
    received: { count: received, says: says(received), urgent: urgent > 0 },
    ...(now.overdue ? { overdue: lateOf(now.overdue) } : {}),
  };
  if (before && urgent > before.received.urgent) soundUrgent();
}
