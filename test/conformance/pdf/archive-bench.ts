import {
  accessBytes,
  type ArchiveLimits,
  archiveLimits,
  type ArchiveListing,
  judgePdfSignatures,
  listArchive,
  type ListedArchive,
  type ListedPdf,
  type RandomAccess,
  readArchivedPdf,
} from '@edoc-axis/signature';
import type { HandPackedFile } from '../../support/zip-by-hand.js';
import { questionOf } from './bench.js';

/** The ways an honest ZIP file may hold this file. */
export function shapesOf(one: HandPackedFile): Record<string, HandPackedFile> {
  return {
    deflated: one,
    stored: { ...one, method: 0 },
    'without the flag of UTF-8': { ...one, flags: 0 },
    'described behind its data': { ...one, descriptor: 'marked' },
    'described without a mark': { ...one, descriptor: 'bare' },
    'described in eight bytes': { ...one, descriptor: 'wide' },
    'described in eight bytes without a mark': { ...one, descriptor: 'bare wide' },
    'with sizes of eight bytes at the file': { ...one, wide: 'local' },
    'with sizes of eight bytes in the list': { ...one, wide: 'listed' },
    'with sizes of eight bytes in both': { ...one, wide: 'both' },
    'with fields nobody knows': { ...one, local: { extra: Buffer.from([9, 9, 1, 0, 7, 0, 0]) } },
  };
}

/** What becomes of it: why the archive is not read, or of each PDF file in it the verdict or why there is none. */
export async function look(zip: Buffer, limits: Partial<ArchiveLimits> = {}): Promise<string | Record<string, string>> {
  const archive = accessBytes(zip);
  const listing = await listArchive(archive, { ...archiveLimits, ...limits });
  if ('refused' in listing) return listing.refused.code;
  const ends: Record<string, string> = {};
  for (const pdf of listing.pdfs) ends[pdf.path] = await endOf(archive, pdf);
  return ends;
}

async function endOf(archive: RandomAccess, pdf: ListedPdf): Promise<string> {
  if (pdf.notRead) return pdf.notRead.code;
  const found = await readArchivedPdf(archive, pdf);
  if ('notRead' in found) return found.notRead.code;
  const { verdict, code } = judgePdfSignatures(found.report, questionOf());
  return code ?? verdict;
}

export function listed(listing: ArchiveListing): ListedArchive {
  if ('refused' in listing) throw new Error(listing.refused.code);
  return listing;
}
