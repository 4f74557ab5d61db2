/** The bytes that mean something in markup. */
export const TAB = 0x09;
export const LF = 0x0a;
export const CR = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const QUOT = 0x22;
export const AMP = 0x26;
export const APOS = 0x27;
export const HYPHEN = 0x2d;
export const SLASH = 0x2f;
export const SEMICOLON = 0x3b;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const CLOSING_BRACKET = 0x5d;

/** A table with 1 for each byte the test holds for: one look-up in the loops that see every byte. */
export function byteTable(test: (byte: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => (test(byte) ? 1 : 0));
}

/** White space, XML 1.0 §2.3 [3]. */
export function isSpace(byte: number | undefined): boolean {
  return byte === SPACE || byte === LF || byte === TAB || byte === CR;
}

/** Control characters XML 1.0 has no place for: all but tab, line feed and carriage return. */
export function isControl(byte: number): boolean {
  return byte < SPACE && byte !== TAB && byte !== LF && byte !== CR;
}

/** Char, XML 1.0 §2.2 [2]. */
export function isLegalCharacter(codePoint: number): boolean {
  if (codePoint < SPACE) return !isControl(codePoint);
  return (
    codePoint < 0xd800 || (codePoint > 0xdfff && codePoint < 0xfffe) || (codePoint > 0xffff && codePoint < 0x110000)
  );
}

/** NCName, Namespaces in XML 1.0 §3 [4]: a Name of XML 1.0 (5th edition) §2.3 without colons. */
export function isNcName(text: string): boolean {
  if (asciiNcName.test(text)) return true;
  let first = true;
  for (const character of text) {
    const codePoint = character.codePointAt(0) as number;
    if (!isWithin(nameStarts, codePoint) && (first || !isWithin(nameContinuations, codePoint))) return false;
    first = false;
  }
  return !first;
}

const asciiNcName = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** First and last code point of each range. */
type Ranges = readonly (readonly [number, number])[];

const nameStarts: Ranges = [
  [0x41, 0x5a], // A-Z
  [0x5f, 0x5f], // _
  [0x61, 0x7a], // a-z
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
];

const nameContinuations: Ranges = [
  [0x30, 0x39], // 0-9
  [0x2d, 0x2e], // - .
  [0xb7, 0xb7],
  [0x300, 0x36f],
  [0x203f, 0x2040],
];

function isWithin(ranges: Ranges, codePoint: number): boolean {
  return ranges.some(([first, last]) => codePoint >= first && codePoint <= last);
}
