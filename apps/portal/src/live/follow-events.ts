import { callAxis } from '../api/call.js';
import { problemIn } from '../api/problem.js';
import type { paths } from '../api/v1.js';
import { EventFrames } from './event-frames.js';

type EventPage = paths['/v1/events']['get']['responses'][200]['content']['application/json'];
export type LiveEvent = EventPage['events'][number];

interface Following {
  readonly onEvents: (events: readonly LiveEvent[]) => void;
  /** Where it stopped before; only what is to come, when absent. */
  readonly after: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Follows what happens over one connection until that ends, as it does with each access token, and tells where to go on. The
 * connection is a fetch, because `EventSource` sends no bearer.
 * @throws Problem what the axis answered instead of a stream
 */
export async function followEvents({ onEvents, after, signal }: Following): Promise<string | undefined> {
  const headers = { accept: 'text/event-stream', ...(after ? { 'last-event-id': after } : {}) };
  const address = `${location.origin}/v1/events${after ? '' : '?after=newest'}`;
  const response = await callAxis(new Request(address, { headers, signal }));
  if (!response.ok || !response.body) throw await problemIn(response);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const frames = new EventFrames();
  let reached = after;
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      const read = frames.read(next.value);
      reached = read.reduce((last: string | undefined, { id }) => id ?? last, reached);
      const events = read.filter(({ type, data }) => type === 'message' && data !== '');
      if (events.length > 0) onEvents(events.map(({ data }) => JSON.parse(data) as LiveEvent));
    }
  } catch {
    // The line went down, or the page was hidden: whoever follows comes back when there is reason to.
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return reached;
}
