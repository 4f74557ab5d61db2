import type { MeasuredAttachment, PacketBytes } from '@edoc-axis/edxml';
import {
  type ArchivedFinding,
  type ArchiveReport,
  type AttachmentReport,
  type ListedPdf,
  mayBeArchive,
  type PacketMeasurements,
  type PdfReport,
  type SignatureRemark,
} from '@edoc-axis/signature';
import { keepDecodedAttachments, leftUntil, type Unread } from './decoded-attachments.js';
import type { PdfReadingLimits } from './pdf-reading-limits.js';
import { openPdfThreads, type PdfSource, type ThreadOutcome } from './pdf-threads.js';
import { type ReadingTurn, startTurn } from './reading-turn.js';

/** Reads the signatures of the PDF files among a packet's attachments, each in a thread that may die of it. */
export interface PdfAttachments {
  /**
   * A report of each attachment that is a PDF file or a ZIP file; none for most packets, at no cost. What cannot be read
   * now, or not within the limits, is said there and never left out.
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
  const threads = openPdfThreads(limits, script);
  const files = keepDecodedAttachments(limits, spoolFolder);
  const { pdfBytesMax, pdfsMax, archivesMax, pdfMs, packetMs } = limits;

  async function readPdf(attachment: MeasuredAttachment, packet: () => PacketBytes, turn: ReadingTurn) {
    const { bytes: pdfBytes } = attachment;
    if (!turn.takePdf()) return notRead('pdf.too-many-files', { pdfsMax });
    if (pdfBytes > pdfBytesMax) return notRead('pdf.too-large', { pdfBytesMax });
    return files.decoded(attachment, packet(), turn.until, async (source): Promise<ReadPdf | Unread> => {
      const outcome = await threads.read(source, leftUntil(turn.until));
      if ('answer' in outcome) return { report: outcome.answer };
      if (outcome.failed === 'no-thread') return busy();
      return { report: { readable: false, pdfBytes, ...failures.pdf[outcome.failed](pdfMs) } };
    });
  }

  async function readArchive(attachment: MeasuredAttachment, packet: () => PacketBytes, turn: ReadingTurn) {
    if (!turn.takeArchive()) return notRead('archive.too-many', { archivesMax });
    if (attachment.bytes > pdfBytesMax) return notRead('archive.too-large', { archiveBytesMax: pdfBytesMax });
    return files.decoded(attachment, packet(), turn.until, async (source): Promise<Unpacked | Unread> => {
      const listed = orFailure(await threads.list(source, leftUntil(turn.until)));
      if ('notRead' in listed) return listed;
      if ('refused' in listed) return { notRead: listed.refused };
      return { archive: await readArchived(source, listed.pdfs, listed.files, turn) };
    });
  }

  async function readArchived(
    source: PdfSource,
    listed: readonly ListedPdf[],
    fileCount: number,
    turn: ReadingTurn,
  ): Promise<ArchiveReport> {
    const pdfs: ArchiveReport['pdfs'][number][] = [];
    for (const file of listed) {
      if (!turn.takePdf()) {
        const left: SignatureRemark = {
          code: 'archive.files-left',
          params: { pdfsMax, left: listed.length - pdfs.length },
        };
        return { files: fileCount, pdfs, left };
      }
      const { path, bytes } = file;
      pdfs.push({ path, bytes, ...turn.fit(await readFile(source, file, turn)) });
    }
    return { files: fileCount, pdfs };
  }

  async function readFile(source: PdfSource, file: ListedPdf, { until }: ReadingTurn): Promise<ArchivedFinding> {
    if (file.notRead) return { notRead: file.notRead };
    if (file.bytes > pdfBytesMax) return notRead('pdf.too-large', { pdfBytesMax });
    return files.unpacked(file.bytes, until, async (unpackInto) =>
      orFailure(await threads.readArchived(source, file, leftUntil(until), unpackInto)),
    );
  }

  function orFailure<Answer>(outcome: ThreadOutcome<Answer>): Answer | Unread {
    if ('answer' in outcome) return outcome.answer;
    return outcome.failed === 'no-thread' ? busy() : { notRead: failures.archive[outcome.failed](pdfMs) };
  }

  function busy(): Unread {
    return notRead('pdf.reader-busy', { waitMs: packetMs });
  }

  return {
    async read({ reading }, packet, reportsBytesMax) {
      const concerned = reading.attachments.filter((one) => one.magic === 'pdf' || mayBeArchive(one));
      if (concerned.length === 0) return [];
      const turn = startTurn(limits, reportsBytesMax);
      const reports: AttachmentReport[] = [];
      for (const attachment of concerned) {
        const found = mayBeArchive(attachment)
          ? await readArchive(attachment, packet, turn)
          : turn.fit(await readPdf(attachment, packet, turn));
        reports.push({ attachment: attachment.index, ...found });
      }
      return reports;
    },
    close: () => threads.close(),
  };
}

interface ReadPdf {
  readonly report: PdfReport;
}

interface Unpacked {
  readonly archive: ArchiveReport;
}

/** What is said of a file whose thread did not answer. */
const failures = {
  pdf: {
    'took-too-long': (waitMs: number): SignatureRemark => ({ code: 'pdf.took-too-long', params: { waitMs } }),
    died: (): SignatureRemark => ({ code: 'pdf.reader-failed', params: {} }),
  },
  archive: {
    'took-too-long': (waitMs: number): SignatureRemark => ({ code: 'archive.took-too-long', params: { waitMs } }),
    died: (): SignatureRemark => ({ code: 'archive.reader-failed', params: {} }),
  },
};

function notRead(code: SignatureRemark['code'], params: SignatureRemark['params']): Unread {
  return { notRead: { code, params } };
}
