import { CataloguedError, isCatalogued, type ErrorCode } from '@edoc-axis/domain';
import type { SignatureRemark } from '../packet/measurements.js';
import { findFileEnd, isBlank } from './file-end.js';
import { pdfLimits, type PdfLimits } from './limits.js';
import { PdfFile } from './pdf-file.js';
import type { PdfReport, PdfSignature, ReadPdf } from './pdf-report.js';
import type { RandomAccess } from './random-access.js';
import { readSignature, type FoundSignature } from './read-signature.js';
import { Revisions } from './revisions.js';
import { findSignatureFields } from './signature-fields.js';
import { countStrays } from './strays.js';
import { PdfString } from './value.js';

export interface PdfReadingOptions {
  readonly limits?: Partial<PdfLimits>;
}

/**
 * Reads the signatures of a PDF file (ISO 32000-2 §12.8; PAdES, ETSI EN 319 142-1): where they are, what they cover,
 * what was done to the file since, and what their CMS structures say. Needs neither keys nor trust, and judges nothing.
 *
 * Whatever the bytes are, it ends within `readingMsMax` and throws nothing but what `file.read` throws: a file that
 * cannot be read gives a report that says so.
 */
export function readPdfSignatures(file: RandomAccess, options: PdfReadingOptions = {}): PdfReport {
  const limits = { ...pdfLimits, ...options.limits };
  try {
    return readFile(new PdfFile(file, limits));
  } catch (error) {
    if (!isCatalogued(error)) throw error;
    return { readable: false, pdfBytes: file.bytes, ...remarkOf(error) };
  }
}

function readFile(file: PdfFile): ReadPdf {
  const { pdfBytesMax, signaturesMax } = file.limits;
  const pdfBytes = file.access.bytes;
  if (pdfBytes > pdfBytesMax) throw new CataloguedError('pdf.too-large', { pdfBytesMax });
  checkHeader(file);
  const { startsAt, to } = findFileEnd(file, pdfBytes);
  const revisions = new Revisions(file);
  const current = revisions.open(to, startsAt);
  const signed = findSignatureFields(current).flatMap((field): FoundSignature[] =>
    field.signature ? [{ ...field, signature: field.signature }] : [],
  );
  if (signed.length > signaturesMax) throw new CataloguedError('pdf.too-many-signatures', { signaturesMax });
  checkContents(file, signed);
  const context = { revisions, current, endsClean: isBlank(file, to, pdfBytes) };
  const signatures = signed.map((found) => readSignature(context, found)).sort(byRange);
  const spans = signed.flatMap(({ signature }) => signature.span ?? []);
  return { readable: true, pdfBytes, signatures: markShared(signatures), strays: countStrays(file, spans) };
}

/** A file that begins later has its offsets counted from there by some programs, and by others from the first byte. */
function checkHeader({ access }: PdfFile): void {
  const header = access.read(0, Math.min(8, access.bytes)).toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(header)) throw new CataloguedError('pdf.header-missing');
}

function checkContents({ limits }: PdfFile, signed: readonly FoundSignature[]): void {
  const { contentsTotalBytesMax: contentsBytesMax } = limits;
  const contents = signed.map(({ signature }) => signature.get('Contents'));
  const bytes = contents.reduce<number>((sum, one) => sum + (one instanceof PdfString ? one.bytes.length : 0), 0);
  if (bytes > contentsBytesMax) throw new CataloguedError('pdf.contents-too-large', { contentsBytesMax });
}

function byRange(one: PdfSignature, other: PdfSignature): number {
  return endOf(one) - endOf(other);
}

function endOf({ byteRange }: PdfSignature): number {
  return (byteRange.at(-2) ?? 0) + (byteRange.at(-1) ?? 0);
}

/** Two signatures over the same bytes: each would be the hole of the other. */
function markShared(signatures: readonly PdfSignature[]): PdfSignature[] {
  const shared: SignatureRemark = { code: 'pdf.range-shared', params: {} };
  return signatures.map((signature) =>
    signatures.some((other) => other !== signature && isSameRange(signature, other))
      ? { ...signature, flaws: [...signature.flaws, shared] }
      : signature,
  );
}

function isSameRange(one: PdfSignature, other: PdfSignature): boolean {
  return one.byteRange.length > 0 && (sameHole(one, other) || endOf(one) === endOf(other));
}

function sameHole({ byteRange: [, before, after] }: PdfSignature, other: PdfSignature): boolean {
  return other.byteRange[1] === before && other.byteRange[2] === after;
}

/** An error as part of a report: only what survives JSON and a sentence. */
export function remarkOf({
  code,
  params,
}: {
  code: ErrorCode;
  params: Readonly<Record<string, unknown>>;
}): SignatureRemark {
  const kept = Object.entries(params).filter(
    (entry): entry is [string, string | number] => typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return { code, params: Object.fromEntries(kept) };
}
