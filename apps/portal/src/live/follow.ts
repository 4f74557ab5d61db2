import { effect } from '@preact/signals';
import { offline } from '../api/call.js';
import { Problem } from '../api/problem.js';
import { isClerk, sessionState } from '../session/session.js';
import { tellChanges } from './changes.js';
import { followEvents } from './follow-events.js';
import { refreshWaiting } from './waiting.js';

const comeBackMs = { soon: 1_500, refused: 30_000 };
/** An address may have six connections of a browser at once (HTTP/1.1): tabs that nobody sees must not hold them. */
const backgroundLock = 'edoc.follows-in-background';

let begun = false;
let cursor: string | undefined;

/**
 * Follows what happens for as long as a clerk is signed in: in the tab that is seen, and in one of those that are not, for the
 * count in its title and the sound.
 */
export function followWhileSignedIn(): void {
  if (begun) return;
  begun = true;
  let giveUp: AbortController | undefined;
  const decide = () => {
    const wanted = sessionState.value === 'open' && isClerk.value && !offline.value;
    if (wanted && !giveUp) {
      giveUp = new AbortController();
      void keepFollowing(giveUp.signal);
    } else if (!wanted) {
      giveUp?.abort();
      giveUp = undefined;
    }
  };
  effect(decide);
}

async function keepFollowing(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const isSeen = document.visibilityState === 'visible';
    const turn = new AbortController();
    const end = () => turn.abort();
    signal.addEventListener('abort', end);
    document.addEventListener('visibilitychange', end);
    try {
      if (isSeen) await followFor(turn.signal);
      else await inTheBackground(turn.signal);
    } finally {
      signal.removeEventListener('abort', end);
      document.removeEventListener('visibilitychange', end);
    }
  }
}

async function followFor(signal: AbortSignal): Promise<void> {
  // Since it was last followed something may have happened that no event will tell.
  refreshWaiting();
  if (cursor === undefined) tellChanges([]);
  while (!signal.aborted) {
    let waitMs = comeBackMs.soon;
    try {
      cursor = await followEvents({ after: cursor, signal, onEvents: heard });
    } catch (error) {
      if (!(error instanceof Problem)) return;
      // A cursor of before a restore, say: it is begun anew, and what was missed is looked up.
      cursor = undefined;
      tellChanges([]);
      waitMs = comeBackMs.refused;
    }
    await pause(waitMs, signal);
  }
}

async function inTheBackground(signal: AbortSignal): Promise<void> {
  // Locks are there over TLS and on this computer itself; elsewhere the tab in sight follows alone.
  if (!navigator.locks) return pause(Infinity, signal);
  await navigator.locks.request(backgroundLock, { signal }, () => followFor(signal)).catch(() => undefined);
}

function heard(events: Parameters<typeof tellChanges>[0]): void {
  tellChanges(events);
  refreshWaiting();
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = ms === Infinity ? undefined : setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
