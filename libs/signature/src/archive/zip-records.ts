import { CataloguedError } from '@edoc-axis/domain';
import type { RandomAccess } from '../pdf/random-access.js';

/** What a file's header in the list, or the one in front of its data, says of it (APPNOTE.TXT 6.3.10, 4.3.7 and 4.3.12). */
export interface ZipHeader {
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** As it is written. */
  readonly name: Buffer;
}

/** A line of the list. */
export interface ListedHeader extends ZipHeader {
  /** Where the file's own header begins. */
  readonly from: number;
  readonly disk: number;
}

export const zipFlags = { encrypted: 0x0001, described: 0x0008, stronglyEncrypted: 0x0040, hidden: 0x2000 } as const;
export const zipMethods = { stored: 0, deflated: 8 } as const;

export const listedMark = 0x02014b50;
const localMark = 0x04034b50;
const descriptorMark = 0x08074b50;
const listedBytes = 46;
const localBytes = 30;

/** Reads one line of the list. @throws CataloguedError `archive.directory-broken` */
export function readListedHeader(list: Buffer, at: number, offset: number): { header: ListedHeader; to: number } {
  const broken = () => new CataloguedError('archive.directory-broken', { offset: offset + at });
  if (at + listedBytes > list.length || list.readUInt32LE(at) !== listedMark) throw broken();
  const nameTo = at + listedBytes + list.readUInt16LE(at + 28);
  const extraTo = nameTo + list.readUInt16LE(at + 30);
  const to = extraTo + list.readUInt16LE(at + 32);
  if (to > list.length) throw broken();
  const wide = readWide(list.subarray(nameTo, extraTo), broken);
  const bytes = wide.or(list.readUInt32LE(at + 24));
  const packedBytes = wide.or(list.readUInt32LE(at + 20));
  const from = wide.or(list.readUInt32LE(at + 42));
  return {
    header: {
      flags: list.readUInt16LE(at + 8),
      method: list.readUInt16LE(at + 10),
      crc32: list.readUInt32LE(at + 16),
      packedBytes,
      bytes,
      name: list.subarray(at + listedBytes, nameTo),
      from,
      disk: list.readUInt16LE(at + 34),
    },
    to,
  };
}

/** Reads the header in front of a file's data; undefined when there is none, or not all of it before `end`. */
export function readLocalHeader(
  archive: RandomAccess,
  from: number,
  end: number,
): { header: ZipHeader; dataFrom: number } | undefined {
  if (from + localBytes > end) return undefined;
  const fixed = archive.read(from, from + localBytes);
  if (fixed.readUInt32LE(0) !== localMark) return undefined;
  const nameTo = from + localBytes + fixed.readUInt16LE(26);
  const dataFrom = nameTo + fixed.readUInt16LE(28);
  if (dataFrom > end) return undefined;
  const wide = readWide(
    archive.read(nameTo, dataFrom),
    () => new CataloguedError('archive.directory-broken', { offset: nameTo }),
  );
  const bytes = wide.or(fixed.readUInt32LE(22));
  const packedBytes = wide.or(fixed.readUInt32LE(18));
  const header = {
    flags: fixed.readUInt16LE(6),
    method: fixed.readUInt16LE(8),
    crc32: fixed.readUInt32LE(14),
    packedBytes,
    bytes,
    name: archive.read(from + localBytes, nameTo),
  };
  return { header, dataFrom };
}

/**
 * Whether these bytes, the ones between a file's data and what comes next, are the data descriptor of this file (4.3.9):
 * with or without its mark, with sizes of four or of eight bytes, and nothing else.
 */
export function describes(bytes: Buffer, { crc32, packedBytes, bytes: unpacked }: ZipHeader): boolean {
  const isMarked = bytes.length === 16 || bytes.length === 24;
  if (isMarked && bytes.readUInt32LE(0) !== descriptorMark) return false;
  const said = isMarked ? bytes.subarray(4) : bytes;
  if (said.length === 12) {
    return said.equals(inNumbers((out) => [out.writeUInt32LE(packedBytes, 4), out.writeUInt32LE(unpacked, 8)], 12));
  }
  if (said.length !== 20) return false;
  const wide = (out: Buffer) => [
    out.writeBigUInt64LE(BigInt(packedBytes), 4),
    out.writeBigUInt64LE(BigInt(unpacked), 12),
  ];
  return said.equals(inNumbers(wide, 20));

  function inNumbers(write: (out: Buffer) => unknown, length: number): Buffer {
    const out = Buffer.alloc(length);
    out.writeUInt32LE(crc32, 0);
    write(out);
    return out;
  }
}

/** A field with this value is to be read from the ZIP64 field instead (4.5.3). */
const elsewhere = 0xffffffff;
const wideField = 0x0001;

/** The numbers of the ZIP64 field, one after the other, for the fields that point there. */
function readWide(extra: Buffer, broken: () => CataloguedError): { or: (narrow: number) => number } {
  const field = findField(extra, broken);
  let at = 0;
  return {
    or(narrow) {
      if (narrow !== elsewhere) return narrow;
      if (!field || at + 8 > field.length) throw broken();
      const wide = field.readBigUInt64LE(at);
      at += 8;
      if (wide > BigInt(Number.MAX_SAFE_INTEGER)) throw broken();
      return Number(wide);
    },
  };
}

/** Twice the same field, and each program chooses. Less than a field's own header at the end pads. */
function findField(extra: Buffer, broken: () => CataloguedError): Buffer | undefined {
  let found: Buffer | undefined;
  for (let at = 0; at + 4 <= extra.length;) {
    const to = at + 4 + extra.readUInt16LE(at + 2);
    if (to > extra.length) throw broken();
    if (extra.readUInt16LE(at) === wideField) {
      if (found) throw broken();
      found = extra.subarray(at + 4, to);
    }
    at = to;
  }
  return found;
}
