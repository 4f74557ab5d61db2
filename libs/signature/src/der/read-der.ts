/** One value where it lies: `content` without tag and length, `whole` with them. Both are views. */
export interface DerValue {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** What was read is not DER, or not of the shape expected. For the log: people hear a catalogued sentence. */
export class NotDer extends Error {
  override readonly name = 'NotDer';
}

/** Tags in the one-byte form; `explicit(n)` and `implicit(n)` are context-specific. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  nothing: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  printable: 0x13,
  t61: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universal: 0x1c,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Constructed: an explicit tag around a value, or an implicit one in place of SEQUENCE or SET. */
export const constructed = (number: number) => 0xa0 + number;
/** An implicit tag in place of a primitive type's. */
export const primitive = (number: number) => 0x80 + number;

/**
 * Reads values one after another, in the order their type gives them. DER alone (ITU-T X.690 §10): lengths definite and as
 * short as they can be, tags of one byte. What asn1js also takes (BER) would give one certificate or answer many faces.
 * Every method throws NotDer.
 */
export class DerReader {
  #at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  /** The next value, which must have this tag when one is given. */
  next(tag?: number): DerValue {
    const { bytes } = this;
    const from = this.#at;
    const found = bytes[from];
    const first = bytes[from + 1];
    if (found === undefined || first === undefined) throw new NotDer('a value is missing or cut off');
    if (tag !== undefined && found !== tag) throw new NotDer(`tag ${found} stands where ${tag} is expected`);
    if ((found & 0x1f) === 0x1f) throw new NotDer('a tag of several bytes');
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const contentFrom = from + 2 + lengthBytes;
    const contentTo = contentFrom + (lengthBytes === 0 ? first : longLength(bytes, from + 2, lengthBytes));
    if (contentTo > bytes.length) throw new NotDer('a value is longer than what it stands in');
    this.#at = contentTo;
    return { tag: found, content: bytes.subarray(contentFrom, contentTo), whole: bytes.subarray(from, contentTo) };
  }

  isNext(tag: number): boolean {
    return this.bytes[this.#at] === tag;
  }

  /** The next value when it has this tag; what else comes next is left. */
  optional(tag: number): DerValue | undefined {
    return this.isNext(tag) ? this.next(tag) : undefined;
  }

  /** Nothing may be left. */
  end(): void {
    if (!this.isAtEnd) throw new NotDer('something stands behind what was expected');
  }
}

/** The one value that `bytes` are. Throws NotDer. */
export function readDer(bytes: Uint8Array, tag?: number): DerValue {
  const reader = new DerReader(bytes);
  const value = reader.next(tag);
  reader.end();
  return value;
}

/** The values inside a constructed one, read as they are asked for. */
export function* partsOf({ content }: DerValue, tag?: number): Generator<DerValue, void> {
  const reader = new DerReader(content);
  while (!reader.isAtEnd) yield reader.next(tag);
}

/** The one value inside an explicit tag. */
export function inside({ content }: DerValue, tag?: number): DerValue {
  return readDer(content, tag);
}

/** Nothing that is read here is as long as 2³¹. */
const lengthBytesMax = 4;

function longLength(bytes: Uint8Array, from: number, count: number): number {
  if (count === 0 || count > lengthBytesMax) throw new NotDer('an indefinite or an absurd length');
  let length = 0;
  for (let at = from; at < from + count; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) throw new NotDer('a length is cut off');
    length = length * 256 + byte;
  }
  if (length < 0x80 || (count > 1 && bytes[from] === 0)) throw new NotDer('a length written longer than it need be');
  return length;
}
