/** Why base64 cannot be decoded: `index` counts the characters given so far, white space included. */
export class Base64Error extends Error {
  override readonly name = 'Base64Error';
}

/** A multiple of 4, so that a full scratch leaves no character over. */
const scratchBytes = 64 * 1024;

/**
 * Decodes base64 (RFC 4648 §4, the ordinary alphabet) that arrives in pieces, in constant memory, and hands on decoded
 * bytes that are valid only during the call. White space may stand anywhere; anything else outside the alphabet, and
 * padding that is missing or not at the end, is an error: decoders that skip what they do not know give different people
 * different files.
 */
export class Base64Decoder {
  /** Characters without white space that wait to be decoded. */
  private readonly scratch = Buffer.allocUnsafe(scratchBytes);
  private filled = 0;
  private readonly decoded = Buffer.allocUnsafe((scratchBytes / 4) * 3);
  private ended = false;

  constructor(private readonly onBytes: (bytes: Uint8Array) => void) {}

  /** @throws Base64Error */
  write(characters: Uint8Array): void {
    let from = 0;
    while (from < characters.length) {
      const piece = characters.subarray(from, from + scratchBytes - this.filled);
      from += piece.length;
      this.filled += copyWithoutWhiteSpace(piece, this.scratch, this.filled);
      if (this.filled === scratchBytes) this.flush();
    }
    this.flush();
  }

  /** @throws Base64Error when characters are left over. */
  end(): void {
    if (this.filled > 0) throw new Base64Error();
  }

  /** Decodes what is there in whole groups of four and moves the rest to the front. */
  private flush(): void {
    const whole = this.filled - (this.filled % 4);
    if (whole === 0) return;
    if (this.ended) throw new Base64Error();
    const group = this.scratch.subarray(0, whole);
    const padding = paddingOf(group);
    // Node's decoder takes the URL alphabet as well and skips what it does not know: the first is looked for, the second
    // shows in the length.
    if (group.includes(dash) || group.includes(underscore)) throw new Base64Error();
    const length = this.decoded.write(group.toString('latin1'), 'base64');
    if (length !== (whole / 4) * 3 - padding) throw new Base64Error();
    this.ended = padding > 0;
    this.scratch.copyWithin(0, whole, this.filled);
    this.filled -= whole;
    this.onBytes(this.decoded.subarray(0, length));
  }
}

const dash = 0x2d;
const underscore = 0x5f;
const equals = 0x3d;

function paddingOf(group: Buffer): 0 | 1 | 2 {
  const first = group.indexOf(equals);
  if (first === -1) return 0;
  if (first === group.length - 1) return 1;
  if (first === group.length - 2 && group[first + 1] === equals) return 2;
  throw new Base64Error();
}

/** Returns how many bytes it wrote. Most builders wrap nothing, so the common case is one native copy. */
function copyWithoutWhiteSpace(from: Uint8Array, to: Buffer, at: number): number {
  if (!hasWhiteSpace(from)) {
    to.set(from, at);
    return from.length;
  }
  let end = at;
  for (const byte of from) {
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d && byte !== 0x0b && byte !== 0x0c)) continue;
    to[end] = byte;
    end += 1;
  }
  return end - at;
}

function hasWhiteSpace(bytes: Uint8Array): boolean {
  return bytes.includes(0x0a) || bytes.includes(0x20) || bytes.includes(0x0d) || bytes.includes(0x09);
}
