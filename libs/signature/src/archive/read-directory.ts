import { CataloguedError } from '@edoc-axis/domain';
import type { RandomAccess } from '../pdf/random-access.js';
import { isFolder, isMisleading, legible, nameKey, readFileName } from './file-name.js';
import type { ArchiveLimits } from './limits.js';
import { readZipEnd } from './zip-end.js';
import {
  describes,
  type ListedHeader,
  readListedHeader,
  readLocalHeader,
  type ZipHeader,
  zipFlags,
} from './zip-records.js';

/** A file of a ZIP file. Plain JSON. */
export interface ArchivedFile {
  /** Path and name, as a person may read it. */
  readonly path: string;
  /** Unpacked. */
  readonly bytes: number;
  readonly packedBytes: number;
  readonly crc32: number;
  readonly method: number;
  readonly encrypted: boolean;
  /** Where its packed data begins in the archive. */
  readonly dataFrom: number;
}

/**
 * Reads which files a ZIP file holds (APPNOTE.TXT 6.3.10), in the order of its list, without folders. It is read only where
 * there is one way to read it: list and headers say the same, the files lie one behind the other from the first byte to
 * the list, and no two have one name. Nothing is unpacked.
 *
 * @throws CataloguedError `archive.…` for the first thing that is otherwise, or beyond the limits
 */
export function readDirectory(archive: RandomAccess, limits: ArchiveLimits): ArchivedFile[] {
  const { archiveBytesMax, filesMax, directoryBytesMax } = limits;
  if (archive.bytes > archiveBytesMax) throw new CataloguedError('archive.too-large', { archiveBytesMax });
  const end = readZipEnd(archive);
  if (end.files > filesMax) throw new CataloguedError('archive.too-many-files', { filesMax });
  if (end.to - end.from > directoryBytesMax) {
    throw new CataloguedError('archive.directory-too-large', { directoryBytesMax });
  }
  const list = archive.read(end.from, end.to);
  const listed: NamedHeader[] = [];
  let at = 0;
  for (let index = 0; index < end.files; index += 1) {
    const { header, to } = readListedHeader(list, at, end.from);
    listed.push({ ...header, path: pathOf(header, limits) });
    at = to;
  }
  if (at < list.length) throw new CataloguedError('archive.unlisted-bytes', { offset: end.from + at });
  checkNames(listed);
  checkSizes(listed, archive, limits);
  const places = placeFiles(archive, listed, end.from);
  return listed.flatMap((one) => fileOf(one, places.get(one) ?? 0));
}

type NamedHeader = ListedHeader & { readonly path: string };

function pathOf({ name, disk, bytes }: ListedHeader, { nameBytesMax }: ArchiveLimits): string {
  if (disk !== 0) throw new CataloguedError('archive.several-disks');
  if (name.length > nameBytesMax) throw new CataloguedError('archive.name-too-long', { nameBytesMax });
  const path = readFileName(name);
  // Some programs make a folder of such a name, others a file.
  if (isMisleading(path) || (isFolder(path) && bytes > 0)) {
    throw new CataloguedError('archive.name-misleading', { path: legible(path) });
  }
  return legible(path);
}

function checkNames(listed: readonly NamedHeader[]): void {
  const seen = new Set<string>();
  for (const { path } of listed) {
    const key = nameKey(path);
    if (seen.has(key)) throw new CataloguedError('archive.name-repeated', { path });
    seen.add(key);
  }
}

function checkSizes(listed: readonly NamedHeader[], archive: RandomAccess, limits: ArchiveLimits): void {
  const { unpackedBytesMax, ratioMax } = limits;
  const unpacked = listed.reduce((sum, { bytes }) => sum + bytes, 0);
  if (unpacked > unpackedBytesMax) throw new CataloguedError('archive.unpacked-too-large', { unpackedBytesMax });
  if (unpacksTooMuch(unpacked, archive.bytes, limits)) {
    throw new CataloguedError('archive.unpacks-too-much', { ratioMax });
  }
}

/** Of an archive or of one file in it. */
export function unpacksTooMuch(
  unpackedBytes: number,
  packedBytes: number,
  { ratioMax, ratioFreeBytes }: ArchiveLimits,
): boolean {
  return unpackedBytes > Math.max(ratioFreeBytes, packedBytes * ratioMax);
}

/** Where each file's data begins. Every byte in front of the list belongs to one file and to no other. */
function placeFiles(archive: RandomAccess, listed: readonly NamedHeader[], listFrom: number): Map<NamedHeader, number> {
  const inPlace = listed.toSorted((one, other) => one.from - other.from);
  const places = new Map<NamedHeader, number>();
  let at = 0;
  inPlace.forEach((header, index) => {
    if (header.from > at) throw unlisted(at);
    if (header.from < at) throw new CataloguedError('archive.files-overlap', { path: header.path });
    const next = inPlace[index + 1]?.from ?? listFrom;
    const { dataFrom, to } = placeFile(archive, header, Math.min(next, listFrom));
    places.set(header, dataFrom);
    at = to;
  });
  if (at < listFrom) throw unlisted(at);
  return places;
}

function unlisted(offset: number): CataloguedError {
  return offset === 0
    ? new CataloguedError('archive.bytes-before')
    : new CataloguedError('archive.unlisted-bytes', { offset });
}

/** @param next where what comes behind this file begins */
function placeFile(archive: RandomAccess, listed: NamedHeader, next: number): { dataFrom: number; to: number } {
  const { path } = listed;
  const local = readLocalHeader(archive, listed.from, archive.bytes);
  if (!local || !isSame(listed, local.header)) throw new CataloguedError('archive.headers-differ', { path });
  const { dataFrom } = local;
  const dataTo = dataFrom + listed.packedBytes;
  if (dataTo > next) throw new CataloguedError('archive.files-overlap', { path });
  if ((listed.flags & zipFlags.described) === 0) return { dataFrom, to: dataTo };
  const between = next - dataTo;
  if (between > descriptorBytesMax) throw unlisted(dataTo);
  if (!describes(archive.read(dataTo, next), listed)) throw new CataloguedError('archive.headers-differ', { path });
  return { dataFrom, to: next };
}

const descriptorBytesMax = 24;

function isSame(listed: ListedHeader, local: ZipHeader): boolean {
  const meaning = zipFlags.encrypted | zipFlags.described | zipFlags.stronglyEncrypted;
  if (((listed.flags ^ local.flags) & meaning) !== 0) return false;
  if (listed.method !== local.method || !listed.name.equals(local.name)) return false;
  // What is described behind the data may be left open in front of it.
  const isOpen = (local.flags & zipFlags.described) !== 0;
  return (['crc32', 'packedBytes', 'bytes'] as const).every(
    (field) => local[field] === listed[field] || (isOpen && local[field] === 0),
  );
}

function fileOf({ path, flags, ...header }: NamedHeader, dataFrom: number): ArchivedFile[] {
  if (isFolder(path)) return [];
  const { bytes, packedBytes, crc32, method } = header;
  const encrypted = (flags & (zipFlags.encrypted | zipFlags.stronglyEncrypted | zipFlags.hidden)) !== 0;
  return [{ path, bytes, packedBytes, crc32, method, encrypted, dataFrom }];
}
