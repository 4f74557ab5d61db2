import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import { CataloguedError, isCatalogued } from '@edoc-axis/domain';
import type { SignatureRemark } from '../packet/measurements.js';
import type { PdfReport } from '../pdf/pdf-report.js';
import { accessBytes, accessFile, type RandomAccess } from '../pdf/random-access.js';
import { type PdfReadingOptions, readPdfSignatures, remarkOf } from '../pdf/read-pdf-signatures.js';
import { pdfLimits } from '../pdf/limits.js';
import type { ArchivedFile } from './read-directory.js';
import { unpackFile } from './unpack-file.js';

/** What was found in a PDF file of an archive, or why it could not be unpacked. Plain JSON. */
export type ArchivedFinding =
  { readonly sha256: string; readonly report: PdfReport } | { readonly notRead: SignatureRemark };

export interface ArchivedPdfOptions extends PdfReadingOptions {
  /** An empty file, open for writing and reading, that takes what is unpacked; without one memory does. */
  readonly unpackInto?: number;
}

/**
 * Unpacks a PDF file of an archive and reads its signatures, both within `readingMsMax`.
 * @throws what the archive's `read` throws, and writing to the disk
 */
export async function readArchivedPdf(
  archive: RandomAccess,
  file: ArchivedFile,
  { unpackInto, limits }: ArchivedPdfOptions = {},
): Promise<ArchivedFinding> {
  const readingMsMax = limits?.readingMsMax ?? pdfLimits.readingMsMax;
  const until = performance.now() + readingMsMax;
  try {
    const { pdf, sha256 } = await unpack(archive, file, { unpackInto, until, readingMsMax });
    const left = { ...limits, readingMsMax: until - performance.now() };
    return { sha256, report: readPdfSignatures(pdf, { limits: left }) };
  } catch (error) {
    if (!isCatalogued(error)) throw error;
    return { notRead: remarkOf(error) };
  }
}

async function unpack(
  archive: RandomAccess,
  file: ArchivedFile,
  { unpackInto, until, readingMsMax }: { unpackInto?: number; until: number; readingMsMax: number },
): Promise<{ pdf: RandomAccess; sha256: string }> {
  const digest = createHash('sha256');
  const inMemory = unpackInto === undefined ? Buffer.alloc(file.bytes) : undefined;
  let at = 0;
  for await (const piece of unpackFile(archive, file)) {
    if (performance.now() > until) throw new CataloguedError('archive.took-too-long', { waitMs: readingMsMax });
    digest.update(piece);
    if (inMemory) inMemory.set(piece, at);
    else writeAll(unpackInto ?? -1, piece, at);
    at += piece.length;
  }
  const pdf = inMemory ? accessBytes(inMemory) : accessFile(unpackInto ?? -1);
  return { pdf, sha256: digest.digest('hex') };
}

function writeAll(descriptor: number, piece: Buffer, position: number): void {
  for (let at = 0; at < piece.length;) at += writeSync(descriptor, piece, at, piece.length - at, position + at);
}
