import { crc32, deflateRawSync } from 'node:zlib';
import type { ErrorCode } from '@edoc-axis/domain';
import type { ArchiveLimits } from '@edoc-axis/signature';
import { type HandPackedFile, writeZip } from '../../support/zip-by-hand.js';
import { plain } from './bench.js';

/** A ZIP file that wants to hurt or to deceive, and how it ends: for the archive, or for each PDF file in it. */
export type ArchiveAttack = readonly [
  name: string,
  build: (one: PackedLetter) => Buffer,
  end: ErrorCode | readonly (readonly [path: string, end: ErrorCode | 'valid'])[],
  limits?: Partial<ArchiveLimits>,
];

/** A letter the office signed, as an honest ZIP file holds it. */
export interface PackedLetter {
  readonly name: string;
  readonly content: Buffer;
}

const other: HandPackedFile = { name: 'phu-luc.txt', content: Buffer.from('phụ lục') };
const white = Buffer.alloc(8 * 1024 * 1024, ' ');
const goodWith = (path: string, end: ErrorCode) => [['cong-van.pdf', 'valid'] as const, [path, end] as const];

const shapes: readonly ArchiveAttack[] = [
  ['bytes in front of it', (one) => writeZip([one], { before: Buffer.from('MZ') }), 'archive.bytes-before'],
  [
    'bytes in front of it its places know of',
    (one) =>
      writeZip([{ ...one, listed: { from: 2 } }], { before: Buffer.from('MZ'), end: { from: placeOfList([one]) + 2 } }),
    'archive.bytes-before',
  ],
  [
    'bytes in front of one whose end is of eight bytes',
    (one) => writeZip([one], { before: Buffer.from('MZ'), wideEnd: true }),
    'archive.bytes-before',
  ],
  ['bytes behind it', (one) => writeZip([one], { behind: Buffer.from('\n') }), 'archive.bytes-behind'],
  ['more behind it than a comment has room for', (one) => writeZip([one], { behind: white }), 'archive.end-missing'],
  ['another ZIP behind it', (one) => Buffer.concat([writeZip([other]), writeZip([one])]), 'archive.bytes-before'],
  ['another end in its comment', (one) => writeZip([one], { comment: writeZip([other]) }), 'archive.bytes-before'],
  ['bytes between files', (one) => writeZip([{ ...one, then: Buffer.from('?') }, other]), 'archive.unlisted-bytes'],
  [
    'bytes between the files and the list',
    (one) => writeZip([one], { beforeList: Buffer.from('?') }),
    'archive.unlisted-bytes',
  ],
  ['bytes behind the list', (one) => writeZip([one], { behindList: Buffer.from('?') }), 'archive.unlisted-bytes'],
  [
    'a file that is not listed',
    (one) => writeZip([{ ...other, then: firstOf(writeZip([one])) }]),
    'archive.unlisted-bytes',
  ],
  [
    'a list that counts one file less',
    (one) => writeZip([one, other], { end: { files: 1, filesHere: 1 } }),
    'archive.unlisted-bytes',
  ],
  [
    'a list that counts one file more',
    (one) => writeZip([one], { end: { files: 2, filesHere: 2 } }),
    'archive.directory-broken',
  ],
  ['a list longer than the file', (one) => writeZip([one], { end: { bytes: 1_000_000 } }), 'archive.directory-broken'],
  ['a list behind the end', (one) => writeZip([one], { end: { from: 0xfffffff0 } }), 'archive.directory-broken'],
  ['no end', (one) => writeZip([one]).subarray(0, -22), 'archive.end-missing'],
  ['a cut end', (one) => writeZip([one]).subarray(0, -1), 'archive.end-missing'],
  ['its end alone', () => writeZip([]), []],
  ['nothing', () => Buffer.alloc(0), 'archive.end-missing'],
  ['a part of several', (one) => writeZip([one], { end: { disk: 1 } }), 'archive.several-disks'],
  ['a file on another part', (one) => writeZip([{ ...one, listed: { disk: 1 } }]), 'archive.several-disks'],
  ['an end of eight bytes that says otherwise', (one) => wideEndThatLies(one), 'archive.directory-broken'],
  [
    'a line without the field of eight bytes it points to',
    (one) => writeZip([{ ...one, listed: { bytes: 0xffffffff } }]),
    'archive.directory-broken',
  ],
  [
    'the field of eight bytes twice',
    (one) => writeZip([{ ...one, wide: 'listed', listed: { extra: wideTwice } }]),
    'archive.directory-broken',
  ],
  [
    'sizes beyond every number',
    (one) => writeZip([{ ...one, listed: { bytes: 0xffffffff, extra: wideHuge } }]),
    'archive.directory-broken',
  ],
  [
    'a field longer than its line',
    (one) => writeZip([{ ...one, listed: { extra: Buffer.from([9, 9, 0xff, 0xff]) } }]),
    'archive.directory-broken',
  ],
];

