import { Buffer } from 'node:buffer';

import { byteTable, CLOSING_BRACKET, CR, LF } from './characters.js';
import { remarkableInText } from './scan.js';

/** A `]` ends a piece too: what follows may make it a `]]>`, which is looked for in the chunk itself. */
const endsPiece = byteTable((byte) => remarkableInText[byte] === 1 || byte === CLOSING_BRACKET);

const nothing = Buffer.alloc(0);
const joinedBytesMax = 16 * 1024;

/** Normalises line ends (XML 1.0 §2.11): text wrapped the Windows way becomes a few long pieces, not one for each line. */
export class LineJoiner {
  /** The piece last joined is its first `length` bytes; valid until the next one. */
  store = nothing;
  length = 0;

  /**
   * Joins lines from the CR at `from` on, and gives where it stopped: at `end`, at anything but plain characters and
   * line ends, when the piece is full, or at a CR that ends the chunk: whether an LF belongs to it is not known yet.
   */
  join(bytes: Buffer, from: number, end: number): number {
    if (this.store === nothing) this.store = Buffer.allocUnsafe(joinedBytesMax);
    const joined = this.store;
    const reach = Math.min(end, from + joined.length);
    const table = endsPiece;
    let length = 0;
    let at = from;
    for (;;) {
      while (at < reach && table[bytes[at] as number] === 0) joined[length++] = bytes[at++] as number;
      if (at >= reach || bytes[at] !== CR || at + 1 === bytes.length) break;
      joined[length++] = LF;
      at += bytes[at + 1] === LF ? 2 : 1;
    }
    this.length = length;
    return at;
  }
}
