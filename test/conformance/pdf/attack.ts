import type { ErrorCode, PdfVerdict } from '@edoc-axis/domain';

/** A PDF file that wants to be taken for signed, and how the judge ends it. */
export type PdfAttack = readonly [name: string, build: () => Buffer | Promise<Buffer>, end: PdfEnd];

export interface PdfEnd {
  readonly verdict: PdfVerdict;
  readonly code: ErrorCode;
}

export const invalid = (code: ErrorCode): PdfEnd => ({ verdict: 'invalid', code });
export const unsupported = (code: ErrorCode): PdfEnd => ({ verdict: 'unsupported', code });
export const unreadable = (code: ErrorCode): PdfEnd => ({ verdict: 'unreadable', code });
export const absent = (code: ErrorCode): PdfEnd => ({ verdict: 'absent', code });

/** It cannot be read, for this reason. */
export const broken: PdfEnd = unreadable('pdf.unreadable');
/** There is a signature, and this is what is wrong with its CMS structure. */
export const malformed: PdfEnd = invalid('pdf.signature-malformed');
