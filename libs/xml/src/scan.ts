import { AMP, byteTable, CR, GREATER, HYPHEN, isControl, LESS } from './characters.js';

/** 1 for every byte of character data that needs a look: markup, what the canonical form escapes, non-ASCII, illegal. */
export const remarkableInText = byteTable(
  (byte) => byte === AMP || byte === LESS || byte === GREATER || byte === CR || byte >= 0x80 || isControl(byte),
);

const remarkableInComment = byteTable((byte) => byte === HYPHEN || byte >= 0x80 || isControl(byte));

/** A run must show itself this long before a view of it in words is worth making. */
const shortRunBytes = 256;

/** Where the run of unremarkable ASCII that begins at `from` ends: base64 passes here, hundreds of megabytes of it. */
export function skipPlainText(bytes: Uint8Array, from: number, end: number): number {
  const shortEnd = Math.min(end, from + shortRunBytes);
  const at = skipRun(bytes, from, shortEnd, remarkableInText);
  return at < shortEnd || at === end ? at : skipLongRun(bytes, at, end);
}

export function skipPlainComment(bytes: Uint8Array, from: number, end: number): number {
  return skipRun(bytes, from, end, remarkableInComment);
}

function skipRun(bytes: Uint8Array, from: number, end: number, table: Uint8Array): number {
  let at = from;
  while (at < end && table[bytes[at] as number] === 0) at++;
  return at;
}

/** Eight bytes a turn, three times as fast as looking each up: base64 must not cost more to read than to digest. */
function skipLongRun(bytes: Uint8Array, from: number, end: number): number {
  const start = from + (-(bytes.byteOffset + from) & 3); // A view of words must begin at a multiple of four.
  const head = skipRun(bytes, from, Math.min(start, end), remarkableInText);
  if (head < start) return head;
  const words = new Int32Array(bytes.buffer, bytes.byteOffset + start, (end - start) >> 2);
  let at = start;
  for (let index = 0; index + 1 < words.length; index += 2, at += 8) {
    if (!mayHoldRemarkable(words[index] as number, words[index + 1] as number)) continue;
    const found = skipRun(bytes, at, at + 8, remarkableInText);
    if (found < at + 8) return found;
  }
  return skipRun(bytes, at, end, remarkableInText);
}

/**
 * Whether one of eight bytes may be remarkable; tabs and line feeds are suspected, too. The highest bit of a byte tells:
 * set in it (non-ASCII), set when 0x20 is taken away (control), or set when 1 is taken away from what became 0 by
 * exclusive or with the byte looked for. `<` and `>` differ in one bit, so one look finds both.
 */
function mayHoldRemarkable(one: number, other: number): boolean {
  const controls = (one - 0x20202020) | (other - 0x20202020);
  const ampersands = ((one ^ 0x26262626) - 0x01010101) | ((other ^ 0x26262626) - 0x01010101);
  const angles = (((one | 0x02020202) ^ 0x3e3e3e3e) - 0x01010101) | (((other | 0x02020202) ^ 0x3e3e3e3e) - 0x01010101);
  return ((one | other | controls | ampersands | angles) & highBits) !== 0;
}

const highBits = 0x80808080 | 0;
