import { GREATER, HYPHEN } from './characters.js';
import { XmlError } from './errors.js';
import { skipPlainComment } from './scan.js';
import { SplitCharacter } from './split-character.js';
import { checkSequence } from './utf8.js';

/** Reads comments without keeping them: only how many hyphens came last. */
export class CommentReader {
  private readonly split = new SplitCharacter();
  private hyphens = 0;

  /** Call before the first byte behind `<!--`. */
  begin(): void {
    this.hyphens = 0;
  }

  /** Gives where the comment ends, behind its `-->`; undefined when the chunk ends first. Throws XmlError. */
  read(bytes: Uint8Array, from: number, base: number): number | undefined {
    let at = from;
    if (from === 0 && this.split.begun) at = this.split.complete(bytes, base, () => undefined);
    while (at < bytes.length) {
      const byte = bytes[at] as number;
      if (this.hyphens === 2) {
        if (byte !== GREATER) throw new XmlError('xml.comment-malformed', base + at - 2);
        return at + 1;
      }
      if (byte === HYPHEN) {
        this.hyphens++;
        at++;
        continue;
      }
      this.hyphens = 0;
      const plainTo = skipPlainComment(bytes, at, bytes.length);
      at = plainTo > at ? plainTo : this.readRemarkable(bytes, at, base);
    }
    return undefined;
  }

  private readRemarkable(bytes: Uint8Array, at: number, base: number): number {
    if ((bytes[at] as number) < 0x80) throw new XmlError('xml.character-illegal', base + at);
    const length = checkSequence(bytes, at, bytes.length, base + at);
    if (length > 0) return at + length;
    this.split.begin(bytes, at);
    return bytes.length;
  }
}
