import { fromBase64 } from '../../parts/bytes.js';

/** What people want to know of a certificate before they say that they trust it. */
export interface ReadCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

interface Node {
  readonly tag: number;
  readonly from: number;
  readonly to: number;
}

/** The names that matter to people; the others are left out of what is shown. */
const nameTypes: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.6': 'C',
  '0.9.2342.19200300.100.1.1': 'UID',
};

/**
 * Reads subject, issuer, serial number and validity of an X.509 certificate (RFC 5280 4.1), to show them. Nothing is
 * judged here: the axis does that. Undefined for what is no certificate.
 */
export function readCertificate(der: Uint8Array<ArrayBuffer>): ReadCertificate | undefined {
  try {
    const [tbs] = childrenOf(der, nodeAt(der, 0));
    const fields = tbs ? childrenOf(der, tbs) : [];
    if (fields[0]?.tag === 0xa0) fields.shift();
    const [serial, , issuer, validity, subject] = fields;
    if (!serial || !issuer || !validity || !subject) return undefined;
    const [notBefore, notAfter] = childrenOf(der, validity);
    if (!notBefore || !notAfter) return undefined;
    const times = { notBefore: timeOf(der, notBefore), notAfter: timeOf(der, notAfter) };
    if (Number.isNaN(times.notBefore.getTime()) || Number.isNaN(times.notAfter.getTime())) return undefined;
    const hex = [...der.subarray(serial.from, serial.to)].map((byte) => byte.toString(16).padStart(2, '0'));
    return {
      subject: nameOf(der, subject),
      issuer: nameOf(der, issuer),
      serial: hex.join(':').toUpperCase(),
      ...times,
    };
  } catch {
    return undefined;
  }
}

/** From a PEM file or a DER one, as it was picked; undefined where there is none in it. */
export function derOf(file: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | undefined {
  if (file[0] === 0x30) return file;
  const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/.exec(textOf(file));
  return block?.[1] === undefined ? undefined : fromBase64(block[1].replace(/\s/g, ''));
}

function nodeAt(der: Uint8Array, at: number): Node {
  const tag = der[at] ?? fail();
  let length = der[at + 1] ?? fail();
  let from = at + 2;
  if (length & 0x80) {
    const bytes = length & 0x7f;
    if (bytes === 0 || bytes > 3) fail();
    length = 0;
    for (let n = 0; n < bytes; n += 1) length = length * 256 + (der[from + n] ?? fail());
    from += bytes;
  }
  if (from + length > der.length) fail();
  return { tag, from, to: from + length };
}

function childrenOf(der: Uint8Array, { from, to }: Node): Node[] {
  const children: Node[] = [];
  for (let at = from; at < to;) {
    const child = nodeAt(der, at);
    children.push(child);
    at = child.to;
  }
  return children;
}

function nameOf(der: Uint8Array<ArrayBuffer>, name: Node): string {
  const parts = childrenOf(der, name)
    .flatMap((set) => childrenOf(der, set))
    .flatMap((pair) => {
      const [type, value] = childrenOf(der, pair);
      const known = type && nameTypes[oidOf(der.subarray(type.from, type.to))];
      return known && value ? [`${known}=${stringOf(der, value)}`] : [];
    });
  // Most telling first, as certificates are shown everywhere.
  return parts.reverse().join(', ');
}

function stringOf(der: Uint8Array<ArrayBuffer>, { tag, from, to }: Node): string {
  const bytes = der.subarray(from, to);
  // BMPString is UTF-16 with the high byte first; the others are UTF-8 or a part of it.
  if (tag === 0x1e) {
    return String.fromCharCode(
      ...Array.from({ length: bytes.length >> 1 }, (_, n) => (bytes[2 * n] ?? 0) * 256 + (bytes[2 * n + 1] ?? 0)),
    );
  }
  return textOf(bytes);
}

function oidOf(bytes: Uint8Array): string {
  const [first = 0] = bytes;
  const numbers = [Math.min(2, Math.floor(first / 40)), first - 40 * Math.min(2, Math.floor(first / 40))];
  let number = 0;
  for (const byte of bytes.subarray(1)) {
    number = number * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  return numbers.join('.');
}

/** UTCTime counts years from 1950 to 2049. */
function timeOf(der: Uint8Array<ArrayBuffer>, { tag, from, to }: Node): Date {
  const text = textOf(der.subarray(from, to));
  const whole = tag === 0x17 ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/.exec(whole) ?? [];
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second ?? '00'}Z`);
}

function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  return new TextDecoder().decode(bytes);
}

function fail(): never {
  throw new Error('That is no DER.');
}
