import { CataloguedError } from '@edoc-axis/domain';
import type { PdfLimits } from './limits.js';
import type { RandomAccess } from './random-access.js';
import { PdfDictionary, type PdfValue } from './value.js';
import { ValueReader, WindowTooSmall } from './value-reader.js';

/** An indirect object (ISO 32000-2 §7.3.10) where it stands in the file. */
export interface PdfObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  readonly from: number;
  /** Behind `endobj`; of a stream, where its data begins. */
  readonly to: number;
  /** Its dictionary is `value`, its data begins at `to`. */
  readonly isStream: boolean;
}

/** The file's bytes, with the account of what reading them may cost. */
export class PdfFile {
  private inflatedBytes = 0;
  private readonly startedAt = performance.now();

  constructor(
    readonly access: RandomAccess,
    readonly limits: PdfLimits,
  ) {}

  /** The object at this place, in a file that ends at `end`. Throws CataloguedError `pdf.…`. */
  objectAt(from: number, end: number): PdfObject {
    return this.readAt(from, end, (reader) => {
      const number = reader.whole();
      const generation = reader.whole();
      reader.expectKeyword('obj');
      const value = reader.value();
      const isStream = value instanceof PdfDictionary && reader.takeKeyword('stream');
      if (isStream) skipLineEnd(reader);
      else reader.expectKeyword('endobj');
      return { number, generation, value, from, to: reader.offset, isStream };
    });
  }

  /** Reads with a window that grows until what is asked for fits. */
  readAt<Result>(from: number, end: number, read: (reader: ValueReader) => Result, bytesMax?: number): Result {
    const { objectBytesMax } = this.limits;
    const largest = bytesMax ?? objectBytesMax;
    if (from >= end) throw new CataloguedError('pdf.object-broken', { offset: from });
    for (let size = smallestWindowBytes; ; size *= 8) {
      this.checkTime();
      const to = Math.min(end, from + Math.min(size, largest));
      const reader = new ValueReader({ bytes: this.access.read(from, to), from, goesOn: to < end }, this.limits);
      try {
        return read(reader);
      } catch (error) {
        if (!(error instanceof WindowTooSmall)) throw error;
        if (size >= largest) throw new CataloguedError('pdf.object-too-large', { objectBytesMax: largest });
      }
    }
  }

  /** How much of a stream may come out of so many packed bytes. */
  inflatableBytes(packedBytes: number): number {
    const { inflatedBytesMax, inflatedTotalBytesMax, inflateRatioMax } = this.limits;
    const byRatio = Math.max(smallStreamBytes, packedBytes * inflateRatioMax);
    return Math.min(inflatedBytesMax, byRatio, inflatedTotalBytesMax - this.inflatedBytes);
  }

  countInflated(bytes: number): void {
    this.inflatedBytes += bytes;
  }

  checkTime(): void {
    const { readingMsMax } = this.limits;
    if (performance.now() - this.startedAt > readingMsMax) {
      throw new CataloguedError('pdf.took-too-long', { waitMs: readingMsMax });
    }
  }
}

const smallestWindowBytes = 4096;
const smallStreamBytes = 64 * 1024;

/** LF or CR LF, so that the data's first byte is never in doubt (ISO 32000-2 §7.3.8.1). */
function skipLineEnd(reader: ValueReader): void {
  if (reader.peek() === 0x0d) reader.at++;
  if (reader.peek() !== 0x0a) throw reader.broken();
  reader.at++;
}
