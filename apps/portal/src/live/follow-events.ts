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

/** The axis says something every ten seconds. Behind a computer that slept, or a line that was cut, nobody ends the connection. */
const silentMsMax = 35_000;

/**
 * Follows what happens over one connection until that ends or falls silent, as it does with each access token, and tells where to go on. The
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
  const heard = watchSilence(() => void reader.cancel().catch(() => undefined));
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      heard();
      const read = frames.read(next.value);
      reached = read.reduce((last: string | undefined, { id }) => id ?? last, reached);
      const events = read.filter(({ type, data }) => type === 'message' && data !== '');
      if (events.length > 0) onEvents(events.map(({ data }) => JSON.parse(data) as LiveEvent));
    }
  } catch {
    // The line went down, or the page was hidden: whoever follows comes back when there is reason to.
  } finally {
    heard.noMore();
    await reader.cancel().catch(() => undefined);
  }
  return reached;
}

/** Calls when nothing was heard for too long. */
function watchSilence(onSilent: () => void) {
  let timer = setTimeout(onSilent, silentMsMax);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(onSilent, silentMsMax);
  };
  return Object.assign(heard, { noMore: () => clearTimeout(timer) });
}
