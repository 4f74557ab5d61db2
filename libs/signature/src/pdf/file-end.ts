import { CataloguedError } from '@edoc-axis/domain';
import type { PdfFile } from './pdf-file.js';

export interface FileEnd {
  /** What `startxref` says. */
  readonly startsAt: number;
  /** Behind `%%EOF`. */
  readonly to: number;
}

/** The last `startxref … %%EOF` that ends at or before `end`. Throws CataloguedError pdf.end-missing. */
export function findFileEnd(file: PdfFile, end: number): FileEnd {
  const from = Math.max(0, end - tailBytes);
  const tail = file.access.read(from, end).toString('latin1');
  const at = tail.lastIndexOf('startxref');
  const found = /^startxref[\0\t\n\f\r ]+(\d{1,15})[\0\t\n\f\r ]+%%EOF/.exec(at === -1 ? '' : tail.slice(at));
  if (!found) throw new CataloguedError('pdf.end-missing');
  return { startsAt: Number(found[1]), to: from + at + found[0].length };
}

/** Readers look for it in the last 1024 bytes (ISO 32000-1, annex H, note 18). */
const tailBytes = 1024;

/** Whether nothing but white space stands there. */
export function isBlank(file: PdfFile, from: number, to: number): boolean {
  if (to - from > tailBytes) return false;
  return /^[\0\t\n\f\r ]*$/.test(file.access.read(from, to).toString('latin1'));
}
