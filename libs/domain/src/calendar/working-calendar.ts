import { dayAfter, dayOf, minuteOfDay, momentOf, type VietnamDay, weekdayOf } from './vietnam-days.js';

/** A part of a day in which people work, in minutes since its midnight. */
export interface WorkingSpan {
  readonly from: number;
  readonly until: number;
}

/** When an office works. Of a plan it can be read from, at least one weekday in the week is no day off. */
export interface CalendarPlan {
  /** Of a working day, in their order; none touches the next. */
  readonly hours: readonly WorkingSpan[];
  /** What arrives on a working day from this minute on is for the next working morning. */
  readonly lateFrom: number;
  /** Days off in every week; 0 is Sunday. */
  readonly weekend: readonly number[];
  /** Days off: `yyyy-MM-dd`, or `MM-dd` in every year. */
  readonly holidays: readonly string[];
  /** Days worked although they would be off, `yyyy-MM-dd`. */
  readonly worked: readonly VietnamDay[];
}

/** The working time of an office. Moments go in and come out; days are those of Asia/Ho_Chi_Minh. */
export interface WorkingCalendar {
  isWorkingDay(day: VietnamDay): boolean;
  /** The moment by which so many minutes have been worked since then. */
  addWorkingTime(from: Date, minutes: number): Date;
  /** When work ends on that day; on a day off, or after that, when it ends on the next working day. */
  endOfWorkingDay(at: Date): Date;
  /** The first part, before noon where it is longer, of the first working day after the day of that moment. */
  nextWorkingMorning(at: Date): { readonly from: Date; readonly until: Date };
  /** Whether what arrives then is for the next working morning: late on a working day, or on a day off. */
  isLate(at: Date): boolean;
}

const noon = 12 * 60;

export function workingCalendar({ hours, lateFrom, weekend, holidays, worked }: CalendarPlan): WorkingCalendar {
  const off = new Set(holidays);
  const on = new Set(worked);

  const isWorkingDay = (day: VietnamDay) =>
    on.has(day) || !(weekend.includes(weekdayOf(day)) || off.has(day) || off.has(day.slice(5)));

  function workingDayAfter(day: VietnamDay): VietnamDay {
    let next = dayAfter(day);
    while (!isWorkingDay(next)) next = dayAfter(next);
    return next;
  }

  const endOf = (day: VietnamDay) => momentOf(day, hours.at(-1)?.until ?? noon);

  return {
    isWorkingDay,
    addWorkingTime(from, minutes) {
      let day = dayOf(from);
      let minute = minuteOfDay(from);
      if (!isWorkingDay(day)) [day, minute] = [workingDayAfter(day), 0];
      for (let left = minutes; ; [day, minute] = [workingDayAfter(day), 0]) {
        for (const span of hours) {
          const begins = Math.max(span.from, minute);
          if (begins >= span.until) continue;
          if (left <= span.until - begins) return momentOf(day, begins + left);
          left -= span.until - begins;
        }
      }
    },
    endOfWorkingDay(at) {
      const day = dayOf(at);
      const end = endOf(day);
      return isWorkingDay(day) && at < end ? end : endOf(workingDayAfter(day));
    },
    nextWorkingMorning(at) {
      const day = workingDayAfter(dayOf(at));
      const { from = 0, until = noon } = hours[0] ?? {};
      return { from: momentOf(day, from), until: momentOf(day, from < noon ? Math.min(until, noon) : until) };
    },
    isLate: (at) => !isWorkingDay(dayOf(at)) || minuteOfDay(at) >= lateFrom,
  };
}
