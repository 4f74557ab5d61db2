import { invalid, refused, type Attack, type End } from './attack.js';
import { afterSigning, signed } from './genuine-packet.js';

const notUtf8 = 'not UTF-8';
const notXml = 'not allowed in XML';
const control = 'a control character';
type Kind = typeof notUtf8 | typeof notXml | typeof control;

/** Bytes that some decoders skip, replace or take for a character that others do not see. */
const sequences: readonly (readonly [name: string, kind: Kind, hex: string])[] = [
  ['an overlong <', notUtf8, 'c0bc'],
  ['an overlong / of three bytes', notUtf8, 'e080af'],
  ['an overlong / of four bytes', notUtf8, 'f08080af'],
  ['an overlong NUL', notUtf8, 'c080'],
  ['an overlong U+007F', notUtf8, 'c1bf'],
  ['an overlong U+FFFF', notUtf8, 'f08fbfbf'],
  ['a form of five bytes', notUtf8, 'f888808080'],
  ['a form of six bytes', notUtf8, 'fc8480808080'],
  ['a lone continuation', notUtf8, '80'],
  ['a lone lead of two bytes', notUtf8, 'c3'],
  ['a lone lead of three bytes', notUtf8, 'e1bb'],
  ['a lone lead of four bytes', notUtf8, 'f09f98'],
  ['a high surrogate', notUtf8, 'eda080'],
  ['a low surrogate', notUtf8, 'edbfbf'],
  ['a pair of surrogates', notUtf8, 'eda0bdedb880'],
  ['a code point beyond Unicode', notUtf8, 'f4908080'],
  ['the byte FE', notUtf8, 'fe'],
  ['the byte FF', notUtf8, 'ff'],
  ['U+FFFE', notXml, 'efbfbe'],
  ['U+FFFF', notXml, 'efbfbf'],
  ['NUL', control, '00'],
  ['U+0001', control, '01'],
  ['a vertical tab', control, '0b'],
  ['an escape', control, '1b'],
  ['U+001F', control, '1f'],
];

const textEnds: Readonly<Record<Kind, End>> = {
  [notUtf8]: refused('xml.utf8-invalid'),
  [notXml]: refused('xml.character-illegal'),
  [control]: refused('xml.character-illegal'),
};
const nameEnds: Readonly<Record<Kind, End>> = {
  [notUtf8]: refused('xml.utf8-invalid'),
  [notXml]: refused('xml.name-malformed'),
  [control]: refused('xml.tag-malformed'),
};
const outside = refused('xml.text-outside-root');
const outsideEnds: Readonly<Record<Kind, End>> = { [notUtf8]: outside, [notXml]: outside, [control]: outside };

/** Where the bytes are put: behind `mark`, with `before` and `after` around them. */
const places: readonly (readonly [
  name: string,
  mark: string,
  before: string,
  after: string,
  ends: Record<Kind, End>,
])[] = [
  ['between two elements', '</edXML:From>', '', '', textEnds],
  ['in a value', '<edXML:Subject>V', '', '', textEnds],
  ['in CDATA', '<edXML:Subject>', '<![CDATA[', ']]>', textEnds],
  ['in a comment', '</edXML:From>', '<!--', '-->', textEnds],
  ['in a comment behind the root', '</edXML>', '<!--', '-->', textEnds],
  ['in an attribute', '<edXML:edXMLManifest version="1.0', '', '', textEnds],
  ['in DigestValue', '<DigestValue>', '', '', textEnds],
  ['in SignatureValue', '<SignatureValue>', '', '', textEnds],
  ['in the certificate', '<X509Certificate>MI', '', '', textEnds],
  ['in an attachment', 'JVBE', '', '', textEnds],
  ['in the name of an element', '</edXML:From>', '<x', '/>', nameEnds],
  ['in the name of an attribute', '</edXML:From>', '<x y', '="z"/>', nameEnds],
  ['behind the root', '</edXML>', '', '', outsideEnds],
];

const badBytes = sequences.flatMap(([name, kind, hex]) =>
  places.map(([place, mark, before, after, ends]): Attack => {
    return [`${name} ${place}`, () => insertBehind(mark, before, Buffer.from(hex, 'hex'), after), ends[kind]];
  }),
);

const unsupportedEncoding = refused('xml.encoding-unsupported');
const utf16 = Buffer.from(signed, 'utf16le');
const utf32 = Buffer.from(
  [...signed]
    .flatMap((character) => [character.codePointAt(0) ?? 0])
    .flatMap((code) => [code & 255, code >> 8, code >> 16, 0]),
);
const withMark = (mark: string, bytes: Uint8Array) => () => Buffer.concat([Buffer.from(mark, 'hex'), bytes]);
const declaring = (encoding: string) => afterSigning('encoding="UTF-8"', `encoding="${encoding}"`);

const otherEncodings: readonly Attack[] = [
  ['UTF-16, little end first', withMark('fffe', utf16), unsupportedEncoding],
  ['UTF-16, big end first', withMark('feff', Buffer.from(utf16).swap16()), unsupportedEncoding],
  ['UTF-16 without a mark, little end first', () => utf16, refused('xml.name-malformed')],
  ['UTF-16 without a mark, big end first', () => Buffer.from(utf16).swap16(), outside],
  ['UTF-32, little end first', withMark('fffe0000', utf32), unsupportedEncoding],
  ['UTF-32, big end first', withMark('0000feff', Buffer.from(utf32).swap32()), outside],
  ['EBCDIC', () => Buffer.from('4c6fa79440', 'hex'), outside],
  ['UTF-7', () => signed.replace('UTF-8', 'UTF-7').replaceAll('<', '+ADw-'), outside],
  ['half a byte order mark', withMark('efbb', Buffer.from(signed)), outside],
  ['two byte order marks', withMark('efbbbfefbbbf', Buffer.from(signed)), outside],
  ['a byte order mark in a value', afterSigning('V/v', '\ufeffV/v'), invalid('signature.digest-mismatch')],
  ['a byte order mark behind the root', () => `${signed}\ufeff`, outside],
  ...[
    'UTF-7',
    'UTF-16',
    'UTF-16LE',
    'UTF-32',
    'ISO-8859-1',
    'windows-1258',
    'GB18030',
    'US-ASCII',
    'UTF8',
    'IBM037',
    'x',
  ].map((encoding): Attack => [`declared as ${encoding}`, declaring(encoding), unsupportedEncoding]),
];

export const encodings: readonly Attack[] = [...badBytes, ...otherEncodings];

function insertBehind(mark: string, before: string, bytes: Uint8Array, after: string): Buffer {
  const whole = Buffer.from(signed);
  const at = whole.indexOf(mark) + mark.length;
  if (at < mark.length) throw new Error(`${mark} does not stand in the packet`);
  return Buffer.concat([whole.subarray(0, at), Buffer.from(before), bytes, Buffer.from(after), whole.subarray(at)]);
}
