import { retryAfterMs, retryDelayMs } from './retry-delay.js';

const limits = { retryMsMin: 5_000, retryMsMax: 3_600_000 };
const now = new Date('2026-11-20T01:00:00Z');

describe('waiting before the next attempt', () => {
  it('doubles from five seconds to an hour', () => {
    expect([1, 2, 3, 9, 10, 11, 1_000].map((failures) => retryDelayMs(failures, 0, limits))).toEqual([
      ...[5_000, 10_000, 20_000, 1_280_000, 2_560_000],
      ...[3_600_000, 3_600_000],
    ]);
  });

  it('is left to chance by half, and never shorter than the shortest', () => {
    expect([0, 0.5, 1].map((random) => retryDelayMs(3, random, limits))).toEqual([20_000, 15_000, 10_000]);
    expect(retryDelayMs(1, 1, limits)).toBe(5_000);
  });

  it('is what the other side asks for, within the same bounds', () => {
    expect(retryAfterMs('120', now, limits)).toBe(120_000);
    expect(retryAfterMs('0', now, limits)).toBe(5_000);
    expect(retryAfterMs('999999', now, limits)).toBe(3_600_000);
    expect(retryAfterMs('Fri, 20 Nov 2026 01:10:00 GMT', now, limits)).toBe(600_000);
    expect(retryAfterMs('soon', now, limits)).toBeUndefined();
    expect(retryAfterMs(undefined, now, limits)).toBeUndefined();
  });
});
