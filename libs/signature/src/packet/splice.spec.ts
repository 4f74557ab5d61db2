import { createSplice, type Edit } from './splice.js';

const text = 'abcdefghij';
const put = (from: number, to: number, insert: string): Edit => ({ from, to, insert: Buffer.from(insert) });

function spliced(edits: readonly Edit[], chunkBytes: number): string {
  const splice = createSplice(edits);
  const bytes = Buffer.from(text);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += chunkBytes) pieces.push(...splice(bytes.subarray(at, at + chunkBytes)));
  return Buffer.concat(pieces).toString();
}

describe('a splice', () => {
  it.each([
    ['nothing', [], 'abcdefghij'],
    ['an insertion', [put(3, 3, 'XY')], 'abcXYdefghij'],
    ['an insertion before everything', [put(0, 0, 'XY')], 'XYabcdefghij'],
    ['a replacement', [put(3, 6, 'XY')], 'abcXYghij'],
    ['a removal', [put(3, 6, '')], 'abcghij'],
    ['the last bytes', [put(8, 10, 'XY')], 'abcdefghXY'],
    ['several edits', [put(1, 2, 'X'), put(3, 3, 'Y'), put(4, 9, '')], 'aXcYdj'],
  ] as [string, Edit[], string][])('makes %s, however the stream is cut', (_, edits, expected) => {
    for (const chunkBytes of [1, 2, 3, 4, 7, 10]) expect(spliced(edits, chunkBytes)).toBe(expected);
  });
});
