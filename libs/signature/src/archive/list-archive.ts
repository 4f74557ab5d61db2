import { type ErrorCode, isCatalogued } from '@edoc-axis/domain';
import { extensionOf, isZipBased, type Magic, magicBytes, magicOf } from '@edoc-axis/edxml';
import type { SignatureRemark } from '../packet/measurements.js';
import type { RandomAccess } from '../pdf/random-access.js';
import { remarkOf } from '../pdf/read-pdf-signatures.js';
import { archiveLimits, type ArchiveLimits } from './limits.js';
import { isOtherArchive } from './may-be-archive.js';
import { type ArchivedFile, readDirectory, unpacksTooMuch } from './read-directory.js';
import { isSystemFile } from './system-file.js';
import { unpackFile } from './unpack-file.js';

/** What a ZIP file holds, as far as it concerns who looks for PDF files, or why nobody may say. Plain JSON. */
export type ArchiveListing = ListedArchive | UnlistedArchive;

export interface ListedArchive {
  /** All that people packed: folders aside, and what their systems wrote beside it. */
  readonly files: number;
  /** In the order of its list. */
  readonly pdfs: readonly ListedPdf[];
}

/** A file that is a PDF file, or called one; or with `notRead`, one that cannot be looked into. */
export interface ListedPdf extends ArchivedFile {
  readonly notRead?: SignatureRemark;
}

export interface UnlistedArchive {
  readonly refused: SignatureRemark;
}

/** As it is read now, or as earlier versions did, which knew of no files but people's, and of no archives but ZIP. */
export type ArchiveReading = 'present' | 'former';

/**
 * Lists the PDF files in a ZIP file: those with `%PDF-` among their first 1,024 bytes, and those that are called `….pdf`,
 * because one or the other is how people come to open them. What cannot be looked into, an archive inside this one
 * included, is listed with the reason: it may be one. Reads each packed byte once at most.
 *
 * Whatever the bytes are, it throws nothing but what `archive.read` throws.
 */
export async function listArchive(
  archive: RandomAccess,
  limits: ArchiveLimits = archiveLimits,
  reading: ArchiveReading = 'present',
): Promise<ArchiveListing> {
  try {
    let files = 0;
    const pdfs: ListedPdf[] = [];
    for (const file of readDirectory(archive, limits)) {
      const kind = await kindOf(archive, file, limits, reading);
      if (kind === 'system') continue;
      files += 1;
      if (kind === 'pdf') pdfs.push(file);
      if (typeof kind === 'object') pdfs.push({ ...file, notRead: kind });
    }
    return { files, pdfs };
  } catch (error) {
    if (!isCatalogued(error)) throw error;
    return { refused: remarkOf(error) };
  }
}

async function kindOf(
  archive: RandomAccess,
  file: ArchivedFile,
  limits: ArchiveLimits,
  reading: ArchiveReading,
): Promise<'pdf' | 'system' | 'other' | SignatureRemark> {
  if (file.encrypted) return remark('archive.file-encrypted');
  const calledPdf = extensionOf(file.path) === 'pdf';
  try {
    const first = await firstBytes(archive, file);
    if (reading === 'present' && isSystemFile(file.path, first)) return 'system';
    const magic = magicOf(first);
    if (!calledPdf && magic !== 'pdf')
      return isArchive(file.path, magic, reading) ? remark('pdf.inside-archive') : 'other';
  } catch (error) {
    if (!isCatalogued(error)) throw error;
    return remarkOf(error);
  }
  if (!unpacksTooMuch(file.bytes, file.packedBytes, limits)) return 'pdf';
  return { code: 'archive.file-unpacks-too-much', params: { ratioMax: limits.ratioMax } };
}

/** Office files are ZIP files as well, and hold no documents of their own. */
function isArchive(name: string, magic: Magic, reading: ArchiveReading): boolean {
  if (extensionOf(name) === 'zip' || (magic === 'zip' && !isZipBased(name))) return true;
  return reading === 'present' && isOtherArchive({ name, magic });
}

async function firstBytes(archive: RandomAccess, file: ArchivedFile): Promise<Buffer> {
  const first: Buffer[] = [];
  let bytes = 0;
  for await (const piece of unpackFile(archive, file)) {
    first.push(piece);
    bytes += piece.length;
    if (bytes >= magicBytes) break;
  }
  return Buffer.concat(first).subarray(0, magicBytes);
}

function remark(code: ErrorCode): SignatureRemark {
  return { code, params: {} };
}
