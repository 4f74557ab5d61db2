import { readerSubject } from './reader-subject.js';
import { tokenizerSubject } from './tokenizer-subject.js';

const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The same packets every time; `npm run fuzz` draws others for as long as one likes. */
describe('packets put out of order', () => {
  it('are read by the tokenizer as by saxes, wherever chunks end', async () => {
    expect(await tokenizerSubject.findFlaws(seeds(700))).toEqual([]);
  });

  it('are read as anybody would read them, or refused with a reason', async () => {
    expect(await readerSubject.findFlaws(seeds(900))).toEqual([]);
  });
});
