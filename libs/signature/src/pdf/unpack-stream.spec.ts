import { deflateSync } from 'node:zlib';
import { pdfLimits } from './limits.js';
import { PdfFile } from './pdf-file.js';
import { accessBytes } from './random-access.js';
import { unpackStream } from './unpack-stream.js';
import { PdfName, type PdfValue } from './value.js';
import { dictionaryOf } from './write-value.js';

const flate = new PdfName('FlateDecode');

function unpack(packed: Buffer, entries: Record<string, PdfValue> = { Filter: flate }, limits = {}): Buffer {
  const file = new PdfFile(accessBytes(Buffer.alloc(0)), { ...pdfLimits, ...limits });
  return unpackStream(file, dictionaryOf(entries), packed, 0);
}

describe('the data of a stream', () => {
  it('stays as it is without a filter', () => {
    expect(unpack(Buffer.from('abc'), {})).toEqual(Buffer.from('abc'));
  });

  it('is unpacked, one filter in a list or not', () => {
    expect(unpack(deflateSync('abc'), { Filter: [flate] })).toEqual(Buffer.from('abc'));
  });

  it('is put together again after every predictor of PNG', () => {
    const rows = [
      [0, 10, 20, 30],
      [1, 10, 10, 10],
      [2, 1, 1, 1],
      [3, 5, 5, 5],
      [4, 1, 2, 3],
    ];
    const settings = dictionaryOf({ Predictor: 15, Columns: 3 });
    expect([...unpack(deflateSync(Buffer.from(rows.flat())), { Filter: flate, DecodeParms: settings })]).toEqual([
      ...[10, 20, 30],
      ...[10, 20, 30],
      ...[11, 21, 31],
      ...[10, 20, 30],
      ...[11, 22, 33],
    ]);
  });

  it.each([
    ['a predictor of TIFF', { Predictor: 2, Columns: 3 }],
    ['rows that do not fit', { Predictor: 12, Columns: 4 }],
    ['pixels of several bytes', { Predictor: 12, Columns: 3, Colors: 3 }],
  ])('is refused with %s', (_, settings) => {
    const entries = { Filter: flate, DecodeParms: dictionaryOf(settings) };
    expect(() => unpack(deflateSync(Buffer.alloc(12)), entries)).toThrow(
      expect.objectContaining({ code: 'pdf.stream-broken' }),
    );
  });

  it('is refused when it grows out of proportion, or beyond its limit', () => {
    const tooMuch = expect.objectContaining({ code: 'pdf.inflates-too-much' });
    expect(() => unpack(deflateSync(Buffer.alloc(10_000_000)))).toThrow(tooMuch);
    expect(() => unpack(deflateSync(Buffer.alloc(50_000)), { Filter: flate }, { inflatedBytesMax: 40_000 })).toThrow(
      tooMuch,
    );
    expect(unpack(deflateSync(Buffer.alloc(60_000))).length).toBe(60_000);
  });

  it('is refused when all of a file together grow beyond their limit', () => {
    const file = new PdfFile(accessBytes(Buffer.alloc(0)), { ...pdfLimits, inflatedTotalBytesMax: 100_000 });
    const once = () => unpackStream(file, dictionaryOf({ Filter: flate }), deflateSync(Buffer.alloc(40_000)), 0);
    once();
    once();
    expect(once).toThrow(expect.objectContaining({ code: 'pdf.inflates-too-much' }));
  });
});
