/** The few DER values a certificate is made of (ITU-T X.690); each function returns one complete value. */

export function sequence(...values: Uint8Array[]): Buffer {
  return encode(0x30, Buffer.concat(values));
}

export function set(...values: Uint8Array[]): Buffer {
  return encode(0x31, Buffer.concat(values));
}

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return encode(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(inBase128)]));
}

/** @param magnitude an unsigned integer, big-endian */
export function unsignedInteger(magnitude: Uint8Array): Buffer {
  const firstSignificant = magnitude.findIndex((byte) => byte !== 0);
  const bytes = firstSignificant === -1 ? Buffer.from([0]) : Buffer.from(magnitude.subarray(firstSignificant));
  // A set first bit would make the number negative.
  return encode(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
}

export function utf8String(text: string): Buffer {
  return encode(0x0c, Buffer.from(text, 'utf8'));
}

export function yes(): Buffer {
  return encode(0x01, Buffer.from([0xff]));
}

export function nothing(): Buffer {
  return encode(0x05, Buffer.alloc(0));
}

export function octetString(bytes: Uint8Array): Buffer {
  return encode(0x04, bytes);
}

/** @param unusedBits how many of the last byte's low bits are no part of the string */
export function bitString(bytes: Uint8Array, unusedBits = 0): Buffer {
  return encode(0x03, Buffer.concat([Buffer.from([unusedBits]), bytes]));
}

/** UTCTime up to 2049, GeneralizedTime after, as RFC 5280 section 4.1.2.5 demands. */
export function time(moment: Date): Buffer {
  const digits = `${moment.toISOString().slice(0, 19).replace(/\D/g, '')}Z`;
  return moment.getUTCFullYear() < 2050
    ? encode(0x17, Buffer.from(digits.slice(2), 'ascii'))
    : encode(0x18, Buffer.from(digits, 'ascii'));
}

/** `[tag] EXPLICIT`: the value stays as it is, inside. */
export function explicit(tag: number, value: Uint8Array): Buffer {
  return encode(0xa0 | tag, value);
}

/** `[tag] IMPLICIT` over a primitive value: only its contents are given. */
export function implicit(tag: number, contents: Uint8Array): Buffer {
  return encode(0x80 | tag, contents);
}

function encode(tag: number, contents: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([tag]), lengthOf(contents.length), contents]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

function inBase128(number: number): number[] {
  const digits = [number & 0x7f];
  for (let rest = number >>> 7; rest > 0; rest >>>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}
