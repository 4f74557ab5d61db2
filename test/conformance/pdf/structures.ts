import { deflateSync } from 'node:zlib';
import { writePdf, writePlainPdf } from '../../support/plain-pdf.js';
import { absent, broken, unreadable, type PdfAttack } from './attack.js';
import { plain } from './bench.js';
import { replaceText, signed } from './changes.js';
import { lastStart, updateByHand } from './hand-update.js';

const unsigned = absent('pdf.no-signature');
const startAt = (pdf: Buffer, at: string | number) =>
  replaceText(pdf, `startxref\n${lastStart(pdf)}`, `startxref\n${at}`);
const trailing = (entry: string, pdf = plain) => replaceText(pdf, '/Root 1 0 R', `/Root 1 0 R ${entry}`);
const form = (fields: string, ...objects: string[]) =>
  writePlainPdf([], { catalog: `/AcroForm << /Fields ${fields} >>`, objects });
const plainAs = (old: string, text: string) => replaceText(plain, old, text);

/** A file whose only list is a cross-reference stream with these entries and this data. */
function withXrefStream(entries: string, data: Uint8Array): Buffer {
  const head = Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /XRef /Root 1 0 R /Length ${data.length} ${entries} >>\nstream\n`,
  );
  return Buffer.concat([head, data, Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF\n')]);
}

/** A file whose catalog lies in an object stream with these entries and this data. */
function withObjectStream(entries: string, data: Uint8Array): Buffer {
  const head = Buffer.from(`%PDF-1.7\n2 0 obj\n<< /Type /ObjStm /Length ${data.length} ${entries} >>\nstream\n`);
  const stream = Buffer.concat([head, data, Buffer.from('\nendstream\nendobj\n')]);
  const rows = Buffer.from([0, 0, 0, 0, 2, 0, 2, 0, 1, 0, 9, 0]);
  const xref = `3 0 obj\n<< /Type /XRef /Root 1 0 R /W [1 2 1] /Size 3 /Length ${rows.length} >>\nstream\n`;
  const end = `\nendstream\nendobj\nstartxref\n${stream.length}\n%%EOF\n`;
  return Buffer.concat([stream, Buffer.from(xref), rows, Buffer.from(end)]);
}

const catalogData = '1 0 << /Type /Catalog >>';
const zeros = (bytes: number) => deflateSync(Buffer.alloc(bytes));
const flate = '/Filter /FlateDecode';

const ends: readonly PdfAttack[] = [
  ['an empty file', () => Buffer.alloc(0), broken],
  ['one byte', () => Buffer.from('%'), broken],
  ['something else', () => Buffer.from('PK\x03\x04 khong phai pdf'), broken],
  ['a header alone', () => Buffer.from('%PDF-1.7\n'), broken],
  ['something before the header', () => Buffer.concat([Buffer.from('\n\n'), signed]), broken],
  ['a version nobody knows', () => plainAs('%PDF-1.7', '%PDF-9.9'), broken],
  ['no startxref', () => plainAs('startxref', 'startyref'), broken],
  ['no end mark', () => plainAs('%%EOF', '%%EOM'), broken],
  ['startxref leads to nothing', () => startAt(plain, 0), broken],
  ['startxref leads behind the file', () => startAt(plain, 99_999_999), broken],
  ['startxref leads to a number too large to count', () => startAt(plain, '9'.repeat(30)), broken],
  ['startxref leads before the file', () => startAt(plain, -1), broken],
  ['startxref leads to an object', () => startAt(plain, plain.indexOf('4 0 obj')), broken],
  ['startxref leads to itself', () => startAt(plain, plain.indexOf('startxref')), broken],
];

const lists: readonly PdfAttack[] = [
  ['one that leads back to itself', () => trailing(`/Prev ${lastStart(plain)}`), broken],
  ['two that lead to each other', () => loopOfTwo(), broken],
  ['one that leads nowhere', () => trailing('/Prev 99999999'), broken],
  ['one that leads back by a word', () => trailing('/Prev /Back'), broken],
  ['one with more entries than there are', () => plainAs('xref\n0 6', 'xref\n0 60'), broken],
  ['one with more entries than fit', () => plainAs('xref\n0 6', 'xref\n0 999999999'), broken],
  ['one that begins beyond all numbers', () => plainAs('xref\n0 6', `xref\n${'9'.repeat(20)} 6`), broken],
  ['one with an object twice', () => plainAs('xref\n0 6', 'xref\n0 1\n0000000000 65535 f \n0 6'), broken],
  ['one without trailer', () => plainAs('trailer', 'trailor'), broken],
  ['one without catalog', () => plainAs('/Root 1 0 R', ''), broken],
  ['one with a catalog that is none', () => plainAs('/Root 1 0 R', '/Root 99 0 R'), broken],
  ['one whose catalog is a list', () => plainAs('/Root 1 0 R', '/Root [1 0 R]'), broken],
  ['one that leads to another object', () => swappedEntries(), broken],
  ['one that says two things beside a stream', () => trailing('/XRefStm 15'), broken],
  ['one that is locked', () => trailing('/Encrypt << /Filter /Standard >>'), unreadable('pdf.encrypted')],
  ['a stream of no widths', () => withXrefStream('/W [] /Size 2', Buffer.alloc(9)), broken],
  ['a stream of monstrous widths', () => withXrefStream('/W [1 99999 1] /Size 2', Buffer.alloc(9)), broken],
  ['a stream of widths 0', () => withXrefStream('/W [0 0 0] /Size 99999999', Buffer.alloc(9)), broken],
  [
    'a stream of a monstrous index',
    () => withXrefStream('/W [1 2 1] /Index [0 999999999] /Size 2', Buffer.alloc(9)),
    broken,
  ],
  ['a stream shorter than its index', () => withXrefStream('/W [1 2 1] /Size 99', Buffer.alloc(9)), broken],
  [
    'a stream longer than the file',
    () => withXrefStream('/W [1 2 1] /Size 2 /Length2 1', Buffer.alloc(9)).subarray(0, -40),
    broken,
  ],
  [
    'a stream packed in a way of its own',
    () => withXrefStream('/W [1 2 1] /Size 2 /Filter /JBIG2Decode', Buffer.alloc(9)),
    broken,
  ],
  [
    'a stream packed ten times',
    () => withXrefStream(`/W [1 2 1] /Size 2 /Filter [${'/FlateDecode '.repeat(10)}]`, zeros(9)),
    broken,
  ],
  ['a stream that is no zlib', () => withXrefStream(`/W [1 2 1] /Size 2 ${flate}`, Buffer.from('khong')), broken],
  ['a stream that grows to 100 MiB', () => withXrefStream(`/W [1 2 1] /Size 2 ${flate}`, bomb()), broken],
  [
    'a stream with a predictor nobody knows',
    () => withXrefStream(`/W [1 2 1] /Size 2 ${flate} /DecodeParms << /Predictor 99 >>`, zeros(8)),
    broken,
  ],
  [
    'a stream with monstrous columns',
    () => withXrefStream(`/W [1 2 1] /Size 2 ${flate} /DecodeParms << /Predictor 12 /Columns 99999999 >>`, zeros(8)),
    broken,
  ],
];

const objects: readonly PdfAttack[] = [
  [
    'an object stream in itself',
    () => withObjectStream('/N 1 /First 4', Buffer.from(catalogData.replace('Catalog', 'X'))),
    unsigned,
  ],
  [
    'an object stream with more objects than bytes',
    () => withObjectStream('/N 999999999 /First 4', Buffer.from(catalogData)),
    broken,
  ],
  [
    'an object stream that begins behind its end',
    () => withObjectStream('/N 1 /First 999999999', Buffer.from(catalogData)),
    broken,
  ],
  [
    'an object stream whose object lies behind its end',
    () => withObjectStream('/N 1 /First 6', Buffer.from('1 9999<< >>')),
    broken,
  ],
  ['an object stream that grows to 100 MiB', () => withObjectStream(`/N 1 /First 4 ${flate}`, bomb()), broken],
  ['arrays in arrays', () => catalogOf('['.repeat(100_000)), broken],
  ['dictionaries in dictionaries', () => catalogOf('<< /A '.repeat(100_000)), broken],
  ['a string without end', () => catalogOf('('.repeat(3_000_000)), broken],
  ['a comment without end', () => catalogOf(`%${'x'.repeat(3_000_000)}`), broken],
  ['numbers without end', () => catalogOf(`[${'1 '.repeat(1_500_000)}]`), broken],
  ['a number of 1 MB', () => catalogOf('1'.repeat(1_000_000)), broken],
  ['a key that stands twice', () => catalogOf('<< /Type /Catalog /Type /Catalog >>'), broken],
  ['a reference to itself', () => writePdf(['1 0 R']), broken],
  ['references in a circle', () => writePdf(['2 0 R', '3 0 R', '1 0 R']), broken],
  ['a word', () => catalogOf('catalog'), broken],
];

const forms: readonly PdfAttack[] = [
  ['that is its own field', () => form('[6 0 R]', '<< /T (A) /Kids [6 0 R] >>'), unsigned],
  [
    'whose fields lie in a circle',
    () => form('[6 0 R]', '<< /T (A) /Kids [7 0 R] >>', '<< /T (B) /Kids [6 0 R 7 0 R] >>'),
    unsigned,
  ],
  [
    'whose fields lie too deep',
    () => form('[6 0 R]', ...Array.from({ length: 40 }, (_, at) => `<< /T (A) /Kids [${at + 7} 0 R] >>`)),
    broken,
  ],
  ['of more fields than anybody fills in', () => form(`[${'<< /T (A) >> '.repeat(10_001)}]`), broken],
  [
    'of more signatures than anybody makes',
    () => form(`[${'<< /T (A) /FT /Sig /V << >> >> '.repeat(33)}]`),
    unreadable('pdf.too-many-signatures'),
  ],
  ['that is a number', () => writePlainPdf([], { catalog: '/AcroForm 7' }), unsigned],
  ['whose fields are a number', () => form('7'), unsigned],
  ['whose fields are strings', () => form('[(a) 7 null /B]'), unsigned],
  ['whose field is a stream', () => form('[4 0 R]'), unsigned],
];

export const structures: Readonly<Record<string, readonly PdfAttack[]>> = {
  'beginning and end': ends,
  'lists of objects': lists,
  objects,
  'a form': forms,
};

function catalogOf(body: string): Buffer {
  return writePdf([body]);
}

function loopOfTwo(): Buffer {
  const updated = updateByHand(plain, { objects: { 9: 'null' } });
  const place = '/Root 1 0 R >>';
  const behind = lastStart(updated);
  // As long as what it replaces, so that no offset moves.
  const shorter = replaceText(plain, `/Size 6 ${place}`, `/Size 6 /Root 1 0 R >>`);
  return trailing(
    `/Prev ${behind + ` /Prev ${behind}`.length}`,
    Buffer.concat([shorter, updated.subarray(plain.length)]),
  );
}

function swappedEntries(): Buffer {
  const offset = (number: number) => String(plain.indexOf(`\n${number} 0 obj`) + 1).padStart(10, '0');
  return plainAs(offset(1), offset(2));
}

function bomb(): Buffer {
  return (packed ??= zeros(100 * 1024 ** 2));
}
let packed: Buffer | undefined;
