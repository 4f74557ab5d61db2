import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a ZIP made by hand: whatever is not said is as it should be. */
export interface HandPackedFile {
  readonly name: string | Buffer;
  readonly content?: Buffer;
  /** 0 stored, 8 deflated (the usual); of any other the content is taken as packed. */
  readonly method?: number;
  /** Instead of what packing the content gives. */
  readonly packed?: Buffer;
  readonly flags?: number;
  /** What stands behind the data: a data descriptor with or without its mark, with sizes of four or of eight bytes. */
  readonly descriptor?: 'marked' | 'bare' | 'wide' | 'bare wide';
  /** Sizes in the ZIP64 field of the header in front of the data, of the list's line, or both. */
  readonly wide?: 'local' | 'listed' | 'both';
  /** What the header in front of the data, or the list's line, says otherwise. */
  readonly local?: Partial<HeaderNumbers>;
  readonly listed?: Partial<HeaderNumbers> & { readonly from?: number; readonly disk?: number };
  /** Follows the data before the next file. */
  readonly then?: Buffer;
}

interface HeaderNumbers {
  readonly name: string | Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Behind the fields that belong there. */
  readonly extra: Buffer;
}

export interface HandMadeZip {
  /** In front of everything, without the places knowing of it. */
  readonly before?: Buffer;
  /** Between the last file and the list. */
  readonly beforeList?: Buffer;
  /** Between the list and its end. */
  readonly behindList?: Buffer;
  readonly comment?: Buffer;
  readonly behind?: Buffer;
  readonly wideEnd?: boolean;
  /** What the end says otherwise. */
  readonly end?: Partial<Record<'disk' | 'files' | 'filesHere' | 'bytes' | 'from', number>>;
}

/** A ZIP file (APPNOTE.TXT 6.3.10), as right or wrong as it is asked for. */
export function writeZip(files: readonly HandPackedFile[], zip: HandMadeZip = {}): Buffer {
  const parts: Buffer[] = [];
  const lines: Buffer[] = [];
  let at = 0;
  const add = (part: Buffer = Buffer.alloc(0)) => {
    parts.push(part);
    at += part.length;
  };
  for (const file of files) {
    const numbers = numbersOf(file);
    lines.push(listedLine(file, numbers, at));
    add(localHeader(file, numbers));
    add(numbers.packed);
    if (file.descriptor) add(descriptorOf(file.descriptor, numbers));
    add(file.then);
  }
  add(zip.beforeList);
  const from = at;
  const list = Buffer.concat(lines);
  add(list);
  add(zip.behindList);
  const end = { disk: 0, files: files.length, filesHere: files.length, bytes: list.length, from, ...zip.end };
  if (zip.wideEnd) add(wideEndOf(end, at));
  add(
    endOf(zip.wideEnd ? { disk: 0xffff, files: 0xffff, filesHere: 0xffff, bytes: max, from: max } : end, zip.comment),
  );
  return Buffer.concat([zip.before ?? Buffer.alloc(0), ...parts, zip.behind ?? Buffer.alloc(0)]);
}

const max = 0xffffffff;

type Numbers = HeaderNumbers & { readonly packed: Buffer };

function numbersOf(file: HandPackedFile): Numbers {
  const { name, content = Buffer.alloc(0), method = 8, descriptor } = file;
  const packed = file.packed ?? (method === 8 ? deflateRawSync(content) : content);
  const flags = (file.flags ?? 0x0800) | (descriptor ? 0x0008 : 0);
  const sizes = { packedBytes: packed.length, bytes: content.length };
  return { name, flags, method, crc32: crc32(content), ...sizes, packed, extra: Buffer.alloc(0) };
}

