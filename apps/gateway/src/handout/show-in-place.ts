import { isUtf8 } from 'node:buffer';
import { extensionOf } from '@edoc-axis/edxml';

/*
 * What a page may show in place of handing it out as a file. The sender's word and the first bytes must agree; whatever
 * can carry a script of its own (HTML, SVG, XML) is never shown, whatever it calls itself.
 */

export type ShownType = 'application/pdf' | 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'text/plain';

/** So many bytes of a file tell what it is. */
export const firstBytesNeeded = 12;
/** A longer text is handed out as a file: it is looked at as a whole before it is called one. */
export const shownTextBytesMax = 1024 ** 2;

const declaredTypes: Readonly<Record<string, ShownType>> = {
  'application/pdf': 'application/pdf',
  'application/x-pdf': 'application/pdf',
  'image/png': 'image/png',
  'image/jpeg': 'image/jpeg',
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/gif': 'image/gif',
  'image/webp': 'image/webp',
  'text/plain': 'text/plain',
};
/** Builders that know no types say nothing, or this. */
const saysNothing = new Set(['', 'application/octet-stream']);
const typesOfNames: Readonly<Record<string, ShownType>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  txt: 'text/plain',
};

/** In hexadecimal; a dot is any digit. */
const beginnings: Readonly<Record<Exclude<ShownType, 'text/plain'>, RegExp>> = {
  'application/pdf': /^255044462d3[0-9]/,
  'image/png': /^89504e470d0a1a0a/,
  'image/jpeg': /^ffd8ff/,
  'image/gif': /^47494638(37|39)61/,
  'image/webp': /^52494646.{8}57454250/,
};

/** What the sender calls it, if it may be shown at all. */
export function declaredType({
  name,
  contentType = '',
}: {
  name: string;
  contentType?: string;
}): ShownType | undefined {
  const said = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  const [named, types] = saysNothing.has(said) ? [extensionOf(name), typesOfNames] : [said, declaredTypes];
  return Object.hasOwn(types, named) ? types[named] : undefined;
}

/** Whether a file begins as what it is called; of a text every byte counts. */
export function beginsAs(type: ShownType, bytes: Buffer): boolean {
  return type === 'text/plain'
    ? isText(bytes)
    : beginnings[type].test(bytes.subarray(0, firstBytesNeeded).toString('hex'));
}

function isText(bytes: Buffer): boolean {
  return isUtf8(bytes) && !bytes.includes(0);
}
