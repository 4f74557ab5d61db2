import { CataloguedError } from '@edoc-axis/domain';
import type { PdfFile } from './pdf-file.js';
import { wholeIn, type PdfDictionary, type PdfValue } from './value.js';
import { ValueReader } from './value-reader.js';

/** What an object stream holds (ISO 32000-2 §7.5.7). Throws CataloguedError `pdf.…`. */
export class UnpackedObjects {
  private readonly places: readonly { readonly number: number; readonly at: number }[];

  constructor(
    private readonly file: PdfFile,
    dictionary: PdfDictionary,
    private readonly data: Buffer,
    private readonly offset: number,
  ) {
    const count = wholeIn(dictionary.get('N'));
    const first = wholeIn(dictionary.get('First'));
    if (count === undefined || first === undefined || count > data.length || first > data.length) throw this.broken();
    const reader = new ValueReader({ bytes: data.subarray(0, first) }, file.limits);
    this.places = Array.from({ length: count }, () => ({ number: reader.whole(), at: first + reader.whole() }));
  }

  value(number: number, index: number): PdfValue {
    this.file.checkTime();
    const place = this.places[index];
    if (place?.number !== number || place.at >= this.data.length) throw this.broken();
    return new ValueReader({ bytes: this.data.subarray(place.at) }, this.file.limits).value();
  }

  private broken(): CataloguedError {
    return new CataloguedError('pdf.stream-broken', { offset: this.offset });
  }
}
