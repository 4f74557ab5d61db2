import { drawRandom } from '../draw-random.js';

/** Without letters a person confuses on the telephone. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** Names one request, and what went wrong in it, in the log of every process it passed: 12 characters, 59 random bits. */
export function newOccurrence(): string {
  let name = '';
  for (const byte of drawRandom(12)) name += alphabet.charAt(byte % alphabet.length);
  return name;
}
