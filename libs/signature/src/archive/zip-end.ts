import { CataloguedError } from '@edoc-axis/domain';
import type { RandomAccess } from '../pdf/random-access.js';

/** Where the list of files lies, and how many lines it has. */
export interface ZipEnd {
  readonly files: number;
  readonly from: number;
  readonly to: number;
}

/** APPNOTE.TXT 6.3.10, 4.3.16, 4.3.15 and 4.3.14. */
const endMark = Buffer.from('PK\x05\x06', 'latin1');
const endBytes = 22;
const commentBytesMax = 0xffff;
const locatorMark = 0x07064b50;
const locatorBytes = 20;
const wideEndMark = 0x06064b50;
const wideEndBytes = 56;

/**
 * Reads the end of a ZIP file. Programs look for it in different ways where more than one place could be it; so it is the
 * last one, nothing stands behind it but its own comment, and the list lies right in front of it.
 * @throws CataloguedError `archive.end-missing`, `archive.bytes-behind`, `archive.bytes-before`,
 *   `archive.unlisted-bytes`, `archive.directory-broken`, `archive.several-disks`
 */
export function readZipEnd(archive: RandomAccess): ZipEnd {
  const tailFrom = Math.max(0, archive.bytes - endBytes - commentBytesMax);
  const tail = archive.read(tailFrom, archive.bytes);
  const at = tail.lastIndexOf(endMark);
  if (at < 0 || at + endBytes > tail.length) throw new CataloguedError('archive.end-missing');
  const behind = tail.length - (at + endBytes + tail.readUInt16LE(at + 20));
  if (behind < 0) throw new CataloguedError('archive.end-missing');
  if (behind > 0) throw new CataloguedError('archive.bytes-behind', { offset: archive.bytes - behind });

  const disks = [tail.readUInt16LE(at + 4), tail.readUInt16LE(at + 6)];
  const counts = [tail.readUInt16LE(at + 8), tail.readUInt16LE(at + 10)];
  const places = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  const endsAt = tailFrom + at;
  const wide = readWideEnd(archive, endsAt);
  const all = wide ? wide.numbers : [...disks, ...counts, ...places];
  const agree = [...disks, ...counts, ...places].every((value, index) => {
    const notHere = index < 4 ? 0xffff : 0xffffffff;
    return value === all[index] || (wide !== undefined && value === notHere);
  });
  if (!agree) throw new CataloguedError('archive.directory-broken', { offset: endsAt });
  const [disk, listDisk, filesHere, files = 0, bytes = 0, from = 0] = all;
  if (disk !== 0 || listDisk !== 0 || filesHere !== files) throw new CataloguedError('archive.several-disks');
  const to = wide?.from ?? endsAt;
  if (from + bytes > to) throw new CataloguedError('archive.directory-broken', { offset: from });
  if (from + bytes < to) throw misplaced(archive, { from, bytes, to });
  return { files, from, to };
}

/** The ZIP64 end, where there is one: right in front of what points to it, which stands right in front of the other end. */
function readWideEnd(archive: RandomAccess, endsAt: number): { from: number; numbers: number[] } | undefined {
  const locatorFrom = endsAt - locatorBytes;
  if (locatorFrom < 0) return undefined;
  const locator = archive.read(locatorFrom, endsAt);
  if (locator.readUInt32LE(0) !== locatorMark) return undefined;
  const broken = new CataloguedError('archive.directory-broken', { offset: locatorFrom });
  const from = locatorFrom - wideEndBytes;
  if (from < 0) throw broken;
  const record = archive.read(from, locatorFrom);
  const isHere = record.readUInt32LE(0) === wideEndMark && record.readBigUInt64LE(4) === BigInt(wideEndBytes - 12);
  if (!isHere) throw broken;
  if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) > 1) throw new CataloguedError('archive.several-disks');
  const long = [24, 32, 40, 48].map((at) => record.readBigUInt64LE(at));
  if (long.some((value) => value > BigInt(archive.bytes))) throw broken;
  const isPointedAt = locator.readBigUInt64LE(8) === BigInt(from);
  if (!isPointedAt) throw new CataloguedError('archive.bytes-before');
  return { from, numbers: [record.readUInt32LE(16), record.readUInt32LE(20), ...long.map(Number)] };
}

/** Programs that do not mind find the list by its length; where it stands there, everything moved behind other bytes. */
function misplaced(archive: RandomAccess, { from, bytes, to }: { from: number; bytes: number; to: number }) {
  const listed = archive.read(to - bytes, Math.min(to, to - bytes + 4));
  const moved = listed.equals(Buffer.from('PK\x01\x02', 'latin1'));
  return moved
    ? new CataloguedError('archive.bytes-before')
    : new CataloguedError('archive.unlisted-bytes', { offset: from + bytes });
}
