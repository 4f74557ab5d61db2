import type { Pool } from 'pg';
import { eventsAt, type StoredEvent } from '../store/events.js';
import { readFeed } from '../store/feed.js';
import { type Hearing, mayConcern } from './hearing.js';

/** The newest events, in memory: whoever follows near the end of the feed costs the database nothing. */
export interface NewestEvents {
  /** All events after this position, up to `upTo`, are here. */
  readonly from: number;
  readonly upTo: number;
  /** Those after a position, in their order. */
  after(position: number): readonly StoredEvent[];
  /** The epoch of the event at a position, if it is here. */
  epochAt(position: number): number | undefined;
  /** Reads what was appended before it was called, by whichever copy of the tracker: one read for all who ask meanwhile. */
  fresh(): Promise<void>;
  /** The same, unless somebody did so a moment ago. */
  recent(): Promise<void>;
  /** The same, as long as anybody follows: for the loop that pulls facts. */
  follow(): Promise<void>;
  /**
   * Waits until there may be something for somebody after a position.
   * @returns false when time passed, or the process stops, without any
   */
  news(hearing: Hearing, after: number, waitMs: number): Promise<boolean>;
  /** Nobody waits any longer. */
  close(): void;
}

export interface NewestLimits {
  readonly eventsMax: number;
  /** Of what they take in memory, about. */
  readonly bytesMax: number;
  /** So many of those there were before it began are read too: after a restart everybody comes back at once. */
  readonly broughtMax: number;
}

const defaultLimits: NewestLimits = { eventsMax: 20_000, bytesMax: 32 * 1024 * 1024, broughtMax: 1_000 };
const eventsPerRead = 250;
const recentMs = 1_000;
/** Without a follower for so long, nothing is read any more. */
const followedMs = 60_000;

export function createNewestEvents(pool: Pool, limits: NewestLimits = defaultLimits): NewestEvents {
  let events: StoredEvent[] = [];
  let from = 0;
  let upTo = -1;
  let bytes = 0;
  let readAtMs = -Infinity;
  let askedAtMs = -Infinity;
  let running: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let isClosed = false;
  const waiting = new Set<Waiting>();

  async function read(): Promise<void> {
    const beganAtMs = performance.now();
    const { position } = await readFeed(pool);
    // Never read before, further behind than there is room for, or another database than a moment ago.
    if (upTo < 0 || position < upTo || position - upTo > limits.eventsMax) {
      from = upTo = Math.max(0, position - limits.broughtMax);
      events = [];
      bytes = 0;
    }
    while (upTo < position) {
      const to = Math.min(position, upTo + eventsPerRead);
      const after = upTo;
      const fresh = await eventsAt(
        pool,
        Array.from({ length: to - after }, (_, n) => after + 1 + n),
      );
      events.push(...fresh);
      for (const event of fresh) bytes += weightOf(event);
      upTo = to;
      forgetOldest();
      tell(fresh);
    }
    readAtMs = beganAtMs;
  }

  function forgetOldest(): void {
    let gone = 0;
    while (events.length - gone > limits.eventsMax || (bytes > limits.bytesMax && gone < events.length - 1)) {
      const event = events[gone];
      if (!event) break;
      bytes -= weightOf(event);
      from = event.position;
      gone += 1;
    }
    if (gone > 0) events.splice(0, gone);
  }

  function tell(fresh: readonly StoredEvent[]): void {
    if (fresh.length === 0 || waiting.size === 0) return;
    const named = new Set(fresh.flatMap(({ hearers }) => hearers.map(({ agency }) => agency)));
    for (const each of waiting) if (mayConcern(each.hearing, named)) each.end(true);
  }

  function run(): Promise<void> {
    running = read().finally(() => (running = undefined));
    return running;
  }

  const fresh = (): Promise<void> => {
    askedAtMs = performance.now();
    if (!running) return run();
    // The read under way may have begun before what is asked for: the next one is everybody's who came meanwhile.
    following ??= running
      .catch(() => undefined)
      .then(() => {
        following = undefined;
        // Somebody may have begun one between the end of that read and this turn: later than all who wait here.
        return running ?? run();
      });
    return following;
  };

  return {
    get from() {
      return from;
    },
    get upTo() {
      return Math.max(0, upTo);
    },
    after(position) {
      let first = events.length;
      while (first > 0 && (events[first - 1]?.position ?? 0) > position) first -= 1;
      return events.slice(first);
    },
    epochAt: (position) => {
      const event = events[position - from - 1];
      return event?.position === position ? event.epoch : undefined;
    },
    fresh,
    async recent() {
      askedAtMs = performance.now();
      if (askedAtMs - readAtMs > recentMs) await fresh();
    },
    async follow() {
      if (waiting.size > 0 || performance.now() - askedAtMs < followedMs) await (running ?? run());
    },
    news(hearing, after, waitMs) {
      if (isClosed) return Promise.resolve(false);
      if (upTo > after) return Promise.resolve(true);
      return new Promise((resolve) => {
        const end = (isNews: boolean) => {
          clearTimeout(late);
          waiting.delete(each);
          resolve(isNews);
        };
        const late = setTimeout(() => end(false), waitMs);
        const each: Waiting = { hearing, end };
        waiting.add(each);
      });
    },
    close() {
      isClosed = true;
      for (const { end } of waiting) end(false);
    },
  };
}

interface Waiting {
  readonly hearing: Hearing;
  readonly end: (isNews: boolean) => void;
}

/** Receipts make up most of it; a document's thousands of parties may make up more. */
function weightOf({ receipt, hearers }: StoredEvent): number {
  return 1_000 + (receipt?.jws.length ?? 0) + hearers.length * 150;
}
