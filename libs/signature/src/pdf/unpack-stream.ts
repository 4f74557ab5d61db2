import { CataloguedError } from '@edoc-axis/domain';
import { inflateSync } from 'node:zlib';
import type { PdfFile } from './pdf-file.js';
import { isArray, nameIn, PdfDictionary, wholeIn, type PdfValue } from './value.js';

/**
 * The data of a cross-reference or object stream. FlateDecode with or without a PNG predictor (ISO 32000-2 §7.4.4) is
 * what writers use for these; any other filter would be there to hide something. Throws CataloguedError
 * pdf.filter-not-accepted, pdf.inflates-too-much, pdf.stream-broken.
 */
export function unpackStream(file: PdfFile, dictionary: PdfDictionary, packed: Buffer, offset: number): Buffer {
  const filters = listOf(dictionary.get('Filter'));
  const parameters = listOf(dictionary.get('DecodeParms'));
  if (filters.length === 0) return packed;
  const [filter = null] = filters;
  if (filters.length > 1 || nameIn(filter) !== 'FlateDecode') {
    throw new CataloguedError('pdf.filter-not-accepted', {
      filter: filters.map((one) => nameIn(one) ?? '?').join(' '),
    });
  }
  const [settings = null] = parameters;
  return undoPredictor(inflate(file, packed, offset), settings, offset);
}

function listOf(value: PdfValue): readonly PdfValue[] {
  if (isArray(value)) return value;
  return value === null ? [] : [value];
}

function inflate(file: PdfFile, packed: Buffer, offset: number): Buffer {
  const maxOutputLength = file.inflatableBytes(packed.length);
  if (maxOutputLength < 1) throw tooMuch(file);
  try {
    const inflated = inflateSync(packed, { maxOutputLength });
    file.countInflated(inflated.length);
    return inflated;
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw tooMuch(file);
    throw new CataloguedError('pdf.stream-broken', { offset }, { cause: error });
  }
}

/** Of node's own errors. */
function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}

function tooMuch({ limits: { inflatedBytesMax } }: PdfFile): CataloguedError {
  return new CataloguedError('pdf.inflates-too-much', { inflatedBytesMax });
}

function undoPredictor(bytes: Buffer, settings: PdfValue, offset: number): Buffer {
  const setting = (key: string, otherwise: number) =>
    settings instanceof PdfDictionary ? (wholeIn(settings.get(key)) ?? otherwise) : otherwise;
  const predictor = setting('Predictor', 1);
  if (predictor === 1) return bytes;
  const columns = setting('Columns', 1);
  const oneBytePixels = setting('Colors', 1) === 1 && setting('BitsPerComponent', 8) === 8;
  const isPng = predictor >= 10 && predictor <= 15;
  if (!isPng || !oneBytePixels || columns < 1 || columns > columnsMax || bytes.length % (columns + 1) !== 0) {
    throw new CataloguedError('pdf.stream-broken', { offset });
  }
  const rows = bytes.length / (columns + 1);
  const plain = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    const line = bytes.subarray(row * (columns + 1), (row + 1) * (columns + 1));
    const from = row * columns;
    for (let column = 0; column < columns; column++) {
      const left = column > 0 ? (plain[from + column - 1] ?? 0) : 0;
      const up = row > 0 ? (plain[from + column - columns] ?? 0) : 0;
      const upLeft = row > 0 && column > 0 ? (plain[from + column - columns - 1] ?? 0) : 0;
      plain[from + column] = (line[column + 1] ?? 0) + predicted(line[0] ?? 0, left, up, upLeft, offset);
    }
  }
  return plain;
}

const columnsMax = 64;

/** The five filters of PNG, RFC 2083 §6. */
function predicted(filter: number, left: number, up: number, upLeft: number, offset: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      throw new CataloguedError('pdf.stream-broken', { offset });
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const guess = left + up - upLeft;
  const [toLeft, toUp, toUpLeft] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - upLeft)];
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}
