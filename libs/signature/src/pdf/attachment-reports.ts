import { CataloguedError } from '@edoc-axis/domain';
import { z } from 'zod';
import type { SignatureRemark } from '../packet/measurements.js';
import { archiveLimits } from '../archive/limits.js';
import { parsePdfReport, remarkShape, text } from './parse-pdf-report.js';
import type { PdfReport } from './pdf-report.js';

/** What was found in one attachment of a packet that is or holds a PDF file, or why nobody looked. Plain JSON. */
export type AttachmentReport = ReadAttachment | UnpackedAttachment | UnreadAttachment;

export interface ReadAttachment {
  /** Its index in the packet, from 0. */
  readonly attachment: number;
  readonly report: PdfReport;
}

export interface UnpackedAttachment {
  readonly attachment: number;
  readonly archive: ArchiveReport;
}

/** What was found in a ZIP file. */
export interface ArchiveReport {
  /** All that people packed. */
  readonly files: number;
  /** In the order of its list: PDF files, and what may be one and could not be looked into. */
  readonly pdfs: readonly ArchivedReport[];
  /** Why further ones are not spoken of. */
  readonly left?: SignatureRemark;
}

export type ArchivedReport = ReadArchived | UnreadArchived;

export interface ReadArchived extends ArchivedName {
  /** Of the unpacked bytes, hexadecimal. */
  readonly sha256: string;
  readonly report: PdfReport;
}

export interface UnreadArchived extends ArchivedName {
  readonly notRead: SignatureRemark;
}

interface ArchivedName {
  /** Path and name inside the archive, as a person may read it; two files never have the same. */
  readonly path: string;
  /** Unpacked. */
  readonly bytes: number;
}

export interface UnreadAttachment {
  readonly attachment: number;
  readonly notRead: SignatureRemark;
}

/** Files in archives, of one packet: far more than any gateway looks into. Each is kept, and read anew, for itself. */
const archivedMax = 1_000;

/**
 * Checks reports that came from another process, as `parsePdfReport` does for one.
 * @param value undefined means that there are none
 * @throws CataloguedError `process.bad-message`
 */
export function parseAttachmentReports(value: unknown): AttachmentReport[] {
  const read = carried.safeParse(value ?? []);
  if (!read.success) throw badMessage(read.error.issues[0]?.path.join('.') ?? 'unreadable');
  const archived = read.data.reduce((sum, one) => sum + ('archive' in one ? one.archive.pdfs.length : 0), 0);
  if (archived > archivedMax) throw badMessage('files in archives');
  const attachments = new Set(read.data.map(({ attachment }) => attachment));
  if (attachments.size < read.data.length) throw badMessage('an attachment twice');
  return read.data.map((one) => {
    const { attachment } = one;
    if ('notRead' in one) return { attachment, notRead: one.notRead };
    if ('report' in one) return { attachment, report: parsePdfReport(one.report) };
    return { attachment, archive: parseArchive(one.archive) };
  });
}

function parseArchive({ files, pdfs, left }: z.output<typeof carriedArchive>): ArchiveReport {
  const paths = new Set(pdfs.map(({ path }) => path));
  if (paths.size < pdfs.length || pdfs.length > files) throw badMessage('files of an archive');
  return { files, pdfs: pdfs.map(parseArchived), ...(left ? { left } : {}) };
}

function parseArchived({ path, bytes, ...found }: z.output<typeof carriedFile>): ArchivedReport {
  if ('notRead' in found) return { path, bytes, notRead: found.notRead };
  const report = parsePdfReport(found.report);
  if (report.pdfBytes !== bytes) throw badMessage('a report of another file');
  return { path, bytes, sha256: found.sha256, report };
}

function badMessage(problem: string): CataloguedError {
  return new CataloguedError('process.bad-message', { pattern: 'attachment reports', problem });
}

const attachment = z.number().int().nonnegative();
const unread = { notRead: z.object(remarkShape) };
const report = z.record(z.string(), z.unknown());

const named = { path: z.string().max(archiveLimits.nameBytesMax).pipe(text), bytes: z.number().int().nonnegative() };

const carriedFile = z.union([
  z.object({ ...named, ...unread }),
  z.object({ ...named, sha256: z.string().regex(/^[0-9a-f]{64}$/), report }),
]);

const carriedArchive = z.object({
  files: z.number().int().nonnegative().max(archiveLimits.filesMax),
  pdfs: z.array(carriedFile),
  left: z.object(remarkShape).optional(),
});

const carried = z.array(
  z.union([
    z.object({ attachment, ...unread }),
    z.object({ attachment, report }),
    z.object({ attachment, archive: carriedArchive }),
  ]),
);