const overlaps: readonly ArchiveAttack[] = [
  ['two lines for one file', (one) => writeZip([one, { ...other, listed: { from: 0 } }]), 'archive.files-overlap'],
  [
    'a file that reaches into the next',
    (one) =>
      writeZip([
        { ...one, local: { packedBytes: 9_999 }, listed: { packedBytes: 9_999 } },
        { ...other, content: one.content },
      ]),
    'archive.files-overlap',
  ],
  ['a file inside the data of another', (one) => quoted(one), 'archive.files-overlap'],
  ['a thousand lines for one bomb', () => manyOf(1_000), 'archive.unpacked-too-large'],
  ['a few lines for one file', () => manyOf(10, Buffer.from('bom')), 'archive.files-overlap'],
  [
    'a file that begins in the list',
    (one) => writeZip([one, { ...other, listed: { from: placeOfList([one, other]) } }]),
    'archive.unlisted-bytes',
  ],
];

const disagreements: readonly ArchiveAttack[] = [
  [
    'another name at the file',
    (one) => writeZip([{ ...one, local: { name: 'cong-van.exe' } }]),
    'archive.headers-differ',
  ],
  ['another method at the file', (one) => writeZip([{ ...one, local: { method: 0 } }]), 'archive.headers-differ'],
  ['another CRC-32 at the file', (one) => writeZip([{ ...one, local: { crc32: 1 } }]), 'archive.headers-differ'],
  ['another length at the file', (one) => writeZip([{ ...one, local: { bytes: 1 } }]), 'archive.headers-differ'],
  [
    'another packed length at the file',
    (one) => writeZip([{ ...one, local: { packedBytes: 1 } }]),
    'archive.headers-differ',
  ],
  ['a password at the file alone', (one) => writeZip([{ ...one, local: { flags: 0x0801 } }]), 'archive.headers-differ'],
  [
    'a descriptor the list does not know of',
    (one) => writeZip([{ ...one, local: { flags: 0x0808 } }]),
    'archive.headers-differ',
  ],
  ['a descriptor of another file', (one) => describedAs(one), 'archive.headers-differ'],
  ['a descriptor that is missing', (one) => writeZip([{ ...one, flags: 0x0808 }]), 'archive.headers-differ'],
  [
    'bytes behind a descriptor',
    (one) => writeZip([{ ...one, descriptor: 'wide', then: Buffer.from('?') }, other]),
    'archive.unlisted-bytes',
  ],
  ['no header at the file', (one) => writeZip([one]).fill(0, 0, 4), 'archive.headers-differ'],
];

const names: readonly ArchiveAttack[] = [
  ['a name twice', (one) => writeZip([one, { ...one, content: plain }]), 'archive.name-repeated'],
  [
    'a name twice but for its case',
    (one) => writeZip([one, { ...one, name: 'CONG-VAN.pdf' }]),
    'archive.name-repeated',
  ],
  [
    'a name twice but for its folder',
    (one) => writeZip([one, { ...one, name: './/cong-van.pdf' }]),
    'archive.name-repeated',
  ],
  [
    'a name twice in two ways of writing',
    (one) => writeZip([named(one, 'số.pdf'.normalize('NFD')), named(one, 'số.pdf'.normalize('NFC'))]),
    'archive.name-repeated',
  ],
  ...[
    '../cong-van.pdf',
    'a/../../b.pdf',
    '..\\b.pdf',
    '/etc/cong-van.pdf',
    '\\\\may\\b.pdf',
    'C:\\b.pdf',
    'c:b.pdf',
    '',
    'b.pdf\u0000.txt',
    'b\n.pdf',
    'fdp.\u202eexe',
    'b\u2066.pdf',
  ].map((name): ArchiveAttack => [
    `the name ${JSON.stringify(name)}`,
    (one) => writeZip([named(one, name)]),
    'archive.name-misleading',
  ]),
  ['a folder with content', (one) => writeZip([named(one, 'cong-van.pdf/')]), 'archive.name-misleading'],
  ['a very long name', (one) => writeZip([named(one, `${'n'.repeat(1_021)}.pdf`)]), 'archive.name-too-long'],
];

