import { setTimeout as wait } from 'node:timers/promises';
import { type EventPage, eventPage, type EventView, eventView } from '@edoc-axis/contracts';
import { AxisRefusal, AxisUnreachable, type Problem } from './axis-refusal.js';
import type { DoorAnswer, DoorRequest } from './door.js';
import { readServerEvents } from './server-events.js';

export interface EventsWanted {
  /** The cursor of the last event there is; from the beginning without it, with `newest` only what is to come. */
  readonly after?: string;
  readonly signal?: AbortSignal;
}

const path = '/v1/events';
const pauseMsMin = 1_000;
const pauseMsMax = 60_000;

/** Page by page until there is nothing further. */
export async function* listEvents(
  get: (shape: typeof eventPage, path: string, query: DoorRequest['query']) => Promise<EventPage>,
  { after, signal }: EventsWanted,
): AsyncGenerator<EventView, void, undefined> {
  for (let cursor = after; !signal?.aborted;) {
    const { events, next, caughtUp } = await get(eventPage, path, { after: cursor });
    yield* events;
    cursor = next;
    if (caughtUp) return;
  }
}

/**
 * As they happen. A line that breaks, a token that ends and an axis that says "later" are come back from; an axis that
 * could never be reached, and any other refusal, end it.
 * @throws AxisRefusal, AxisUnreachable
 */
export async function* followEvents(
  ask: (asked: DoorRequest) => Promise<DoorAnswer>,
  { after, signal }: EventsWanted,
): AsyncGenerator<EventView, void, undefined> {
  let cursor = after;
  let begun = false;
  let pauseMs = pauseMsMin;
  while (!signal?.aborted) {
    try {
      const { body } = await ask({
        method: 'GET',
        path,
        query: { after: cursor },
        accept: 'text/event-stream',
        signal,
      });
      begun = true;
      for await (const { id, retryMs, type, data } of readServerEvents(body)) {
        if (type === 'problem') throw new AxisRefusal(JSON.parse(data) as Problem);
        pauseMs = Math.min(retryMs ?? pauseMs, pauseMsMax);
        if (data) yield eventView.parse(JSON.parse(data));
        // Only now: until the next is asked for, nobody knows that this one was taken.
        cursor = id ?? cursor;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (!begun || !(isTokenEnd(error) || isPassing(error))) throw error;
    }
    await wait(pauseMs, undefined, { signal }).catch(() => undefined);
    // It came no further: many who were cut off together come back apart.
    pauseMs = Math.min(pauseMsMax, pauseMs * (1.5 + Math.random()));
  }
}

/** The stream outlived its token; the next question brings another. */
function isTokenEnd(error: unknown): boolean {
  return error instanceof AxisRefusal && error.problem.code === 'caller.token-expired';
}

function isPassing(error: unknown): boolean {
  if (error instanceof AxisRefusal) return error.problem.retry === 'later';
  return error instanceof AxisUnreachable || isBrokenLine(error);
}

/** What reading the body throws when the line breaks: undici's errors and the system's have codes. */
function isBrokenLine(error: unknown): boolean {
  return typeof (error as { code?: unknown } | null)?.code === 'string';
}
