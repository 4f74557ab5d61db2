import { randomBytes } from 'node:crypto';

/** Without letters a person confuses on the telephone. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/** Names one request, and what went wrong in it, in the log of every process it passed: 12 characters, 59 random bits. */
export function newOccurrence(): string {
  return Array.from(randomBytes(12), (byte) => alphabet[byte % alphabet.length]).join('');
}