function localHeader(file: HandPackedFile, numbers: Numbers): Buffer {
  const open = file.descriptor ? { crc32: 0, packedBytes: 0, bytes: 0 } : {};
  const wide = file.wide === 'local' || file.wide === 'both';
  const said = { ...numbers, ...open, ...file.local };
  const name = Buffer.from(said.name);
  const extra = Buffer.concat([wide ? wideField([said.bytes, said.packedBytes]) : Buffer.alloc(0), said.extra]);
  const header = Buffer.alloc(30);
  header.write('PK\x03\x04', 'latin1');
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(said.flags, 6);
  header.writeUInt16LE(said.method, 8);
  header.writeUInt32LE(said.crc32, 14);
  header.writeUInt32LE(wide ? max : said.packedBytes, 18);
  header.writeUInt32LE(wide ? max : said.bytes, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function listedLine(file: HandPackedFile, numbers: Numbers, place: number): Buffer {
  const wide = file.wide === 'listed' || file.wide === 'both';
  const said = { ...numbers, from: place, disk: 0, ...file.listed };
  const name = Buffer.from(said.name);
  const sizes = wide ? wideField([said.bytes, said.packedBytes, said.from]) : Buffer.alloc(0);
  const extra = Buffer.concat([sizes, said.extra]);
  const line = Buffer.alloc(46);
  line.write('PK\x01\x02', 'latin1');
  line.writeUInt16LE(20, 4);
  line.writeUInt16LE(20, 6);
  line.writeUInt16LE(said.flags, 8);
  line.writeUInt16LE(said.method, 10);
  line.writeUInt32LE(said.crc32, 16);
  line.writeUInt32LE(wide ? max : said.packedBytes, 20);
  line.writeUInt32LE(wide ? max : said.bytes, 24);
  line.writeUInt16LE(name.length, 28);
  line.writeUInt16LE(extra.length, 30);
  line.writeUInt16LE(said.disk, 34);
  line.writeUInt32LE(wide ? max : said.from, 42);
  return Buffer.concat([line, name, extra]);
}

function wideField(numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + numbers.length * 8);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(numbers.length * 8, 2);
  numbers.forEach((number, index) => field.writeBigUInt64LE(BigInt(number), 4 + index * 8));
  return field;
}

function descriptorOf(kind: NonNullable<HandPackedFile['descriptor']>, numbers: Numbers): Buffer {
  const wide = kind.endsWith('wide');
  const body = Buffer.alloc(wide ? 20 : 12);
  body.writeUInt32LE(numbers.crc32, 0);
  if (wide) {
    body.writeBigUInt64LE(BigInt(numbers.packedBytes), 4);
    body.writeBigUInt64LE(BigInt(numbers.bytes), 12);
  } else {
    body.writeUInt32LE(numbers.packedBytes, 4);
    body.writeUInt32LE(numbers.bytes, 8);
  }
  return kind.startsWith('bare') ? body : Buffer.concat([Buffer.from('PK\x07\x08', 'latin1'), body]);
}

type End = Record<'disk' | 'files' | 'filesHere' | 'bytes' | 'from', number>;

function endOf({ disk, files, filesHere, bytes, from }: End, comment: Buffer = Buffer.alloc(0)): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(disk, 4);
  record.writeUInt16LE(disk, 6);
  record.writeUInt16LE(filesHere, 8);
  record.writeUInt16LE(files, 10);
  record.writeUInt32LE(bytes, 12);
  record.writeUInt32LE(from, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, comment]);
}

function wideEndOf({ disk, files, filesHere, bytes, from }: End, at: number): Buffer {
  const record = Buffer.alloc(76);
  record.write('PK\x06\x06', 'latin1');
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(45, 12);
  record.writeUInt16LE(45, 14);
  record.writeUInt32LE(disk, 16);
  record.writeUInt32LE(disk, 20);
  [filesHere, files, bytes, from].forEach((number, index) => record.writeBigUInt64LE(BigInt(number), 24 + index * 8));
  record.write('PK\x06\x07', 56, 'latin1');
  record.writeBigUInt64LE(BigInt(at), 64);
  record.writeUInt32LE(1, 72);
  return record;
}
