import { XmlError } from './errors.js';

/** The bytes at hand begin a well-formed sequence but end before it does. */
const incomplete = 0;
/** Not UTF-8: a stray or missing continuation, an overlong form, a surrogate, or beyond U+10FFFF. */
const invalid = -1;
/** UTF-8 of U+FFFE or U+FFFF, which XML does not allow. */
const illegal = -2;

/**
 * The length of the character of two to four bytes that begins at `at`; 0 when `end` comes before its last byte. Each
 * byte is judged as soon as it is there, so the verdict on a bad sequence does not depend on where chunks end. Throws
 * XmlError: xml.utf8-invalid, xml.character-illegal, both with `offset`.
 */
export function checkSequence(bytes: Uint8Array, at: number, end: number, offset: number): number {
  const length = judge(bytes, at, end);
  if (length === invalid) throw new XmlError('xml.utf8-invalid', offset);
  if (length === illegal) throw new XmlError('xml.character-illegal', offset);
  return length;
}

/** RFC 3629 §4. */
function judge(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] as number;
  if (lead < 0xc2 || lead > 0xf4) return invalid;
  if (at + 1 >= end) return incomplete;
  const second = bytes[at + 1] as number;
  if (!isContinuation(second)) return invalid;
  if (lead < 0xe0) return 2;
  if (second < leastSecond(lead) || second > greatestSecond(lead)) return invalid;
  if (at + 2 >= end) return incomplete;
  const third = bytes[at + 2] as number;
  if (!isContinuation(third)) return invalid;
  if (lead < 0xf0) return lead === 0xef && second === 0xbf && third >= 0xbe ? illegal : 3;
  if (at + 3 >= end) return incomplete;
  return isContinuation(bytes[at + 3] as number) ? 4 : invalid;
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Below these the form is overlong. */
function leastSecond(lead: number): number {
  if (lead === 0xe0) return 0xa0;
  return lead === 0xf0 ? 0x90 : 0x80;
}

/** Above these lie the surrogates and what is beyond U+10FFFF. */
function greatestSecond(lead: number): number {
  if (lead === 0xed) return 0x9f;
  return lead === 0xf4 ? 0x8f : 0xbf;
}
