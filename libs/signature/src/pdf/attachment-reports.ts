import { CataloguedError } from '@edoc-axis/domain';
import { z } from 'zod';
import type { SignatureRemark } from '../packet/measurements.js';
import { parsePdfReport, remarkShape } from './parse-pdf-report.js';
import type { PdfReport } from './pdf-report.js';

/** What was found in one attachment of a packet that is or holds a PDF file, or why nobody looked. Plain JSON. */
export type AttachmentReport = ReadAttachment | UnreadAttachment;

export interface ReadAttachment {
  /** Its index in the packet, from 0. */
  readonly attachment: number;
  readonly report: PdfReport;
}

export interface UnreadAttachment {
  readonly attachment: number;
  readonly notRead: SignatureRemark;
}

/**
 * Checks reports that came from another process, as `parsePdfReport` does for one.
 * @param value undefined means that there are none
 * @throws CataloguedError `process.bad-message`
 */
export function parseAttachmentReports(value: unknown): AttachmentReport[] {
  const read = carried.safeParse(value ?? []);
  if (!read.success) throw badMessage(read.error.issues[0]?.path.join('.') ?? 'unreadable');
  const attachments = new Set(read.data.map(({ attachment }) => attachment));
  if (attachments.size < read.data.length) throw badMessage('an attachment twice');
  return read.data.map((one) => {
    const { attachment } = one;
    return 'notRead' in one ? { attachment, notRead: one.notRead } : { attachment, report: parsePdfReport(one.report) };
  });
}

function badMessage(problem: string): CataloguedError {
  return new CataloguedError('process.bad-message', { pattern: 'attachment reports', problem });
}

const attachment = z.number().int().nonnegative();

const carried = z.array(
  z.union([
    z.object({ attachment, notRead: z.object(remarkShape) }),
    z.object({ attachment, report: z.record(z.string(), z.unknown()) }),
  ]),
);
