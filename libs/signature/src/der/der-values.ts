import { type DerValue, NotDer, tags } from './read-der.js';

/** Dotted. Throws NotDer, as all of these do. */
export function oidOf({ tag, content }: DerValue): string {
  if (tag !== tags.oid) throw new NotDer('no object identifier');
  return oidOfContent(content);
}

/** Also of an identifier whose tag is an implicit one. */
export function oidOfContent(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const [index, byte] of content.entries()) {
    if (arc === 0 && byte === 0x80) throw new NotDer('an arc written longer than it need be');
    if (arc > 2 ** 40) throw new NotDer('an absurd arc');
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    } else if (index === content.length - 1) throw new NotDer('an arc is cut off');
  }
  const [head] = arcs;
  if (head === undefined) throw new NotDer('an empty object identifier');
  const first = Math.min(Math.floor(head / 40), 2);
  return [first, head - first * 40, ...arcs.slice(1)].join('.');
}

export function booleanOf({ tag, content }: DerValue): boolean {
  const [byte] = content;
  if (tag !== tags.boolean) throw new NotDer('no boolean');
  return booleanOfContent(content, byte);
}

/** Also of a boolean whose tag is an implicit one. */
export function booleanOfContent(content: Uint8Array, byte = content[0]): boolean {
  if (content.length !== 1 || (byte !== 0 && byte !== 0xff))
    throw new NotDer('a boolean that is neither true nor false');
  return byte === 0xff;
}

/** The bytes of an integer, upper-case hex: one text for each number, of any length, and for negative ones too. */
export function serialOf(value: DerValue): string {
  return Buffer.from(integerContent(value)).toString('hex').toUpperCase();
}

/** A number that counts something: not negative, and small enough. */
export function countOf(value: DerValue): number {
  return countOfContent(integerContent(value));
}

/** Also of an integer whose tag is an implicit one. */
export function countOfContent(content: Uint8Array): number {
  if (content.length === 0 || content.length > 5 || (content[0] ?? 0) >= 0x80) throw new NotDer('no count');
  return content.reduce((number, byte) => number * 256 + byte, 0);
}

function integerContent({ tag, content }: DerValue): Uint8Array {
  const [first, second = 0] = content;
  if ((tag !== tags.integer && tag !== tags.enumerated) || first === undefined) throw new NotDer('no integer');
  const padded = (first === 0 && second < 0x80) || (first === 0xff && second >= 0x80);
  if (content.length > 1 && padded) throw new NotDer('an integer written longer than it need be');
  return content;
}

/** The bytes of a bit string that ends with a byte. */
export function wholeBytesOf({ tag, content }: DerValue): Uint8Array {
  if (tag !== tags.bits || content[0] !== 0) throw new NotDer('no bit string of whole bytes');
  return content.subarray(1);
}

/** Whether bit `n` is set, bit 0 the first (X.690 §8.6). */
export function bitsOf({ tag, content }: DerValue): (n: number) => boolean {
  if (tag !== tags.bits) throw new NotDer('no bit string');
  return bitsOfContent(content);
}

/** Also of a bit string whose tag is an implicit one. */
export function bitsOfContent(content: Uint8Array): (n: number) => boolean {
  const [unused = 8] = content;
  const last = content.at(-1) ?? 0;
  if (unused > 7 || (content.length === 1 && unused !== 0) || (last & ((1 << unused) - 1) && content.length > 1)) {
    throw new NotDer('a bit string with bits behind its end');
  }
  return (n) => (((content[1 + (n >> 3)] ?? 0) >> (7 - (n & 7))) & 1) === 1;
}

/** RFC 5280 §4.1.2.5 and §5.1.2.4: with seconds, in UTC, no fractions. A day that does not exist is not moved to one that does. */
export function momentOf({ tag, content }: DerValue): Date {
  const text = Buffer.from(content).toString('latin1');
  const shape =
    tag === tags.utcTime ? /^(\d{2})(\d{10})Z$/ : tag === tags.generalizedTime ? /^(\d{4})(\d{10})Z$/ : undefined;
  const [, year = '', rest = ''] = shape?.exec(text) ?? [];
  const fullYear = year.length === 2 ? `${Number(year) < 50 ? 20 : 19}${year}` : year;
  const iso = `${fullYear}-${rest.replace(/^(..)(..)(..)(..)(..)$/, '$1-$2T$3:$4:$5')}.000Z`;
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime()) || moment.toISOString() !== iso) throw new NotDer('no moment');
  return moment;
}

/**
 * The text of any of the string types that names are written in; undefined for what is no text. T61 is officially a
 * character set of its own; everybody writes Latin-1.
 */
export function textOf({ tag, content }: DerValue): string | undefined {
  const bytes = Buffer.from(content);
  switch (tag) {
    case tags.utf8:
      return bytes.toString('utf8');
    case tags.printable:
    case tags.ia5:
    case tags.t61:
      return bytes.toString('latin1');
    case tags.bmp:
      if (bytes.length % 2 !== 0) throw new NotDer('half a character');
      return bytes.swap16().toString('utf16le');
    default:
      return undefined;
  }
}
