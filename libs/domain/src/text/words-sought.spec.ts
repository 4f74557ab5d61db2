import { foldForSearch, wordsSought } from './words-sought.js';

describe('words that are looked for', () => {
  const finds = (sought: string, text: string) =>
    wordsSought(sought).every((word) => foldForSearch(text).includes(word));
  const text = '12/UBND-VP V/v tổ chức hội nghị (lần 2) tại Đức Thọ';

  it.each(['12/UBND-VP', '12/ubnd', 'UBND-VP', 'vp', 'TO CHUC', 'hội nghị đức', 'nghi hoi', 'lần 2', 'V/v', 'đuc tho'])(
    'find by "%s"',
    (sought) => expect(finds(sought, text)).toBe(true),
  );

  it.each(['2/UBND', '12/VP', 'bnd', 'hoi nghi huyen', '112'])('do not find by "%s"', (sought) =>
    expect(finds(sought, text)).toBe(false),
  );

  it('are none in marks and blanks alone, and not more than a person looks for', () => {
    expect(wordsSought(' / - ')).toEqual([]);
    expect(wordsSought('a b c d e f g h i k l')).toHaveLength(8);
  });
});
