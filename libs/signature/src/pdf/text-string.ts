import { PdfString, type PdfValue } from './value.js';

/** A text string (ISO 32000-2 §7.9.2.2): UTF-16 or UTF-8 with its mark, else taken as Latin-1. */
export function textIn(value: PdfValue): string | undefined {
  if (!(value instanceof PdfString)) return undefined;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
}

/** The other way, for what we write: ASCII as it is, everything else in UTF-16. */
export function textBytes(text: string): Buffer {
  if (/^[\x20-\x7e]*$/.test(text)) return Buffer.from(text, 'latin1');
  return Buffer.concat([Buffer.of(0xfe, 0xff), Buffer.from(text, 'utf16le').swap16()]);
}

/** A date (ISO 32000-2 §7.9.4), `D:20260701083000+07'00'`, as RFC 3339 in UTC; undefined when it is none. */
export function dateIn(value: PdfValue): string | undefined {
  const found = datePattern.exec(textIn(value) ?? '');
  if (!found) return undefined;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour = '00',
    minute = '00',
    second = '00',
    sign,
    hours = '00',
    minutes = '00',
  ] = found;
  const zone = sign === '+' || sign === '-' ? `${sign}${hours}:${minutes}` : 'Z';
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

const datePattern =
  /^D:(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d))?)?)?)?)?(?:([Z+-])(?:(\d\d)'?(?:(\d\d)'?)?)?)?$/;

export function dateText(at: Date): string {
  return `D:${at.toISOString().replace(/[-:T]|\.\d+Z$/g, '')}Z`;
}
