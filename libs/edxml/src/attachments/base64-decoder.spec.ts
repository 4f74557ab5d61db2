import fc from 'fast-check';
import { Base64Decoder, Base64Error } from './base64-decoder.js';

function decode(...pieces: string[]): Buffer {
  const decoded: Buffer[] = [];
  const decoder = new Base64Decoder((bytes) => decoded.push(Buffer.from(bytes)));
  for (const piece of pieces) decoder.write(Buffer.from(piece, 'latin1'));
  decoder.end();
  return Buffer.concat(decoded);
}

describe('base64 decoder', () => {
  it('gives back what was encoded, however the text is cut and wrapped', () => {
    const cuts = fc.array(fc.nat(400), { maxLength: 20 });
    const spaces = fc.array(fc.tuple(fc.nat(400), fc.constantFrom(' ', '\n', '\r\n', '\t')), { maxLength: 10 });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), cuts, spaces, (bytes, at, white) => {
        let text = Buffer.from(bytes).toString('base64');
        for (const [place, space] of white) text = text.slice(0, place) + space + text.slice(place);
        const places = [0, ...at.sort((a, b) => a - b), text.length];
        const pieces = places.slice(1).map((to, index) => text.slice(places[index], to));
        expect(decode(...pieces)).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it('decodes more than fits its scratch in one call', () => {
    const bytes = Buffer.alloc(1_000_000, 'Nghị định 30/2020/NĐ-CP ');
    expect(decode(bytes.toString('base64')).equals(bytes)).toBe(true);
    expect(decode(bytes.toString('base64').replaceAll(/.{76}/g, '$&\r\n')).equals(bytes)).toBe(true);
  });

  it.each([
    ['a character outside the alphabet', 'QU!D'],
    ['the URL alphabet', 'QU-_'],
    ['a letter that is no ASCII', 'QUé='],
    ['a missing character at the end', 'QUJDR'],
    ['missing padding', 'QUI'],
    ['padding in the middle', 'QQ==QUJD'],
    ['padding in the middle of a later piece', 'QUJDQQ==QUJDQUJD'],
    ['too much padding', 'Q==='],
    ['padding alone', '===='],
    ['one character between padding', 'QQ=Q'],
    ['a vertical tab', 'QU\vJD'],
  ])('%s is an error, in one piece and in many', (_, text) => {
    expect(() => decode(text)).toThrow(Base64Error);
    expect(() => decode(...text)).toThrow(Base64Error);
  });
});
