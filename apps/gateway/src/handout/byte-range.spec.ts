import fc from 'fast-check';
import { readByteRange } from './byte-range.js';

it('every range that is given out lies inside, and is what the header names', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(1_200), fc.nat(1_200), (size, first, last) => {
      const sizeBytes = size + 1;
      const bytes = Array.from({ length: sizeBytes }, (_, at) => at);
      const header = `bytes=${first}-${last}`;
      if (first > last) return readByteRange(header, sizeBytes) === undefined;
      if (first >= sizeBytes) {
        expect(() => readByteRange(header, sizeBytes)).toThrow(
          expect.objectContaining({ code: 'request.range-not-satisfiable' }),
        );
        return true;
      }
      const range = readByteRange(header, sizeBytes);
      expect(bytes.slice(range?.from, range?.to)).toEqual(bytes.filter((at) => at >= first && at <= last));
      return true;
    }),
  );
});

it('a suffix longer than the whole is the whole', () => {
  expect(readByteRange('bytes=-500', 100)).toEqual({ from: 0, to: 100 });
});
