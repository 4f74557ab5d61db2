import type { EventPage } from '@edoc-axis/contracts';
import { type CataloguedError, isCatalogued, type Language } from '@edoc-axis/domain';
import { problemOf } from '@edoc-axis/platform';

export interface EventStreamParts {
  readonly first: EventPage;
  /** The next page, held back until there is something in it, or nothing for a while. */
  readonly ask: (after: string | undefined) => Promise<EventPage>;
  readonly ended: Promise<undefined>;
  readonly language: Language;
  /** A reader that takes nothing for so long is cut: `cut` takes the connection. */
  readonly slowMs: number;
  readonly cut: () => void;
}

/**
 * Events as server-sent ones (HTML Living Standard, section 9.2), the cursor of each as its id. What is asked for is
 * written before the next is asked for: of a slow reader's events no more than a page is ever held. An empty page becomes
 * an id without data, which keeps the line open and dispatches nothing. A refusal, the end of the token too, is the last
 * event, of the type `problem`.
 */
export async function* eventStream(parts: EventStreamParts): AsyncGenerator<string, void, undefined> {
  const { first, ask, ended, language, slowMs, cut } = parts;
  let page: EventPage | undefined = first;
  let text = `retry: ${comeBackMs()}\n\n`;
  while (page) {
    const slow = setTimeout(cut, slowMs);
    yield text + framesOf(page);
    clearTimeout(slow);
    text = '';
    const { next }: EventPage = page;
    try {
      page = await Promise.race([ask(next), ended]);
    } catch (error) {
      if (!isCatalogued(error)) throw error;
      yield problemFrame(error, language);
      return;
    }
  }
}

function framesOf({ events, next }: EventPage): string {
  const frames = events.map((event) => `id: ${event.cursor}\ndata: ${JSON.stringify(event)}\n\n`);
  // Also after events: what of the feed was not theirs need not be looked through again.
  return frames.join('') + (next === undefined ? ':\n\n' : `id: ${next}\n\n`);
}

function problemFrame(error: CataloguedError, language: Language): string {
  return `event: problem\ndata: ${JSON.stringify(problemOf(error, language))}\n\n`;
}

/** When a door goes, its followers must not all come back in the same moment. */
function comeBackMs(): number {
  return 1_000 + Math.floor(Math.random() * 4_000);
}
