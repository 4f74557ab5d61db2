import fc from 'fast-check';
import { damagedBytes, damagedDocument, shardsOfMarkup, wellFormedDocument } from './arbitrary-documents.js';
import { comparable, inChunks, read } from './happenings.js';

describe('where chunks end', () => {
  it.each([
    ['well-formed documents', wellFormedDocument(), 60],
    ['damaged documents', damagedDocument(), 100],
    ['shards of markup', shardsOfMarkup().map((shards) => `<a>${shards}`), 300],
    ['damaged bytes', damagedBytes(), 100],
  ] as const)('makes no difference to %s, cut at any byte or at every byte', (_, documents, numRuns) => {
    fc.assert(
      fc.property(documents as fc.Arbitrary<string | Uint8Array>, (document) => {
        const bytes = Buffer.from(document as string);
        const whole = comparable(read([bytes]));
        for (const size of [1, 2, 3, 5, 7, 64]) {
          if (comparable(read(inChunks(bytes, size))) !== whole) throw new Error(`cut into chunks of ${size}`);
        }
        for (let cut = 1; cut < bytes.length; cut++) {
          const reading = comparable(read([bytes.subarray(0, cut), bytes.subarray(cut)]));
          if (reading !== whole) throw new Error(`cut at ${cut}: ${reading}, in one piece: ${whole}`);
        }
      }),
      { numRuns, endOnFailure: true },
    );
  });

  it('makes no difference when an empty chunk comes between', () => {
    const document = Buffer.from('\uFEFF<?xml version="1.0"?><a b="ệ">\r\n]]ệ<![CDATA[]]]]>&#13;<!--ệ--></a>');
    const pieces = [...inChunks(document, 1)].flatMap((piece) => [Buffer.alloc(0), piece, Buffer.alloc(0)]);
    expect(read(pieces)).toEqual(read([document]));
  });
});
