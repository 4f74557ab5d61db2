import type { SignatureRemark } from '../packet/measurements.js';
import type { BrokenCms, ForeignCms, SignedContent, TimeStampMeasurement } from '../cms/measurements.js';

/**
 * What reading a PDF file found about its signatures: facts without judgement. Plain JSON, because the process that reads
 * hostile files is not the one that judges.
 */
export type PdfReport = ReadPdf | UnreadablePdf;

/** The file is not PDF as ISO 32000 has it, is encrypted, or would take more than the limits allow. */
export interface UnreadablePdf extends SignatureRemark {
  readonly readable: false;
  readonly pdfBytes: number;
}

export interface ReadPdf {
  readonly readable: true;
  readonly pdfBytes: number;
  /** In the order in which they were made, as far as their ranges tell. */
  readonly signatures: readonly PdfSignature[];
  /** Signature dictionaries in the file that are no field's value now: superseded, or put there to confuse. */
  readonly strays: number;
}

export interface PdfSignature {
  /** The form field's full name, as the file has it. */
  readonly field: string;
  readonly kind: PdfSignatureKind;
  /** As the file has it; empty when it has none. */
  readonly subFilter: string;
  /** As the file has it, as far as it is made of whole numbers. */
  readonly byteRange: readonly number[];
  /** Nothing but white space stands behind what it covers. */
  readonly coversWholeFile: boolean;
  /** The most that was done to the file since. */
  readonly changesAfter: PdfChange;
  /** Of a certification (DocMDP): 1 no changes, 2 filling in and signing, 3 annotating too. */
  readonly permits?: 1 | 2 | 3;
  /** The entry M: anybody's word. RFC 3339 in UTC. */
  readonly claimedAt?: string;
  /** What makes it worthless whatever its content is, each by its name. */
  readonly flaws: readonly SignatureRemark[];
  readonly content: PdfSignatureContent;
}

/** `time-stamp`: a document time stamp (ISO 32000-2 §12.8.5), which proves a moment and is nobody's signature. */
export type PdfSignatureKind = 'signature' | 'time-stamp';

export type PdfSignatureContent = SignedContent | TimeStampMeasurement | BrokenCms | ForeignCms;

/**
 * From harmless to not. `validation`: answers about certificates (DSS) and invisible time stamps, as PAdES allows.
 * `signatures`: others signed too, with whatever shows their signatures on the pages. `filling`: form fields filled in,
 * annotations added. `other`: anything else, also what cannot be made out.
 */
export const pdfChanges = ['nothing', 'validation', 'signatures', 'filling', 'other'] as const;

export type PdfChange = (typeof pdfChanges)[number];

export function greaterChange(one: PdfChange, other: PdfChange): PdfChange {
  return pdfChanges.indexOf(one) >= pdfChanges.indexOf(other) ? one : other;
}
