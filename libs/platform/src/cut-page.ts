import { messageBytesMax } from '@edoc-axis/contracts';
import { jsonBytes } from './json-bytes.js';

/** What stands around the page needs room too. */
const roomForPageBytes = (messageBytesMax / 4) * 3;

/**
 * As many entries as were asked for, and as fit into a message; one at least.
 * @param found one more than `limit`, if there are so many: it says that there is a next page
 * @param pageBytesMax of their JSON, where other lists stand beside the page
 * @returns `next`: the cursor of the last one given, when there are further ones
 */
export function cutPage<Entry, Cursor>(
  found: readonly Entry[],
  limit: number,
  cursorOf: (entry: Entry) => Cursor,
  pageBytesMax = roomForPageBytes,
): { page: Entry[]; next?: Cursor } {
  const page: Entry[] = [];
  let bytes = 0;
  for (const entry of found.slice(0, limit)) {
    bytes += jsonBytes(entry);
    if (page.length > 0 && bytes > pageBytesMax) break;
    page.push(entry);
  }
  const last = page.at(-1);
  return { page, next: last !== undefined && page.length < found.length ? cursorOf(last) : undefined };
}