const files: readonly ArchiveAttack[] = [
  [
    'a file with a password',
    (one) => writeZip([one, { ...other, flags: 0x0801 }]),
    goodWith('phu-luc.txt', 'archive.file-encrypted'),
  ],
  [
    'a file packed by LZMA',
    (one) => writeZip([one, { ...other, method: 14 }]),
    goodWith('phu-luc.txt', 'archive.method-not-accepted'),
  ],
  [
    'a PDF file packed by Deflate64',
    (one) => writeZip([{ ...one, method: 9 }]),
    [['cong-van.pdf', 'archive.method-not-accepted']],
  ],
  [
    'a ZIP in the ZIP',
    (one) => writeZip([one, { name: 'b', method: 0, content: writeZip([one]) }]),
    goodWith('b', 'pdf.inside-archive'),
  ],
  [
    'a file called a ZIP',
    (one) => writeZip([one, { name: 'b.zip', content: Buffer.from('Rar!') }]),
    goodWith('b.zip', 'pdf.inside-archive'),
  ],
  [
    'broken data',
    (one) => writeZip([{ ...one, packed: Buffer.from('không nén') }]),
    [['cong-van.pdf', 'archive.file-broken']],
  ],
  [
    'data that ends too early',
    (one) => writeZip([{ ...one, packed: deflateRawSync(one.content).subarray(0, -9) }]),
    [['cong-van.pdf', 'archive.file-broken']],
  ],
  [
    'data behind its own end',
    (one) => writeZip([{ ...one, packed: Buffer.concat([deflateRawSync(one.content), one.content]) }]),
    [['cong-van.pdf', 'archive.file-broken']],
  ],
  ['a length that is too small', (one) => saying(one, { bytes: 2_000 }), [['cong-van.pdf', 'archive.size-differs']]],
  [
    'a length that is too large',
    (one) => saying(one, { bytes: one.content.length + 1 }),
    [['cong-van.pdf', 'archive.size-differs']],
  ],
  ['a stored file of two lengths', (one) => saying(one, { bytes: 9 }, 0), [['cong-van.pdf', 'archive.size-differs']]],
  ['another CRC-32', (one) => saying(one, { crc32: 1 }), [['cong-van.pdf', 'archive.checksum-differs']]],
  [
    'a PDF file that is none',
    (one) => writeZip([named(one, 'b.pdf', Buffer.from('Thưa ông'))]),
    [['b.pdf', 'pdf.unreadable']],
  ],
  ['a PDF file of no such name', (one) => writeZip([named(one, 'b.dat')]), [['b.dat', 'valid']]],
  [
    'a PDF file that was changed',
    (one) => writeZip([named(one, 'b.pdf', changed(one))]),
    [['b.pdf', 'pdf.digest-mismatch']],
  ],
];

