import { Buffer } from 'node:buffer';

import { byteTable, CLOSING_BRACKET, CR, LF } from './characters.js';
import { remarkableInText } from './scan.js';

/** A `]` ends a piece too: what follows may make it a `]]>`, which is looked for in the chunk itself. */
const endsPiece = byteTable((byte) => remarkableInText[byte] === 1 || byte === CLOSING_BRACKET);

const nothing = new Uint8Array(0);
/** The store begins small, since most documents join little more than indentation, and doubles whenever it was filled. */
const joinedBytesMin = 256;
const joinedBytesMax = 16 * 1024;

/** Normalises line ends (XML 1.0 §2.11): text wrapped the Windows way becomes a few long pieces, not one for each line. */
export class LineJoiner {
  private store: Buffer | undefined;
  private length = 0;

  /** The piece last joined; valid until the next one. */
  get piece(): Uint8Array {
    return this.store?.subarray(0, this.length) ?? nothing;
  }

  /**
   * Joins lines from the CR at `from` on, and gives where it stopped: at `end`, at anything but plain characters and
   * line ends, when the piece is full, or at a CR that ends the chunk: whether an LF belongs to it is not known yet.
   */
  join(bytes: Buffer, from: number, end: number): number {
    const joined = this.storeForNext();
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

  private storeForNext(): Buffer {
    if (this.store === undefined) this.store = Buffer.allocUnsafe(joinedBytesMin);
    else if (this.length > this.store.length / 2 && this.store.length < joinedBytesMax) {
      this.store = Buffer.allocUnsafe(this.store.length * 2);
    }
    return this.store;
  }
}
