import { byteTable, isLegalCharacter } from './characters.js';
import { XmlError } from './errors.js';

/** 1 for the bytes that may stand between `&` and `;`. Any other ends the attempt at once. */
export const referenceBytes = byteTable((byte) => byte >= 0x80 || /[A-Za-z0-9_.:#-]/.test(String.fromCharCode(byte)));

const entities: ReadonlyMap<string, number> = new Map([
  ['amp', 0x26],
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['apos', 0x27],
  ['quot', 0x22],
]);

/**
 * The code point a reference stands for; `text` is what is between `&` and `;` (XML 1.0 §4.1 and §4.6). Throws
 * XmlError: xml.entity-unknown, xml.reference-malformed, xml.character-illegal.
 */
export function resolveReference(text: string, offset: number): number {
  const entity = entities.get(text);
  if (entity !== undefined) return entity;
  if (!text.startsWith('#')) {
    if (!/^[A-Za-z_\u0080-\u{10ffff}][\w.\u0080-\u{10ffff}-]*$/u.test(text))
      throw new XmlError('xml.reference-malformed', offset);
    throw new XmlError('xml.entity-unknown', offset, { entity: text });
  }
  const digits = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(text);
  if (!digits) throw new XmlError('xml.reference-malformed', offset);
  const codePoint = digits[1] === undefined ? parseInt(digits[2] as string, 10) : parseInt(digits[1], 16);
  if (!isLegalCharacter(codePoint)) throw new XmlError('xml.character-illegal', offset, { reference: text });
  return codePoint;
}
