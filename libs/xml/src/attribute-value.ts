import type { Buffer } from 'node:buffer';

import { AMP, byteTable, CR, isControl, LESS, LF, SEMICOLON, TAB } from './characters.js';
import { XmlError } from './errors.js';
import { resolveReference } from './references.js';
import { checkSequence } from './utf8.js';

const remarkable = byteTable(
  (byte) =>
    byte === AMP || byte === LESS || byte === TAB || byte === LF || byte === CR || byte >= 0x80 || isControl(byte),
);

/**
 * The value written in `bytes[from..to)` (between the quotes), normalised as XML 1.0 §3.3.3 asks for CDATA. `base` is
 * the offset of `bytes[0]` in the document. Throws XmlError.
 */
export function readAttributeValue(bytes: Buffer, from: number, to: number, base: number): string {
  let at = from;
  while (at < to && remarkable[bytes[at] as number] === 0) at++;
  if (at === to) return bytes.toString('latin1', from, to);
  return normalise(bytes, from, to, base);
}

function normalise(bytes: Buffer, from: number, to: number, base: number): string {
  let value = '';
  let run = from;
  let at = from;
  while (at < to) {
    const byte = bytes[at] as number;
    if (remarkable[byte] === 0) {
      at++;
    } else if (byte >= 0x80) {
      // The quote stands within reach: a sequence cut short by it is wrong, and never merely unfinished.
      at += checkSequence(bytes, at, to + 1, base + at);
    } else if (byte === LESS) {
      throw new XmlError('xml.less-than-in-value', base + at);
    } else if (isControl(byte)) {
      throw new XmlError('xml.character-illegal', base + at);
    } else {
      value += bytes.toString('utf8', run, at);
      if (byte === AMP) {
        const semicolon = bytes.indexOf(SEMICOLON, at);
        if (semicolon < 0 || semicolon >= to) throw new XmlError('xml.reference-malformed', base + at);
        value += String.fromCodePoint(resolveReference(bytes.toString('utf8', at + 1, semicolon), base + at));
        at = semicolon + 1;
      } else {
        value += ' ';
        at += byte === CR && bytes[at + 1] === LF ? 2 : 1;
      }
      run = at;
    }
  }
  return value + bytes.toString('utf8', run, to);
}
