import type { PdfFile } from './pdf-file.js';
import type { Span } from './value.js';

/**
 * How often `/ByteRange` stands in the file outside of the signature dictionaries found, up to a limit. Every signature has it in
 * plain sight, since its offsets are those of the file; so has a PDF inside of this one that is not packed.
 */
export function countStrays(file: PdfFile, spans: readonly Span[]): number {
  let strays = 0;
  for (const at of placesOf(file, wanted)) {
    if (!spans.some(({ from, to }) => at >= from && at < to)) strays++;
    if (strays >= straysMax) break;
  }
  return strays;
}

const wanted = Buffer.from('/ByteRange');
const straysMax = 100;
const pieceBytes = 1024 * 1024;

function* placesOf(file: PdfFile, sought: Buffer): Generator<number> {
  const { bytes } = file.access;
  for (let from = 0; from < bytes; from += pieceBytes) {
    file.checkTime();
    // A place across two pieces is found in the first, which is read so much longer.
    const piece = file.access.read(from, Math.min(bytes, from + pieceBytes + sought.length - 1));
    for (let at = piece.indexOf(sought); at !== -1; at = piece.indexOf(sought, at + 1)) yield from + at;
  }
}
