/** The characters that mean something in a PDF file, and their classes: ISO 32000-2 §7.2.3. */
export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === lineFeed || byte === carriageReturn || byte === 0x09 || byte === 0x0c || byte === 0;
}

/** Neither white space nor one of ( ) < > [ ] { } / %. */
export function isRegular(byte: number): boolean {
  return byte > 0x20 ? !delimiters.has(byte) : byte !== -1 && !isSpace(byte);
}

export function isDigit(byte: number): boolean {
  return byte >= zero && byte <= 0x39;
}

export function isOctal(byte: number): boolean {
  return byte >= zero && byte <= 0x37;
}

export function isNumberStart(byte: number): boolean {
  return isDigit(byte) || byte === 0x2b || byte === 0x2d || byte === 0x2e;
}

export const zero = 0x30;
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const percent = 0x25;
export const slash = 0x2f;
export const backslash = 0x5c;
export const openParenthesis = 0x28;
export const closeParenthesis = 0x29;
export const openBracket = 0x5b;
export const closeBracket = 0x5d;
export const less = 0x3c;
export const greater = 0x3e;
export const letterR = 0x52;
const delimiters: ReadonlySet<number> = new Set(Buffer.from('()<>[]{}/%'));
export const escapes: ReadonlyMap<number, number> = new Map(
  Object.entries({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }).map(([letter, meaning]) => [
    letter.charCodeAt(0),
    meaning.charCodeAt(0),
  ]),
);
