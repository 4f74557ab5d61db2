import { oidOf, textOf } from '../der/der-values.js';
import { type DerValue, partsOf, readDer, tags } from '../der/read-der.js';

/** A distinguished name, as DER and in a form in which equal names are equal texts. */
export interface Name {
  readonly der: Uint8Array;
  /** One text for each part (RDN), the country first. */
  readonly parts: readonly string[];
  /** All parts in one. */
  readonly key: string;
}

/** Name, RFC 5280 §4.1.2.4. Throws NotDer. */
export function readName(name: DerValue): Name {
  const parts = [...partsOf(name, tags.set)].map(partKey);
  return { der: name.whole, parts, key: parts.join(';') };
}

/** Whether `name` is the subtree's top or stands below it (RFC 5280 §4.2.1.10, directoryName). */
export function isWithin(name: Name, top: Name): boolean {
  return top.parts.every((part, index) => part === name.parts[index]);
}

const emailAddress = '1.2.840.113549.1.9.1';

/** Mail addresses that older certificates have in the name itself (RFC 5280 §4.1.2.6). Throws NotDer. */
export function mailAddressesIn({ der }: Name): string[] {
  return [...partsOf(readDer(der), tags.set)].flatMap((part) =>
    [...partsOf(part, tags.sequence)].flatMap((attribute) => {
      const [type, value] = [...partsOf(attribute)];
      return type && value && oidOf(type) === emailAddress ? [textOf(value) ?? ''] : [];
    }),
  );
}

/** The attributes of one part; their order says nothing. */
function partKey(part: DerValue): string {
  return [...partsOf(part, tags.sequence)].map(attributeKey).sort().join('+');
}

function attributeKey(attribute: DerValue): string {
  const [type, value] = [...partsOf(attribute)];
  if (!type || !value) return '';
  const text = textOf(value);
  // What is no text is the same only where its bytes are.
  const shown = text === undefined ? `#${Buffer.from(value.whole).toString('hex')}` : JSON.stringify(folded(text));
  return `${oidOf(type)}=${shown}`;
}

/** RFC 5280 §7.1: case and the number of spaces make no difference, nor does the string's type. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}
