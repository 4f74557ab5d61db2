import { dateIn, dateText, textBytes, textIn } from './text-string.js';
import { PdfString } from './value.js';

const string = (bytes: Buffer) => new PdfString(bytes, undefined, false);

describe('a text string', () => {
  it.each(['Signature1', 'Đóng dấu', '', '€ 😀'])('"%s" is read as it was written', (text) => {
    expect(textIn(string(textBytes(text)))).toBe(text);
  });

  it('may be UTF-8 with its mark', () => {
    expect(textIn(string(Buffer.from('\ufeffĐóng dấu')))).toBe('Đóng dấu');
  });
});

describe('a date', () => {
  it.each([
    ["D:20260701083000+07'00'", '2026-07-01T01:30:00.000Z'],
    ["D:20260701083000+07'00", '2026-07-01T01:30:00.000Z'],
    ['D:20260701083000Z', '2026-07-01T08:30:00.000Z'],
    ['D:20260701083000', '2026-07-01T08:30:00.000Z'],
    ['D:2026', '2026-01-01T00:00:00.000Z'],
  ])('%s is understood', (text, expected) => {
    expect(dateIn(string(Buffer.from(text)))).toBe(expected);
  });

  it.each(['2026-07-01', 'D:20261301', 'D:hom nay', ''])('"%s" is none', (text) => {
    expect(dateIn(string(Buffer.from(text)))).toBeUndefined();
  });

  it('is written in UTC', () => {
    expect(dateText(new Date('2026-07-01T01:30:00.123Z'))).toBe('D:20260701013000Z');
  });
});
