import fc from 'fast-check';
import { skipPlainText } from './scan.js';

describe('a run of plain text', () => {
  it('ends before the first byte that markup, the canonical form or UTF-8 care about, wherever in memory it begins', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 600 }),
        fc.nat({ max: 255 }),
        fc.nat({ max: 20 }),
        fc.nat({ max: 7 }),
        fc.constantFrom(0x41, 0x09, 0x0a, 0x20, 0x3d, 0x7f),
        (length, odd, after, shift, filling) => {
          const bytes = new Uint8Array(shift + length + 1 + after).fill(filling).subarray(shift);
          bytes[length] = odd;
          const found = isRemarkable(odd) ? length : bytes.length;
          expect(skipPlainText(bytes, 0, bytes.length)).toBe(found);
          expect(skipPlainText(bytes, 0, length)).toBe(length);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it('ends before every remarkable byte that stands behind a long run', () => {
    for (let odd = 0; odd < 256; odd++) {
      for (let at = 256; at < 280; at++) {
        const bytes = new Uint8Array(300).fill(0x41);
        bytes[at] = odd;
        expect(skipPlainText(bytes, 0, bytes.length)).toBe(isRemarkable(odd) ? at : bytes.length);
      }
    }
  });
});

function isRemarkable(byte: number): boolean {
  if (byte < 0x20) return byte !== 0x09 && byte !== 0x0a;
  return byte >= 0x80 || '&<>'.includes(String.fromCharCode(byte));
}
