import { clearSpool, spool } from '@edoc-axis/content';
import { decodeAttachment, type MeasuredAttachment, type PacketBytes } from '@edoc-axis/edxml';
import type { AttachmentReport, PacketMeasurements, PdfReport, SignatureRemark } from '@edoc-axis/signature';
import { Logger } from '@nestjs/common';
import type { PdfReadingLimits } from './pdf-reading-limits.js';
import { openPdfThreads, type PdfSource, type ThreadOutcome } from './pdf-threads.js';
import { createRoom } from './room.js';

/** Reads the signatures of the PDF files among a packet's attachments, each in a thread that may die of it. */
export interface PdfAttachments {
  /**
   * A report of each attachment that is a PDF file, or says or hides that it may be one; none for most packets, at no
   * cost. What cannot be read now, or not within the limits, is said there and never left out.
   * @param packet asked for only when there is something to read
   * @param reportsBytesMax the reports written as JSON; what goes beyond is said to be too long
   */
  read(
    measured: Pick<PacketMeasurements, 'reading' | 'packetBytes'>,
    packet: () => PacketBytes,
    reportsBytesMax: number,
  ): Promise<AttachmentReport[]>;
  close(): Promise<void>;
}

export interface PdfAttachmentsOptions {
  readonly limits: PdfReadingLimits;
  /** Of decoded files while they are read. */
  readonly spoolFolder: string;
  /** What the threads run. */
  readonly script?: URL;
}

export function openPdfAttachments({ limits, spoolFolder, script }: PdfAttachmentsOptions): PdfAttachments {
  const logger = new Logger('pdf');
  const threads = openPdfThreads(limits, script);
  const room = createRoom(limits.decodedBytesMax);
  let cleared: Promise<void> | undefined;

  async function readOne(attachment: MeasuredAttachment, packet: PacketBytes, until: number): Promise<Found> {
    const { bytes } = attachment;
    const { pdfBytesMax, packetMs: waitMs } = limits;
    if (bytes > pdfBytesMax) return notRead('pdf.too-large', { pdfBytesMax });
    if (!(await room.take(bytes, leftUntil(until)))) return notRead('pdf.reader-busy', { waitMs });
    try {
      const decoded = await decode(attachment, packet);
      try {
        return foundIn(await threads.read(decoded.source, leftUntil(until)), bytes, limits);
      } finally {
        await decoded.discard();
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      logger.error({ message: 'A PDF file could not be written to be read.', error });
      return notRead('pdf.reader-busy', { waitMs });
    } finally {
      room.giveBack(bytes);
    }
  }

  async function decode(attachment: MeasuredAttachment, packet: PacketBytes): Promise<Decoded> {
    const pieces = decodeAttachment(packet, attachment);
    if (attachment.bytes <= limits.inMemoryBytesMax) {
      const gathered: Uint8Array[] = [];
      for await (const piece of pieces) gathered.push(piece);
      // Memory of its own: a thread is given what lies around a slice of the common pool as well.
      return { source: { bytes: new Uint8Array(Buffer.concat(gathered)) }, discard: async () => undefined };
    }
    await (cleared ??= clearSpool(spoolFolder));
    const { descriptor, close } = await spool(spoolFolder, pieces);
    return { source: { descriptor }, discard: close };
  }

  return {
    async read({ reading }, packet, reportsBytesMax) {
      const concerned = reading.attachments.filter(mayBePdf);
      if (concerned.length === 0) return [];
      const until = performance.now() + limits.packetMs;
      const reports: AttachmentReport[] = [];
      let reportsBytes = 0;
      let pdfs = 0;
      for (const attachment of concerned) {
        const found = await findIn(attachment);
        const bytes = JSON.stringify(found).length;
        const fits = reportsBytes + bytes <= reportsBytesMax;
        if (fits) reportsBytes += bytes;
        const said = fits ? found : notRead('pdf.report-too-long', { reportBytesMax: reportsBytesMax });
        reports.push({ attachment: attachment.index, ...said });
      }
      return reports;

      async function findIn(attachment: MeasuredAttachment): Promise<Found> {
        if (isArchive(attachment)) return notRead('pdf.inside-archive', {});
        if (pdfs >= limits.pdfsMax) return notRead('pdf.too-many-files', { pdfsMax: limits.pdfsMax });
        pdfs += 1;
        return readOne(attachment, packet(), until);
      }
    },
    close: () => threads.close(),
  };
}

type Found = { readonly report: PdfReport } | { readonly notRead: SignatureRemark };

interface Decoded {
  readonly source: PdfSource;
  readonly discard: () => Promise<void>;
}

function mayBePdf(attachment: MeasuredAttachment): boolean {
  return attachment.magic === 'pdf' || isArchive(attachment);
}

/** Office files are archives as well; those that hold documents of their own are named, or wrapped by builders. */
function isArchive({ magic, name, contentType = '', wrapped }: MeasuredAttachment): boolean {
  if (magic !== 'zip') return false;
  return wrapped || /\.(zip|pdf)$/i.test(name) || /\b(zip|x-zip-compressed|pdf)$/i.test(contentType);
}

function foundIn(outcome: ThreadOutcome, pdfBytes: number, { pdfMs, packetMs }: PdfReadingLimits): Found {
  if ('report' in outcome) return { report: outcome.report };
  switch (outcome.failed) {
    case 'no-thread':
      return notRead('pdf.reader-busy', { waitMs: packetMs });
    case 'took-too-long':
      return { report: { readable: false, pdfBytes, code: 'pdf.took-too-long', params: { waitMs: pdfMs } } };
    case 'died':
      return { report: { readable: false, pdfBytes, code: 'pdf.reader-failed', params: {} } };
  }
}

function notRead(code: SignatureRemark['code'], params: SignatureRemark['params']): Found {
  return { notRead: { code, params } };
}

function leftUntil(until: number): number {
  return Math.max(0, until - performance.now());
}
