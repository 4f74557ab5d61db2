import { closingMoment, monthsLater } from './closing-moment.js';

describe('the moment a code closes', () => {
  it('is midnight in Việt Nam after its last valid day', () => {
    expect(closingMoment('2025-06-30')).toEqual(new Date('2025-07-01T00:00:00+07:00'));
    expect(closingMoment('2025-12-31')).toEqual(new Date('2026-01-01T00:00:00+07:00'));
  });

  it('is the instant itself where one is given', () => {
    expect(closingMoment('2025-06-30T12:00:00Z')).toEqual(new Date('2025-06-30T12:00:00Z'));
  });

  it('twelve months on is the same midnight of the next year, also after a leap day', () => {
    expect(monthsLater(new Date('2025-07-01T00:00:00+07:00'), 12)).toEqual(new Date('2026-07-01T00:00:00+07:00'));
    expect(monthsLater(new Date('2024-03-01T00:00:00+07:00'), 12)).toEqual(new Date('2025-03-01T00:00:00+07:00'));
    expect(monthsLater(new Date('2024-02-29T00:00:00+07:00'), 12)).toEqual(new Date('2025-03-01T00:00:00+07:00'));
  });
});
