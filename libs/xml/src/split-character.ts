import { Buffer } from 'node:buffer';

import { checkSequence } from './utf8.js';

/** A character whose bytes lie in two or more chunks. */
export class SplitCharacter {
  private readonly gathered = Buffer.alloc(4);
  private length = 0;

  get begun(): boolean {
    return this.length > 0;
  }

  /** Keeps the beginning of a character, from `at` to the end of the chunk. */
  begin(bytes: Uint8Array, at: number): void {
    this.gathered.set(bytes.subarray(at));
    this.length = bytes.length - at;
  }

  /**
   * Takes from the next chunk until the character is whole, then hands it to `onWhole` with its offset. Gives how many
   * bytes of the chunk were taken. `base` is the offset of the chunk. Throws XmlError.
   */
  complete(bytes: Uint8Array, base: number, onWhole: (character: Buffer, offset: number) => void): number {
    const offset = base - this.length;
    for (let at = 0; at < bytes.length; at++) {
      this.gathered[this.length++] = bytes[at] as number;
      if (checkSequence(this.gathered, 0, this.length, offset) > 0) {
        const character = this.gathered.subarray(0, this.length);
        this.length = 0;
        onWhole(character, offset);
        return at + 1;
      }
    }
    return bytes.length;
  }
}
