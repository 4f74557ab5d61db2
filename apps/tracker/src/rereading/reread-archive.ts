import type { AcceptedArchived, AcceptedPacket, Difference } from '@edoc-axis/contracts';
import { shown } from '@edoc-axis/domain';
import type { MeasuredAttachment } from '@edoc-axis/edxml';
import {
  type ArchiveLimits,
  archiveLimits,
  type ArchiveListing,
  listArchive,
  type ListedPdf,
  mayBeArchive,
  pdfLimits,
  type RandomAccess,
  readArchivedPdf,
} from '@edoc-axis/signature';
import { comparePdf, isComparable } from './compare-pdf.js';
import type { DecodedFiles } from './decoded-files.js';

/** What was accepted of the `n`th attachment as an archive. */
export interface AcceptedArchive {
  readonly n: number;
  /** 0: it was said to be none. */
  readonly files: number;
  /** All that may be PDF files were spoken of. */
  readonly complete: boolean;
  readonly archived: readonly AcceptedArchived[];
  /** It is the main document. */
  readonly isMain: boolean;
}

/**
 * Wider than those of any gateway: what was within a limit then is read whatever the limit is now, and what lies beyond
 * these nobody has read.
 */
const limits: ArchiveLimits = {
  ...archiveLimits,
  archiveBytesMax: 4 * archiveLimits.archiveBytesMax,
  filesMax: 4 * archiveLimits.filesMax,
  directoryBytesMax: 4 * archiveLimits.directoryBytesMax,
  nameBytesMax: 4 * archiveLimits.nameBytesMax,
  unpackedBytesMax: 4 * archiveLimits.unpackedBytesMax,
  ratioMax: 4 * archiveLimits.ratioMax,
};

/**
 * Lists and unpacks an attachment anew, and says in what it is not the archive it was accepted for. What the gateway could
 * not look into is not held against it; what it did look into has to be there. Paths are the parties' business: files are
 * told by their numbers.
 * @throws what the disk throws, and who holds the packet
 */
export async function rereadArchive(
  room: DecodedFiles,
  accepted: AcceptedArchive,
  packet: AcceptedPacket,
  attachment: MeasuredAttachment,
): Promise<Difference[]> {
  if (!mayBeArchive(attachment)) return compareListing(accepted, { files: 0, pdfs: [] });
  const { archiveBytesMax } = limits;
  if (attachment.bytes > archiveBytesMax) {
    return compareListing(accepted, { refused: { code: 'archive.too-large', params: { archiveBytesMax } } });
  }
  return room.decoded(attachment, async (archive) => {
    let listing = await listArchive(archive, limits);
    let differences = compareListing(accepted, listing);
    if (differences.length > 0) {
      // It may have been accepted by an earlier version.
      const former = await listArchive(archive, limits, 'former');
      if (compareListing(accepted, former).length === 0) [listing, differences] = [former, []];
    }
    // In another archive its files are not to be looked for.
    if (differences.length > 0 || 'refused' in listing) return differences;
    for (const [index, file] of accepted.archived.entries()) {
      const listed = listing.pdfs[index];
      if (listed && file.sha256 !== undefined)
        differences.push(...(await rereadFile(room, archive, file, listed, packet)));
    }
    return differences;
  });
}

/** The list is the same whenever it is read, in the same order. */
function compareListing(accepted: AcceptedArchive, listing: ArchiveListing): Difference[] {
  const { n, files, complete, archived, isMain } = accepted;
  if ('refused' in listing) return differ(`#${n}`, files, listing.refused.code);
  const { pdfs } = listing;
  if (files !== listing.files) return differ(`#${n}`, files, listing.files);
  if (archived.length > pdfs.length || (complete && archived.length < pdfs.length)) {
    return differ(`#${n} (PDF)`, archived.length, pdfs.length);
  }
  return archived.flatMap((file, index) => {
    const place = placeOf(file);
    const { path, bytes = 0 } = pdfs[index] ?? {};
    if (path === undefined || file.path !== shown(path)) return [{ name: 'archived-files', accepted: place }];
    if (file.bytes !== bytes) return differ(place, file.bytes, bytes);
    const main = isMain && files === 1;
    return file.main === main ? [] : [{ name: 'main-document', ...told(place, file.main, main) }];
  });
}

/** One that was unpacked then. */
async function rereadFile(
  room: DecodedFiles,
  archive: RandomAccess,
  file: AcceptedArchived,
  listed: ListedPdf,
  packet: AcceptedPacket,
): Promise<Difference[]> {
  const place = placeOf(file);
  const { pdfBytesMax } = pdfLimits;
  if (listed.notRead) return differ(place, file.pdf.verdict, listed.notRead.code);
  if (listed.bytes > pdfBytesMax) return differ(place, file.pdf.verdict, 'pdf.too-large');
  const found = await room.unpacked(listed.bytes, (unpackInto) => readArchivedPdf(archive, listed, { unpackInto }));
  if ('notRead' in found) {
    // A machine that is busier than the last time says nothing against a gateway.
    if (found.notRead.code === 'archive.took-too-long') return [];
    return differ(place, file.pdf.verdict, found.notRead.code);
  }
  if (file.sha256 !== found.sha256) return differ(place, file.sha256, found.sha256);
  if (!isComparable(file.pdf)) return [];
  return comparePdf({ place, name: file.path, pdf: file.pdf }, packet, found.report);
}

/** Its attachment, and which file of it. */
function placeOf({ n, file }: AcceptedArchived): string {
  return `#${n}/${file}`;
}

type Told = string | number | boolean | undefined;

function differ(place: string, accepted: Told, found: Told): Difference[] {
  return accepted === found ? [] : [{ name: 'archived-files', ...told(place, accepted, found) }];
}

function told(place: string, accepted: Told, found: Told): Pick<Difference, 'accepted' | 'found'> {
  return { accepted: `${place}: ${accepted}`, found: `${place}: ${found}` };
}
