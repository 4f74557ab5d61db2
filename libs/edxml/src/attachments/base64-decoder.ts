/** The text is no base64, or not a whole one. */
export class Base64Error extends Error {
  override readonly name = 'Base64Error';
}

/** A multiple of four, so that a full scratch leaves no character over. */
const scratchBytes = 48 * 1024;

/** From here on it pays to look for white space natively before copying. */
const longBytes = 512;

/**
 * Decodes base64 (RFC 4648 §4, the ordinary alphabet) that arrives in pieces, in constant memory. White space may stand
 * anywhere; anything else outside the alphabet, and padding that is missing or not at the end, is an error: decoders
 * that skip what they do not know give different people different files.
 *
 * Pieces are gathered first: some builders break lines, and then every line is a piece of its own.
 */
export class Base64Decoder {
  /** Characters that are no white space and wait to be decoded. */
  private readonly scratch = Buffer.allocUnsafe(scratchBytes);
  private filled = 0;
  private ended = false;

  constructor(private readonly onBytes: (bytes: Uint8Array) => void) {}

  /** @throws Base64Error */
  write(characters: Uint8Array): void {
    for (let from = 0; from < characters.length;) {
      const to = Math.min(characters.length, from + scratchBytes - this.filled);
      this.gather(characters, from, to);
      from = to;
      if (this.filled === scratchBytes) this.decode();
    }
  }

  /** @throws Base64Error when characters are left over */
  end(): void {
    if (this.filled > 0) this.decode();
  }

  private gather(characters: Uint8Array, from: number, to: number): void {
    if (to - from >= longBytes) {
      const piece = characters.subarray(from, to);
      if (!whiteSpace.some((byte) => piece.includes(byte))) {
        this.scratch.set(piece, this.filled);
        this.filled += piece.length;
        return;
      }
    }
    // A plain loop: `for … of` over bytes takes six times as long, a regular expression over a string more than twice.
    for (let at = from; at < to; at += 1) {
      const byte = characters[at] as number;
      if (byte === 0x0a || byte === 0x20 || byte === 0x0d || byte === 0x09) continue;
      this.scratch[this.filled] = byte;
      this.filled += 1;
    }
  }

  private decode(): void {
    const groups = this.scratch.subarray(0, this.filled);
    if (this.ended || groups.length % 4 !== 0) throw new Base64Error();
    const padding = paddingOf(groups);
    this.ended = padding > 0;
    // Node's decoder takes the URL alphabet as well and skips what it does not know: the first is looked for, the second
    // shows in the length.
    if (groups.includes(dash) || groups.includes(underscore)) throw new Base64Error();
    const bytes = Buffer.from(groups.toString('latin1'), 'base64');
    if (bytes.length !== (groups.length / 4) * 3 - padding) throw new Base64Error();
    this.filled = 0;
    this.onBytes(bytes);
  }
}

const whiteSpace: readonly number[] = [0x0a, 0x20, 0x0d, 0x09];
const dash = 0x2d;
const underscore = 0x5f;
const equals = 0x3d;

function paddingOf(groups: Buffer): 0 | 1 | 2 {
  const first = groups.indexOf(equals);
  if (first === -1) return 0;
  if (first === groups.length - 1) return 1;
  if (first === groups.length - 2 && groups[first + 1] === equals) return 2;
  throw new Base64Error();
}
