import { pdfLimits } from './limits.js';
import { isSame, PdfDictionary, PdfName, PdfReference, PdfString, type PdfValue } from './value.js';
import { ValueReader, WindowTooSmall } from './value-reader.js';

const read = (text: string): PdfValue =>
  new ValueReader({ bytes: Buffer.from(text, 'latin1'), from: 0 }, pdfLimits).value();
const readString = (text: string) => {
  const value = read(text);
  return value instanceof PdfString ? value.bytes.toString('latin1') : undefined;
};

describe('a PDF value', () => {
  it.each<[string, PdfValue]>([
    ['true', true],
    ['null', null],
    [' % ghi chú\n 7', 7],
    ['-12.50', -12.5],
    ['+.5', 0.5],
    ['4.', 4],
    ['/A#20B#2f', new PdfName('A B/')],
    ['/', new PdfName('')],
    ['12 0 R', new PdfReference(12, 0)],
    ['[1 0 R 2 0]', [new PdfReference(1, 0), 2, 0]],
    ['[1 2 3 R]', [1, new PdfReference(2, 3)]],
    ['[/A/B(c)<64>]', [new PdfName('A'), new PdfName('B'), read('(c)'), read('(d)')]],
    [
      '<</A 1/B<</C[]>>/D null>>',
      new PdfDictionary(
        new Map<string, PdfValue>([
          ['A', 1],
          ['B', new PdfDictionary(new Map([['C', []]]))],
        ]),
      ),
    ],
  ])('%s is read', (text, expected) => {
    expect(isSame(read(text), expected)).toBe(true);
  });

  it.each([
    ['(a(b)c)', 'a(b)c'],
    ['(\\(\\)\\\\\\n\\053\\53x\\9)', '()\\\n++x9'],
    ['(a\\\r\nb)', 'ab'],
    ['<48 65\n6C6c6f>', 'Hello'],
    ['<485>', 'HP'],
    ['<>', ''],
  ])('the string %s is read', (text, expected) => {
    expect(readString(text)).toBe(expected);
  });

  it('of a string says where it stands, brackets included', () => {
    const value = read('  <00ff> ');
    expect(value).toMatchObject({ span: { from: 2, to: 8 }, hex: true });
  });

  it.each([
    ['nothing', ''],
    ['a word', 'hello'],
    ['a number with two points', '1.2.3'],
    ['a number with an exponent', '1e9'],
    ['two signs', '--1'],
    ['a string without end', '(a'],
    ['letters in hexadecimal', '<0g>'],
    ['an array without end', '[1'],
    ['a dictionary with a value as key', '<< 1 2 >>'],
    ['a dictionary with a key and no value', '<< /A >>'],
    ['a closing bracket', ']'],
  ])('that is %s is refused', (_, text) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ code: 'pdf.object-broken' }));
  });

  it('with a key twice is refused, whatever its value', () => {
    expect(() => read('<< /A null /#41 1 >>')).toThrow(expect.objectContaining({ code: 'pdf.key-repeated' }));
  });

  it('asks for more where its end may not be its end', () => {
    for (const text of ['12', '1 0', '/Na', '(a', '<00', '[1 ', '<< /A 1 >', 'tru']) {
      const reader = new ValueReader({ bytes: Buffer.from(text), from: 0, goesOn: true }, pdfLimits);
      expect(() => reader.value()).toThrow(WindowTooSmall);
    }
  });
});
