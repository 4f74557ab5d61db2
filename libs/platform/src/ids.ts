import { drawRandom } from './draw-random.js';

/**
 * A new UUID of version 7 (RFC 9562 section 5.7): 48 bits of milliseconds, a 12-bit counter that keeps the ids of one
 * process in the order they were made, 62 random bits. Made here and not in the database, so that a row's id is known
 * before it is written, and in order of time, so that indexes grow at one end.
 */
export function newId(): string {
  const now = Date.now();
  // More than 4096 in one millisecond, or a clock set back, borrow from the future instead of repeating.
  if (now > lastMs) [lastMs, counter] = [now, 0];
  else if (counter < counterMax) counter += 1;
  else [lastMs, counter] = [lastMs + 1, 0];

  const random = drawRandom(8).toString('hex');
  const time = lastMs.toString(16).padStart(12, '0');
  const variant = ((Number.parseInt(random.charAt(0), 16) & 0x3) | 0x8).toString(16);
  const count = counter.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
}

const counterMax = 0xfff;
let lastMs = 0;
let counter = 0;
