import { useEffect, useRef } from 'preact/hooks';
import { clerkAgencies } from '../session/session.js';
import type { LiveEvent } from './follow-events.js';

type Listener = (events: readonly LiveEvent[]) => void;

const listeners = new Set<Listener>();

/** Tells every page that is open what has just happened; without events: that some may have been missed. */
export function tellChanges(events: readonly LiveEvent[]): void {
  for (const listener of listeners) listener(events);
}

/** What comes together is one change. */
const gatherMs = 400;
/** An office that sends to thousands hears thousands of events: a list is asked for anew only so often. */
const betweenMs = 4_000;

/** Calls back a moment after something happened that concerns the page; while nobody sees it, when it is seen again. */
export function useChanges(concerns: (event: LiveEvent) => boolean, onChange: () => void): void {
  const now = useRef({ concerns, onChange });
  now.current = { concerns, onChange };
  useEffect(() => {
    let timer: number | undefined;
    let isDue = false;
    let calledAt = 0;
    const callIfSeen = () => {
      timer = undefined;
      if (!isDue || document.visibilityState !== 'visible') return;
      isDue = false;
      calledAt = Date.now();
      now.current.onChange();
    };
    const listener: Listener = (events) => {
      if (events.length > 0 && !events.some(now.current.concerns)) return;
      isDue = true;
      const waitMs = Math.max(gatherMs, calledAt + betweenMs - Date.now());
      timer ??= setTimeout(callIfSeen, waitMs) as unknown as number;
    };
    listeners.add(listener);
    document.addEventListener('visibilitychange', callIfSeen);
    return () => {
      listeners.delete(listener);
      document.removeEventListener('visibilitychange', callIfSeen);
      clearTimeout(timer);
    };
  }, []);
}

/** Of a document as a whole both sides hear, its sender alone of what became of it elsewhere. */
export function concernsReceived({ sender, recipient }: LiveEvent): boolean {
  return isMine(recipient) || !isMine(sender);
}

export function concernsSent({ sender }: LiveEvent): boolean {
  return isMine(sender);
}

function isMine(agency: string | undefined): boolean {
  return agency !== undefined && clerkAgencies.value.includes(agency);
}
