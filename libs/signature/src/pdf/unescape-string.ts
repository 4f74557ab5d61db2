import { backslash, carriageReturn, escapes, isOctal, lineFeed, zero } from './characters.js';

/** The bytes that a string in parentheses means: ISO 32000-2 §7.3.4.2. A line end in it is one LF. */
export function unescapeString(written: Buffer): Buffer {
  const bytes: number[] = [];
  for (let at = 0; at < written.length; at++) {
    const byte = written[at] ?? 0;
    if (byte === backslash) {
      const { meant, last } = unescape(written, at + 1);
      bytes.push(...meant);
      at = last;
    } else if (byte === carriageReturn) {
      bytes.push(lineFeed);
      if (written[at + 1] === lineFeed) at++;
    } else {
      bytes.push(byte);
    }
  }
  return Buffer.from(bytes);
}

/** What an escape means that goes on at `at`, and its last place. */
function unescape(written: Buffer, at: number): { readonly meant: readonly number[]; readonly last: number } {
  const byte = written[at] ?? 0;
  if (isOctal(byte)) return octal(written, at);
  if (byte === lineFeed) return { meant: [], last: at };
  if (byte === carriageReturn) return { meant: [], last: written[at + 1] === lineFeed ? at + 1 : at };
  return { meant: [escapes.get(byte) ?? byte], last: at };
}

/** One to three digits; what is beyond a byte is left out. */
function octal(written: Buffer, from: number): { readonly meant: readonly number[]; readonly last: number } {
  let code = 0;
  let at = from;
  for (; at < from + 3 && isOctal(written[at] ?? 0); at++) code = code * 8 + (written[at] ?? 0) - zero;
  return { meant: [code & 0xff], last: at - 1 };
}
