import { readArguments, subjectNames } from './read-arguments.js';

describe('what is asked of a long run', () => {
  it('is a minute of everything, beginning anywhere', () => {
    const order = readArguments([]);
    expect(order).toMatchObject({ subjects: subjectNames, seconds: 60, packets: Infinity });
    expect(order).not.toEqual(readArguments([]));
  });

  it('is as many packets as are named, however long that takes', () => {
    expect(readArguments(['--subject', 'reader', '--seed', '7', '--packets', '1'])).toEqual({
      subjects: ['reader'],
      seed: 7,
      seconds: Infinity,
      packets: 1,
    });
    expect(readArguments(['--packets', '5', '--seconds=2'])).toMatchObject({ seconds: 2, packets: 5 });
  });

  it.each([
    [['--seconds', 'soon'], "--seconds is a whole number from 1 to 604800, not 'soon'."],
    [['--seed', '-1'], /--seed/],
    [['--packets', '0'], /--packets is a whole number/],
    [['--subject', 'signer'], "--subject is one of verdicts, tokenizer, reader, not 'signer'."],
    [['--subjects', 'reader'], /--subjects/],
    [['reader'], /reader/],
  ])('is refused in a sentence where it makes no sense: %j', (words, complaint) => {
    const expected: unknown = typeof complaint === 'string' ? complaint : expect.stringMatching(complaint);
    expect(readArguments(words)).toEqual({ complaint: expected });
  });

  it('may be help', () => {
    expect(readArguments(['--seconds', '5', '-h'])).toBe('help');
  });
});
