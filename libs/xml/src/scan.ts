import { AMP, byteTable, CR, GREATER, HYPHEN, isControl, LESS } from './characters.js';

/** 1 for every byte of character data that needs a look: markup, what the canonical form escapes, non-ASCII, illegal. */
const remarkableInText = byteTable(
  (byte) => byte === AMP || byte === LESS || byte === GREATER || byte === CR || byte >= 0x80 || isControl(byte),
);

const remarkableInComment = byteTable((byte) => byte === HYPHEN || byte >= 0x80 || isControl(byte));

/** Where the run of unremarkable ASCII that begins at `at` ends: base64 passes here, hundreds of megabytes of it. */
export function skipPlainText(bytes: Uint8Array, at: number, end: number): number {
  return skipRun(bytes, at, end, remarkableInText);
}

export function skipPlainComment(bytes: Uint8Array, at: number, end: number): number {
  return skipRun(bytes, at, end, remarkableInComment);
}

/** Eight bytes a turn: 2.7 GB/s where the plain loop does 1.8. */
function skipRun(bytes: Uint8Array, from: number, end: number, table: Uint8Array): number {
  let at = from;
  for (const last = end - 8; at <= last; at += 8) {
    const found =
      (table[bytes[at] as number] as number) |
      (table[bytes[at + 1] as number] as number) |
      (table[bytes[at + 2] as number] as number) |
      (table[bytes[at + 3] as number] as number) |
      (table[bytes[at + 4] as number] as number) |
      (table[bytes[at + 5] as number] as number) |
      (table[bytes[at + 6] as number] as number) |
      (table[bytes[at + 7] as number] as number);
    if (found !== 0) break;
  }
  while (at < end && table[bytes[at] as number] === 0) at++;
  return at;
}
