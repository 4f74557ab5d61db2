import fc from 'fast-check';
import { bitsOf, booleanOf, countOf, momentOf, oidOf, serialOf, textOf } from './der-values.js';
import { NotDer, partsOf, readDer } from './read-der.js';
import { derOf, derOid, sequenceOf } from './write-der.js';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const read = (text: string) => readDer(hex(text));

describe('DER', () => {
  it.each([
    ['a length of no end (BER)', '30 80 02 01 01 00 00'],
    ['a length of two bytes where one is enough', '04 81 01 00'],
    ['a length with a zero in front', '04 82 00 80'.padEnd(8 + 256, '0')],
    ['a length of five bytes', '04 85 00 00 00 00 01 00'],
    ['a tag of several bytes', '1f 81 01 01 00'],
    ['something behind the value', '05 00 00'],
    ['a value that is cut off', '04 05 00'],
    ['nothing', ''],
  ])('is not %s', (_, bytes) => {
    expect(() => read(bytes)).toThrow(NotDer);
  });

  it.each<[string, (value: ReturnType<typeof read>) => unknown, string]>([
    ['a boolean of 01', booleanOf, '01 01 01'],
    ['an integer with a zero too many', serialOf, '02 02 00 7f'],
    ['a negative integer with ff too many', serialOf, '02 02 ff 80'],
    ['an integer of no bytes', serialOf, '02 00'],
    ['a count below zero', countOf, '02 01 ff'],
    ['an identifier with an arc written too long', oidOf, '06 03 2a 80 01'],
    ['an identifier that is cut off', oidOf, '06 02 2a 86'],
    ['a bit string with bits behind its end', bitsOf, '03 02 04 ff'],
    ['a bit string of eight unused bits', bitsOf, '03 02 08 00'],
    ['a day that does not exist', momentOf, `17 0d ${Buffer.from('250230000000Z').toString('hex')}`],
    ['a time without seconds', momentOf, `17 0b ${Buffer.from('2502010000Z').toString('hex')}`],
    ['a time of another zone', momentOf, `17 11 ${Buffer.from('250201000000+0700').toString('hex')}`],
    ['a time with fractions', momentOf, `18 11 ${Buffer.from('20250201000000.5Z').toString('hex')}`],
    ['half a character', textOf, '1e 01 41'],
  ])('has no %s', (_, readValue, bytes) => {
    expect(() => readValue(read(bytes))).toThrow(NotDer);
  });

  it('reads both kinds of times, and years before 1950 as of this century', () => {
    const utc = (text: string) => momentOf(readDer(derOf(0x17, Buffer.from(text)))).toISOString();
    expect(utc('491231235959Z')).toBe('2049-12-31T23:59:59.000Z');
    expect(utc('500101000000Z')).toBe('1950-01-01T00:00:00.000Z');
    const general = derOf(0x18, Buffer.from('20500101120100Z'));
    expect(momentOf(readDer(general)).toISOString()).toBe('2050-01-01T12:01:00.000Z');
  });

  it('tells a negative number from the positive one with the same last bytes', () => {
    expect([serialOf(read('02 01 ff')), serialOf(read('02 02 00 ff'))]).toEqual(['FF', '00FF']);
  });

  it('reads what is written, of any length', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (contents) => {
        const written = sequenceOf(...contents.map((content) => derOf(0x04, content)));
        const found = [...partsOf(readDer(written))].map(({ content }) => Buffer.from(content).toString('hex'));
        expect(found).toEqual(contents.map((content) => Buffer.from(content).toString('hex')));
      }),
    );
    for (const dotted of [
      '1.2.840.113549.1.1.11',
      '2.5.29.32.0',
      '2.16.840.1.101.3.4.2.1',
      '0.9.2342.19200300.100.1.25',
    ]) {
      expect(oidOf(readDer(derOid(dotted)))).toBe(dotted);
    }
  });

  it('is never anything but read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          for (const value of partsOf(readDer(bytes))) void value;
        } catch (error) {
          expect(error).toBeInstanceOf(NotDer);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
