import { CataloguedError } from '@edoc-axis/domain';
import type { PdfFile, PdfObject } from './pdf-file.js';
import { unpackStream } from './unpack-stream.js';
import { UnpackedObjects } from './unpacked-objects.js';
import { PdfDictionary, PdfReference, wholeIn, type PdfValue } from './value.js';
import type { PlainEntry, XrefEntry, XrefSection } from './xref-section.js';

/**
 * The file as it was when it ended at `end`: what a reader saw who had no more than these bytes. Every incremental
 * update makes a revision (ISO 32000-2 §7.5.6), and every signature signs one.
 */
export class Revision {
  private readonly values = new Map<number, PdfValue>();

  constructor(
    readonly file: PdfFile,
    readonly end: number,
    /** Newest first. */
    readonly sections: readonly XrefSection[],
    /** Object streams by where they begin, shared by the revisions of a file. */
    private readonly unpacked: Map<number, UnpackedObjects>,
  ) {}

  get trailer(): PdfDictionary {
    return this.sections[0]?.trailer ?? new PdfDictionary(new Map());
  }

  /** The catalog, ISO 32000-2 §7.7.2. Throws CataloguedError pdf.object-missing. */
  get catalog(): PdfDictionary {
    const catalog = this.resolve(this.trailer.get('Root'));
    if (catalog instanceof PdfDictionary) return catalog;
    throw new CataloguedError('pdf.object-missing', { object: 'Root' });
  }

  /** Where the newest section that speaks of it says the object is. */
  entry(number: number): XrefEntry | undefined {
    for (const { entries } of this.sections) {
      const entry = entries.get(number);
      if (entry) return entry;
    }
    return undefined;
  }

  /** What a reference leads to; null for what is not there. Other values are given back. */
  resolve(value: PdfValue): PdfValue {
    let resolved = value;
    for (let steps = 0; resolved instanceof PdfReference; steps++) {
      if (steps > referenceStepsMax) throw new CataloguedError('pdf.object-missing', { object: resolved.number });
      resolved = this.valueOf(resolved);
    }
    return resolved;
  }

  valueOf({ number, generation }: PdfReference): PdfValue {
    const entry = this.entry(number);
    if (!entry || entry.kind === 'free') return null;
    if (entry.kind === 'plain' && entry.generation !== generation) return null;
    if (entry.kind === 'packed' && generation !== 0) return null;
    const known = this.values.get(number);
    if (known !== undefined) return known;
    const value = this.valueAt(number, entry);
    if (this.values.size < valuesKeptMax) this.values.set(number, value);
    return value;
  }

  /** The object an entry of this revision's sections speaks of, be it superseded or not. */
  valueAt(number: number, entry: XrefEntry): PdfValue {
    if (entry.kind === 'free') return null;
    if (entry.kind === 'plain') return this.objectOf(number, entry).value;
    return this.unpackedAt(entry.container).value(number, entry.index);
  }

  /** Throws CataloguedError pdf.object-broken when something else stands there. */
  objectOf(number: number, { offset, generation }: PlainEntry): PdfObject {
    const object = this.file.objectAt(offset, this.end);
    if (object.number !== number || object.generation !== generation)
      throw new CataloguedError('pdf.object-broken', { offset });
    return object;
  }

  /** Where the object ends: behind `endobj`, of a stream too. */
  endOf(object: PdfObject): number {
    return object.isStream ? this.streamSpan(object).to : object.to;
  }

  private streamSpan(object: PdfObject): { readonly bytes: number; readonly to: number } {
    const broken = new CataloguedError('pdf.stream-broken', { offset: object.from });
    const dictionary = object.value;
    const bytes = dictionary instanceof PdfDictionary ? wholeIn(this.resolve(dictionary.get('Length'))) : undefined;
    if (bytes === undefined || object.to + bytes >= this.end) throw broken;
    const to = this.file.readAt(object.to + bytes, this.end, (reader) => {
      reader.expectKeyword('endstream');
      reader.expectKeyword('endobj');
      return reader.offset;
    });
    return { bytes, to };
  }

  /** An object stream, ISO 32000-2 §7.5.7. It never lies inside another one. */
  private unpackedAt(container: number): UnpackedObjects {
    const entry = this.entry(container);
    if (entry?.kind !== 'plain') throw new CataloguedError('pdf.object-missing', { object: container });
    const known = this.unpacked.get(entry.offset);
    if (known) return known;
    const object = this.objectOf(container, entry);
    const dictionary = object.value;
    if (!object.isStream || !(dictionary instanceof PdfDictionary)) {
      throw new CataloguedError('pdf.object-broken', { offset: object.from });
    }
    const { bytes } = this.streamSpan(object);
    const { inflatedBytesMax } = this.file.limits;
    if (bytes > inflatedBytesMax) throw new CataloguedError('pdf.inflates-too-much', { inflatedBytesMax });
    const packed = this.file.access.read(object.to, object.to + bytes);
    const data = unpackStream(this.file, dictionary, packed, object.from);
    const unpacked = new UnpackedObjects(this.file, dictionary, data, object.from);
    this.unpacked.set(entry.offset, unpacked);
    return unpacked;
  }
}

const referenceStepsMax = 16;
const valuesKeptMax = 10_000;
