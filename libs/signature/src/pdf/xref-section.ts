import { CataloguedError } from '@edoc-axis/domain';
import type { PdfFile } from './pdf-file.js';
import { unpackStream } from './unpack-stream.js';
import { isArray, nameIn, PdfDictionary, wholeIn, type Span } from './value.js';
import type { ValueReader } from './value-reader.js';

/** Where an object is (ISO 32000-2 §7.5.4 and §7.5.8). */
export type XrefEntry =
  | { readonly kind: 'free' }
  | PlainEntry
  | { readonly kind: 'packed'; readonly container: number; readonly index: number };

export interface PlainEntry {
  readonly kind: 'plain';
  readonly offset: number;
  readonly generation: number;
}

/** One cross-reference section: what one revision of the file says about its objects. */
export interface XrefSection {
  /** Where `startxref` or `Prev` points. */
  readonly from: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDictionary;
  readonly previous?: number;
  /** The bytes it takes: of a hybrid section the table's and the stream's. */
  readonly spans: readonly Span[];
}

export function isSameEntry(one: XrefEntry | undefined, other: XrefEntry | undefined): boolean {
  if (!one || !other) return isFree(one) && isFree(other);
  if (one.kind === 'plain') {
    return other.kind === 'plain' && one.offset === other.offset && one.generation === other.generation;
  }
  if (one.kind === 'packed') {
    return other.kind === 'packed' && one.container === other.container && one.index === other.index;
  }
  return other.kind === 'free';
}

export function isFree(entry: XrefEntry | undefined): boolean {
  return entry === undefined || entry.kind === 'free';
}

/** The section at this place, in a file that ends at `end`. Throws CataloguedError pdf.xref-broken and others. */
export function readXrefSection(file: PdfFile, from: number, end: number): XrefSection {
  const isTable = file.readAt(from, end, (reader) => reader.takeKeyword('xref'));
  if (!isTable) return readXrefStream(file, from, end);
  const table = file.readAt(from, end, (reader) => readTable(file, from, reader), tableBytesMax(file));
  const hybrid = wholeIn(table.trailer.get('XRefStm'));
  return hybrid === undefined ? table : mergeHybrid(table, readXrefStream(file, hybrid, end));
}

function tableBytesMax({ limits: { objectsMax } }: PdfFile): number {
  return objectsMax * tableEntryBytes + trailerBytesMax;
}

const tableEntryBytes = 20;
const trailerBytesMax = 256 * 1024;

function readTable(file: PdfFile, from: number, reader: ValueReader): XrefSection {
  reader.expectKeyword('xref');
  const entries = new Map<number, XrefEntry>();
  while (!reader.takeKeyword('trailer')) {
    const first = reader.whole();
    const count = reader.whole();
    checkCount(file, entries.size + count);
    for (let number = first; number < first + count; number++) {
      if (entries.has(number)) throw new CataloguedError('pdf.xref-broken', { offset: reader.offset });
      entries.set(number, readTableEntry(reader));
    }
  }
  const trailer = reader.value();
  if (!(trailer instanceof PdfDictionary)) throw new CataloguedError('pdf.xref-broken', { offset: from });
  return { from, entries, trailer, ...previousIn(trailer, from), spans: [{ from, to: reader.offset }] };
}

function readTableEntry(reader: ValueReader): XrefEntry {
  const offset = reader.whole();
  const generation = reader.whole();
  if (reader.takeKeyword('f')) return { kind: 'free' };
  reader.expectKeyword('n');
  // Some writers forget to mark what they removed as free.
  return offset === 0 ? { kind: 'free' } : { kind: 'plain', offset, generation };
}

