import { cutText } from './cut-text.js';

/**
 * What is shown of a packet is copied from it no further than this: a sender may write a subject of megabytes, and the
 * recipient's system must still be able to ask what waits for it. The packet itself goes out as it came.
 */
const shownCharactersMax = 1_000;

/** A text of a packet as pages, rows and receipts have it. */
export function shown(text: string): string {
  return cutText(text, shownCharactersMax);
}
