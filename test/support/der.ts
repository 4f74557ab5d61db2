/** Just enough of DER (ITU-T X.690) to write a certificate; reading is node's business. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag), lengthOf(content.length), content]);
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts);
export const explicit = (number: number, part: Uint8Array) => der(0xa0 + number, part);
export const octets = (content: Uint8Array) => der(0x04, content);
export const bits = (content: Uint8Array, unused = 0) => der(0x03, Uint8Array.of(unused), content);
export const integer = (content: Uint8Array) => der(0x02, content);
export const boolean = (value: boolean) => der(0x01, Uint8Array.of(value ? 0xff : 0));
export const utf8 = (text: string) => der(0x0c, Buffer.from(text));
export const printable = (text: string) => der(0x13, Buffer.from(text, 'latin1'));
export const ia5 = (text: string) => der(0x16, Buffer.from(text, 'latin1'));
export const nothing = der(0x05);

/** GeneralizedTime with seconds, in UTC. RFC 5280 wants UTCTime before 2050; every reader takes both. */
export const time = (at: Date) => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`));

/** From dotted notation. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length);
  const bytes: number[] = [];
  for (let left = length; left > 0; left >>= 8) bytes.unshift(left & 0xff);
  return Buffer.of(0x80 | bytes.length, ...bytes);
}
