import { covers } from './covers.js';

const [since, until] = ['2025-07-01T00:00:00+07:00', '2026-07-01T00:00:00+07:00'];

describe('a period', () => {
  it.each([
    ['texts', { since, until }],
    ['moments', { since: new Date(since), until: new Date(until) }],
  ])('of %s begins with its first moment and ends before its last', (_, period) => {
    const at = ['2025-06-30T16:59:59.999Z', '2025-06-30T17:00:00Z', '2026-06-30T16:59:59.999Z', '2026-06-30T17:00:00Z'];
    expect(at.map((moment) => covers(period, new Date(moment)))).toEqual([false, true, true, false]);
  });

  it('without an end has none', () => {
    expect(covers({ since }, new Date('2999-01-01T00:00:00Z'))).toBe(true);
  });
});