function readXrefStream(file: PdfFile, from: number, end: number): XrefSection {
  const broken = new CataloguedError('pdf.xref-broken', { offset: from });
  const stream = file.objectAt(from, end);
  const dictionary = stream.value;
  if (!stream.isStream || !(dictionary instanceof PdfDictionary) || nameIn(dictionary.get('Type')) !== 'XRef') {
    throw broken;
  }
  // Nothing can be looked up yet, so the length stands here (ISO 32000-2 §7.5.8.2).
  const length = wholeIn(dictionary.get('Length'));
  if (length === undefined || stream.to + length > end || length > file.limits.inflatedBytesMax) throw broken;
  const to = file.readAt(stream.to + length, end, (reader) => {
    reader.expectKeyword('endstream');
    reader.expectKeyword('endobj');
    return reader.offset;
  });
  const bytes = unpackStream(file, dictionary, file.access.read(stream.to, stream.to + length), from);
  const entries = readStreamEntries(file, dictionary, bytes, broken);
  return { from, entries, trailer: dictionary, ...previousIn(dictionary, from), spans: [{ from, to }] };
}

function readStreamEntries(
  file: PdfFile,
  dictionary: PdfDictionary,
  bytes: Buffer,
  broken: CataloguedError,
): Map<number, XrefEntry> {
  const [typeBytes, secondBytes, thirdBytes] = numbersIn(dictionary, 'W', broken);
  if (typeBytes === undefined || secondBytes === undefined || thirdBytes === undefined) throw broken;
  if (typeBytes > 4 || secondBytes > 6 || thirdBytes > 4 || secondBytes < 1) throw broken;
  const size = wholeIn(dictionary.get('Size'));
  const index = dictionary.get('Index') === null ? [0, size ?? 0] : numbersIn(dictionary, 'Index', broken);
  const entries = new Map<number, XrefEntry>();
  const read = (at: number, width: number, otherwise: number) => (width ? bytes.readUIntBE(at, width) : otherwise);
  let at = 0;
  for (let pair = 0; pair < index.length; pair += 2) {
    const [first = 0, count = 0] = index.slice(pair, pair + 2);
    checkCount(file, entries.size + count);
    for (let number = first; number < first + count; number++) {
      if (at + typeBytes + secondBytes + thirdBytes > bytes.length || entries.has(number)) throw broken;
      const type = read(at, typeBytes, 1);
      const second = read(at + typeBytes, secondBytes, 0);
      const third = read(at + typeBytes + secondBytes, thirdBytes, 0);
      at += typeBytes + secondBytes + thirdBytes;
      entries.set(number, streamEntryOf(type, second, third));
    }
  }
  return entries;
}

/** Types nobody has defined are references to nothing (ISO 32000-2 §7.5.8.3). */
function streamEntryOf(type: number, second: number, third: number): XrefEntry {
  if (type === 1) return { kind: 'plain', offset: second, generation: third };
  return type === 2 ? { kind: 'packed', container: second, index: third } : { kind: 'free' };
}

function numbersIn(dictionary: PdfDictionary, key: string, broken: CataloguedError): number[] {
  const value = dictionary.get(key);
  if (!isArray(value)) throw broken;
  return value.map((one) => {
    const whole = wholeIn(one);
    if (whole === undefined) throw broken;
    return whole;
  });
}

function previousIn(trailer: PdfDictionary, from: number): { previous?: number } {
  const value = trailer.get('Prev');
  if (value === null) return {};
  const previous = wholeIn(value);
  if (previous === undefined) throw new CataloguedError('pdf.xref-broken', { offset: from });
  return { previous };
}

/**
 * A table for old readers with a stream for newer ones beside it (ISO 32000-2 §7.5.8.4): the stream adds what the table
 * calls free or does not mention. Where both say something else about one object, two programs show two documents.
 */
function mergeHybrid(table: XrefSection, stream: XrefSection): XrefSection {
  const entries = new Map(table.entries);
  for (const [number, entry] of stream.entries) {
    const inTable = entries.get(number);
    if (isFree(inTable)) entries.set(number, entry);
    else if (!isFree(entry) && !isSameEntry(inTable, entry)) {
      throw new CataloguedError('pdf.xref-broken', { offset: stream.from });
    }
  }
  return { ...table, entries, spans: [...table.spans, ...stream.spans] };
}

function checkCount({ limits: { objectsMax } }: PdfFile, entries: number): void {
  if (entries > objectsMax) throw new CataloguedError('pdf.too-many-objects', { objectsMax });
}