const bombs: readonly ArchiveAttack[] = [
  ['eight megabytes of nothing', (one) => writeZip([one, named(one, 'b.pdf', white)]), 'archive.unpacks-too-much'],
  [
    'the same beside what does not pack',
    (one) => writeZip([one, named(one, 'b.pdf', white), { name: 'c', method: 0, content: Buffer.alloc(200_000) }]),
    goodWith('b.pdf', 'archive.file-unpacks-too-much'),
  ],
  [
    'the same that calls itself small',
    (one) => writeZip([{ name: 'b.pdf', packed: deflateRawSync(white), content: one.content }]),
    [['b.pdf', 'archive.size-differs']],
  ],
  ['data of a million empty blocks', (one) => emptyBlocks(one), [['b.pdf', 'archive.file-broken']]],
  ['too many files', (one) => writeZip(many(one, 11)), 'archive.too-many-files', { filesMax: 10 }],
  [
    'too many files for two bytes',
    (one) => writeZip([one], { wideEnd: true, end: { files: 70_000, filesHere: 70_000 } }),
    'archive.directory-broken',
  ],
  [
    'a list that is too long',
    (one) => writeZip(many(one, 10)),
    'archive.directory-too-large',
    { directoryBytesMax: 100 },
  ],
  ['too large', (one) => writeZip([one]), 'archive.too-large', { archiveBytesMax: 100 }],
  ['too much together', (one) => writeZip([one]), 'archive.unpacked-too-large', { unpackedBytesMax: 100 }],
];

export const archiveAttacks: Record<string, readonly ArchiveAttack[]> = {
  'a ZIP file with': shapes,
  'a ZIP file whose files lie over each other:': overlaps,
  'a ZIP file that says two things:': disagreements,
  'a ZIP file that names its files to deceive:': names,
  'a ZIP file that holds': files,
  'a ZIP bomb:': bombs,
};

function named({ content: letter }: PackedLetter, name: string, content = letter): HandPackedFile {
  return { name, content };
}

function many(one: PackedLetter, count: number): HandPackedFile[] {
  return Array.from({ length: count }, (_, index) => named(one, `${index}.pdf`));
}

/** Where its list begins, as its end says. */
function placeOfList(packed: readonly HandPackedFile[]): number {
  const zip = writeZip(packed);
  return zip.readUInt32LE(zip.length - 6);
}

/** Its first file: header and data, without list and end. */
function firstOf(zip: Buffer): Buffer {
  return zip.subarray(0, zip.readUInt32LE(zip.length - 6));
}

function changed({ content }: PackedLetter): Buffer {
  return Buffer.from(content.toString('latin1').replace('QUYET DINH', 'QUYET DANH'), 'latin1');
}

/** List and header say the same, and it is not so. */
function saying(one: PackedLetter, numbers: { bytes?: number; crc32?: number }, method = 8): Buffer {
  return writeZip([{ ...one, method, local: numbers, listed: numbers }]);
}

/** Each line names the same bytes under another name: what the list sums up to is never there. */
function manyOf(count: number, content = Buffer.alloc(2_000_000, ' ')): Buffer {
  const first = { name: 'b', content, method: 8 };
  const packed = deflateRawSync(content).length;
  const said = { from: 0, crc32: crc32(content), bytes: content.length, packedBytes: packed };
  return writeZip([first, ...Array.from({ length: count - 1 }, (_, index) => ({ name: `b${index}`, listed: said }))]);
}

/** As the bomb of 2019 does it: the first file's data holds the second file, header and all, as a stored block. */
function quoted(one: PackedLetter): Buffer {
  const { content: letter } = one;
  const inner = firstOf(writeZip([one]));
  const outer = { name: 'b', content: inner, method: 0 };
  const listed = { from: 31, crc32: crc32(letter), bytes: letter.length, packedBytes: deflateRawSync(letter).length };
  return writeZip([outer, { ...one, listed }]);
}

function describedAs(one: PackedLetter): Buffer {
  const zip = writeZip([{ ...one, descriptor: 'marked' }, other]);
  zip.writeUInt32LE(2, 30 + one.name.length + deflateRawSync(one.content).length + 8);
  return zip;
}

function emptyBlocks({ content }: PackedLetter): Buffer {
  const packed = Buffer.alloc(5_000_000, Buffer.from([0, 0, 0, 0xff, 0xff]));
  return writeZip([{ name: 'b.pdf', packed, content }]);
}

function wideEndThatLies(one: PackedLetter): Buffer {
  const zip = writeZip([one], { wideEnd: true });
  zip.writeUInt16LE(7, zip.length - 12);
  return zip;
}

const wideTwice = Buffer.concat([Buffer.from([1, 0, 8, 0]), Buffer.alloc(8)]);
const wideHuge = Buffer.concat([Buffer.from([1, 0, 8, 0]), Buffer.alloc(8, 0xff)]);
