import { type OfficePlan, readAgencyCode, usualOfficePlan, type WorkingSpan } from '@edoc-axis/domain';
import { z } from 'zod';

const clock = /^([01]\d|2[0-3]):([0-5]\d)$/;
const time = z.string().regex(clock, 'a time is written as 07:30').transform(minutesOf);

const span = z
  .string()
  .regex(/^\d\d:\d\d-\d\d:\d\d$/, 'hours are written as 07:30-11:30')
  .transform((written, context): WorkingSpan => {
    const [from = '', until = ''] = written.split('-');
    if (!clock.test(from) || !clock.test(until) || minutesOf(from) >= minutesOf(until)) {
      context.addIssue({ code: 'custom', message: `${written} does not begin before it ends` });
      return z.NEVER;
    }
    return { from: minutesOf(from), until: minutesOf(until) };
  });

const hours = z
  .array(span)
  .min(1)
  .max(6)
  .refine((spans) => spans.every(({ from }, n) => n === 0 || from > (spans[n - 1]?.until ?? 0)), {
    message: 'hours stand in their order and do not touch',
  });

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const weekend = z
  .array(z.enum(weekdays).transform((day) => weekdays.indexOf(day)))
  .refine((days) => new Set(days).size < 7, { message: 'somebody works on some day' });

const day = z.iso.date();
/** A leap day comes too seldom to be a holiday of every year, and is one nowhere. */
const holiday = z.string().refine((written) => day.safeParse(written.replace(/^(\d\d-\d\d)$/, '2025-$1')).success, {
  message: 'a holiday is written as 2026-02-17, or as 09-02 in every year',
});
/** Fewer than there are Mondays: something is left of every year. */
const yearlyMax = 30;
const holidays = z
  .array(holiday)
  .max(2_000)
  .refine((days) => days.filter((each) => each.length === 5).length <= yearlyMax, {
    message: `at most ${yearlyMax} holidays are in every year`,
  });

const minutes = z.number().int().min(1).max(100_000);
const deadlines = z.strictObject({
  collectionMinutes: minutes.optional(),
  answerDays: z.number().int().min(1).max(250).optional(),
  urgentCollectionMinutes: minutes.optional(),
  urgentAcknowledgementMinutes: minutes.optional(),
  urgentAnswerMinutes: minutes.optional(),
});

const office = z.strictObject({
  hours: hours.optional(),
  lateFrom: time.optional(),
  weekend: weekend.optional(),
  holidays: holidays.optional(),
  worked: z.array(day).max(2_000).optional(),
  deadlines: deadlines.optional(),
});

type Office = z.output<typeof office>;

/**
 * The file of working time. What is left out is as usual; what an agency leaves out is as for the axis. `holidays` replaces
 * the usual ones: who writes some down writes all.
 */
export const calendarFile = office
  .extend({
    agencies: z
      .record(z.string(), office)
      .refine((own) => Object.keys(own).every(isWrittenOut), 'a code is written in capitals')
      .optional(),
  })
  .transform(({ agencies = {}, ...axis }) => {
    const plan = planOf(axis, usualOfficePlan);
    const others = Object.entries(agencies).map(([code, own]) => [code, planOf(own, plan)] as const);
    return { plan, agencies: Object.fromEntries(others) };
  });

function planOf(own: Office, otherwise: OfficePlan): OfficePlan {
  return {
    hours: own.hours ?? otherwise.hours,
    lateFrom: own.lateFrom ?? otherwise.lateFrom,
    weekend: own.weekend ?? otherwise.weekend,
    holidays: own.holidays ?? otherwise.holidays,
    worked: own.worked ?? otherwise.worked,
    deadlines: { ...otherwise.deadlines, ...withoutGaps(own.deadlines ?? {}) },
  };
}

function withoutGaps<T extends object>(values: T): { [Key in keyof T]: NonNullable<T[Key]> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [Key in keyof T]: NonNullable<T[Key]> };
}

function isWrittenOut(code: string): boolean {
  return readAgencyCode(code) === code;
}

function minutesOf(written: string): number {
  const [hour, minute] = written.split(':');
  return Number(hour) * 60 + Number(minute);
}
