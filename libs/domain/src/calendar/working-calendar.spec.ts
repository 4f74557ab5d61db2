import fc from 'fast-check';
import { deadlineOf, isSentLate } from './deadlines.js';
import { officeTimes, usualOfficePlan } from './office-times.js';
import { dayOf } from './vietnam-days.js';
import { workingCalendar } from './working-calendar.js';

/** Tết 2026 and the days changed around it: 16 to 20 February are off, Saturday 10 January is worked for Friday 2 January. */
const plan = {
  ...usualOfficePlan,
  holidays: [
    ...usualOfficePlan.holidays,
    ...['2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  ],
  worked: ['2026-01-10'],
};
const calendar = workingCalendar(plan);
const times = officeTimes(plan);
const at = (moment: string) => new Date(`${moment.replace(' ', 'T')}:00+07:00`);
const due = (kind: Parameters<typeof deadlineOf>[0], from: string, urgent = false) =>
  deadlineOf(kind, { from: at(from), urgent }, times.axis);

describe('working time', () => {
  it.each([
    ['within a morning', '2026-03-02 08:00', 60, '2026-03-02 09:00'],
    ['to the minute at which the morning ends', '2026-03-02 08:30', 180, '2026-03-02 11:30'],
    ['over noon', '2026-03-02 10:30', 120, '2026-03-02 14:30'],
    ['from within the noon break', '2026-03-02 12:00', 30, '2026-03-02 14:00'],
    ['over night', '2026-03-02 16:30', 60, '2026-03-03 08:00'],
    ['over a weekend', '2026-03-06 16:30', 60, '2026-03-09 08:00'],
    ['from a Sunday', '2026-03-08 10:00', 30, '2026-03-09 08:00'],
    ['over Tết', '2026-02-13 16:00', 120, '2026-02-23 08:30'],
    ['over a holiday of every year', '2026-04-29 16:30', 60, '2026-05-04 08:00'],
    ['on a Saturday that is worked instead', '2026-01-09 16:30', 60, '2026-01-10 08:00'],
  ])('goes on %s', (_, from, minutes, until) => {
    expect(calendar.addWorkingTime(at(from), minutes)).toEqual(at(until));
  });

  it('ends with the day, on a day off with the next one', () => {
    expect(calendar.endOfWorkingDay(at('2026-03-02 08:00'))).toEqual(at('2026-03-02 17:00'));
    expect(calendar.endOfWorkingDay(at('2026-03-06 17:00'))).toEqual(at('2026-03-09 17:00'));
    expect(calendar.endOfWorkingDay(at('2026-02-14 08:00'))).toEqual(at('2026-02-23 17:00'));
  });

  it('is counted in days of Việt Nam, where the morning is still yesterday in Greenwich', () => {
    expect(calendar.addWorkingTime(new Date('2026-03-01T23:30:00Z'), 60)).toEqual(at('2026-03-02 08:30'));
  });

  const moments = fc
    .date({ min: new Date('2025-12-01T00:00:00Z'), max: new Date('2026-06-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date);
  const minutes = fc.integer({ min: 0, max: 3_000 });

  it('added in two parts is what it is added at once', () => {
    fc.assert(
      fc.property(moments, minutes, minutes, (from, first, second) => {
        const apart = calendar.addWorkingTime(calendar.addWorkingTime(from, first), second);
        expect(apart).toEqual(calendar.addWorkingTime(from, first + second));
      }),
    );
  });

  it('is over no earlier than by the clock, within working hours, and for who begins later never sooner', () => {
    fc.assert(
      fc.property(moments, moments, fc.integer({ min: 1, max: 3_000 }), (one, other, amount) => {
        const [from, later] = one <= other ? [one, other] : [other, one];
        const until = calendar.addWorkingTime(from, amount);
        expect(until.getTime()).toBeGreaterThanOrEqual(from.getTime() + amount * 60_000);
        expect(calendar.isWorkingDay(dayOf(until))).toBe(true);
        expect(calendar.addWorkingTime(later, amount).getTime()).toBeGreaterThanOrEqual(until.getTime());
      }),
    );
  });

  it('gives every kind of deadline lies ahead, and who begins later has it later', () => {
    fc.assert(
      fc.property(
        moments,
        moments,
        fc.constantFrom('collection' as const, 'acknowledgement' as const, 'answer' as const),
        fc.boolean(),
        (one, other, kind, urgent) => {
          const [from, later] = one <= other ? [one, other] : [other, one];
          const until = deadlineOf(kind, { from, urgent }, times.axis);
          expect(until.getTime()).toBeGreaterThan(from.getTime());
          expect(deadlineOf(kind, { from: later, urgent }, times.axis).getTime()).toBeGreaterThanOrEqual(
            until.getTime(),
          );
        },
      ),
    );
  });
});

describe('a deadline', () => {
  it('for collecting is four working hours, or half an hour by the clock for what is urgent', () => {
    expect(due('collection', '2026-03-02 09:12')).toEqual(at('2026-03-02 15:12'));
    expect(due('collection', '2026-02-13 16:00')).toEqual(at('2026-02-23 10:30'));
    expect(due('collection', '2026-02-17 00:30', true)).toEqual(at('2026-02-17 01:00'));
  });

  it('for acknowledging is the end of the day, after 16:00 the next working morning', () => {
    expect(due('acknowledgement', '2026-03-02 15:59')).toEqual(at('2026-03-02 17:00'));
    expect(due('acknowledgement', '2026-03-02 16:00')).toEqual(at('2026-03-03 11:30'));
    expect(due('acknowledgement', '2026-03-06 16:00')).toEqual(at('2026-03-09 11:30'));
    expect(due('acknowledgement', '2026-03-08 09:00')).toEqual(at('2026-03-09 11:30'));
    expect(due('acknowledgement', '2026-03-09 05:00')).toEqual(at('2026-03-09 17:00'));
    expect(due('acknowledgement', '2026-03-08 23:00', true)).toEqual(at('2026-03-09 01:00'));
  });

  it('for answering is the end of the next working day, for what is urgent two hours', () => {
    expect(due('answer', '2026-03-02 09:00')).toEqual(at('2026-03-03 17:00'));
    expect(due('answer', '2026-02-13 09:00')).toEqual(at('2026-02-23 17:00'));
    expect(due('answer', '2026-02-15 09:00', true)).toEqual(at('2026-02-15 11:00'));
  });

  it('is an agency’s own, or that of the nearest code above it', () => {
    const early = { ...plan, hours: [{ from: 7 * 60, until: 16 * 60 }] };
    const own = officeTimes(plan, { 'H36.15': early });
    const ends = (agency: string) => own.of(agency).calendar.endOfWorkingDay(at('2026-03-02 08:00'));
    expect(ends('H36.15.04')).toEqual(at('2026-03-02 16:00'));
    expect(ends('H36.15')).toEqual(at('2026-03-02 16:00'));
    expect(ends('H36.150')).toEqual(at('2026-03-02 17:00'));
    expect(ends('H36')).toEqual(at('2026-03-02 17:00'));
    expect(own.all).toHaveLength(2);
  });
});

describe('a document is sent late', () => {
  const late = (signedOn: string, sent: string) => isSentLate(signedOn, at(sent), calendar);

  it.each([
    ['on the day of signing', '2026-03-02', '2026-03-02 23:59', false],
    ['the next working morning', '2026-03-02', '2026-03-03 11:30', false],
    ['the next afternoon', '2026-03-02', '2026-03-03 13:30', true],
    ['on the Monday morning after a Friday', '2026-03-06', '2026-03-09 08:00', false],
    ['on the Monday afternoon after a Friday', '2026-03-06', '2026-03-09 14:00', true],
    ['the first morning after Tết', '2026-02-13', '2026-02-23 11:00', false],
    ['on the Saturday worked instead, in the afternoon', '2026-01-09', '2026-01-10 15:00', true],
    ['before the day that stands in it', '2026-03-09', '2026-03-02 09:00', false],
  ])('or not: %s', (_, signedOn, sent, expected) => {
    expect(late(signedOn, sent)).toBe(expected);
  });
});
