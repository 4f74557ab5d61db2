import { cutPage } from './cut-page.js';

describe('a page of a list', () => {
  const cursorOf = (entry: { n: number }) => entry.n;
  const entries = (...numbers: number[]) => numbers.map((n) => ({ n }));

  it('says that there are further ones when it was handed one more than it holds', () => {
    expect(cutPage(entries(1, 2, 3), 2, cursorOf)).toEqual({ page: entries(1, 2), next: 2 });
    expect(cutPage(entries(1, 2), 2, cursorOf)).toEqual({ page: entries(1, 2), next: undefined });
    expect(cutPage([], 2, cursorOf)).toEqual({ page: [], next: undefined });
  });

  it('ends where a message would grow too long, one entry on at least', () => {
    const long = entries(1, 2, 3).map((entry) => ({ ...entry, text: 'x'.repeat(300 * 1024) }));
    expect(cutPage(long, 10, cursorOf)).toMatchObject({ page: [{ n: 1 }], next: 1 });
    const longer = [{ n: 1, text: 'x'.repeat(600 * 1024) }];
    expect(cutPage(longer, 10, cursorOf)).toEqual({ page: longer, next: undefined });
  });

  it('is shorter where other lists stand beside it', () => {
    expect(cutPage(entries(1, 2, 3), 10, cursorOf, 15)).toEqual({ page: entries(1, 2), next: 2 });
  });
});
