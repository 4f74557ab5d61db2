import { useEffect, useRef } from 'preact/hooks';
import type { LiveEvent } from './follow-events.js';

type Listener = (events: readonly LiveEvent[]) => void;

const listeners = new Set<Listener>();

/** Tells every page that is open what has just happened; without events: that some may have been missed. */
export function tellChanges(events: readonly LiveEvent[]): void {
  for (const listener of listeners) listener(events);
}

const gatherMs = 400;

/** Calls back a moment after something happened that concerns the page: once for many events that come together. */
export function useChanges(concerns: (event: LiveEvent) => boolean, onChange: () => void): void {
  const now = useRef({ concerns, onChange });
  now.current = { concerns, onChange };
  useEffect(() => {
    let timer: number | undefined;
    const listener: Listener = (events) => {
      if (events.length > 0 && !events.some(now.current.concerns)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        now.current.onChange();
      }, gatherMs) as unknown as number;
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      clearTimeout(timer);
    };
  }, []);
}
