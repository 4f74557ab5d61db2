import { mergeLines } from './merge-lines.js';

const merge = (fresh: string, known: string, more = true) =>
  mergeLines({ rows: [...fresh], next: more ? 'fresh' : undefined }, { rows: [...known], next: 'known' }, (row) => row);

describe('a list whose beginning was asked for anew', () => {
  it('keeps what had been loaded beyond it, and goes on from there', () => {
    expect(merge('nabc', 'abcdef')).toEqual({ rows: [...'nabcdef'], next: 'known' });
  });

  it('drops what is no longer in it', () => {
    expect(merge('acd', 'abcdef')).toEqual({ rows: [...'acdef'], next: 'known' });
  });

  it('is the new one alone where that is all of it', () => {
    expect(merge('ab', 'abcdef', false)).toEqual({ rows: [...'ab'], next: undefined });
    expect(merge('xyz', 'ab')).toEqual({ rows: [...'xyz'], next: 'fresh' });
  });

  it('shows nothing twice where so much is new that the beginnings do not meet', () => {
    expect(merge('xyz', 'abcd')).toEqual({ rows: [...'xyzabcd'], next: 'known' });
  });
});
