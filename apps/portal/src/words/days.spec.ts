import { day, dayAndTime, dayForField, endOfDay, plainDay, shortly, startOfDay, time, yearOf } from './days.js';

describe('days and times of the pages', () => {
  it('are those of Việt Nam, wherever the browser stands', () => {
    expect(dayAndTime('2026-12-31T17:00:00.000Z')).toBe('00:00 01/01/2027');
    expect([day('2026-11-22T16:59:59Z'), time('2026-11-22T16:59:59Z')]).toEqual(['22/11/2026', '23:59']);
    expect(dayForField(new Date('2026-12-31T17:00:00Z'))).toBe('2027-01-01');
    expect(yearOf(new Date('2026-12-31T16:59:59Z'))).toBe('2026');
  });

  it.each(['2026-02-28T23:30:00Z', '2028-02-29T01:02:03Z', '1999-12-31T16:59:00Z', '2050-06-15T12:00:00Z'])(
    'are what the tables of time zones say: %s',
    (instant) => {
      const timeZone = 'Asia/Ho_Chi_Minh';
      const parts = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
      expect(day(instant)).toBe(new Intl.DateTimeFormat('en-GB', { timeZone, ...parts }).format(new Date(instant)));
      const hours = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
      expect(time(instant)).toBe(new Intl.DateTimeFormat('en-GB', { timeZone, ...hours }).format(new Date(instant)));
    },
  );

  it('say as little as tells them apart', () => {
    const now = new Date('2026-11-22T05:00:00Z');
    expect(shortly('2026-11-22T02:03:00Z', now)).toBe('09:03');
    expect(shortly('2026-11-20T02:03:00Z', now)).toBe('09:03 20/11');
    expect(shortly('2025-11-20T02:03:00Z', now)).toBe('20/11/2025');
  });

  it('are written without a time zone where they have none', () => {
    expect([plainDay('2026-11-22'), plainDay('hôm qua')]).toEqual(['22/11/2026', 'hôm qua']);
    expect(new Date(startOfDay('2026-11-22')).toISOString()).toBe('2026-11-21T17:00:00.000Z');
    expect(new Date(endOfDay('2026-11-22')).toISOString()).toBe('2026-11-22T16:59:59.999Z');
  });
});
