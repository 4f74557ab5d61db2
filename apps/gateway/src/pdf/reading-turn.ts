import type { PdfReadingLimits } from './pdf-reading-limits.js';
import type { Unread } from './decoded-attachments.js';

/** What one packet may still ask for. */
export interface ReadingTurn {
  /** By `performance.now()`. */
  readonly until: number;
  /** Counts one more; false when that is too many. */
  takePdf(): boolean;
  takeArchive(): boolean;
  /** The same, where it still fits into what is told of the packet; else that it does not. */
  fit<Found extends object>(found: Found): Found | Unread;
}

export function startTurn(limits: PdfReadingLimits, reportsBytesMax: number): ReadingTurn {
  const { pdfsMax, archivesMax, packetMs } = limits;
  let [pdfs, archives, reportsBytes] = [0, 0, 0];
  return {
    until: performance.now() + packetMs,
    takePdf: () => pdfs < pdfsMax && (pdfs += 1) > 0,
    takeArchive: () => archives < archivesMax && (archives += 1) > 0,
    fit(found) {
      const bytes = JSON.stringify(found).length;
      if (reportsBytes + bytes > reportsBytesMax) {
        return { notRead: { code: 'pdf.report-too-long', params: { reportBytesMax: reportsBytesMax } } };
      }
      reportsBytes += bytes;
      return found;
    },
  };
}
