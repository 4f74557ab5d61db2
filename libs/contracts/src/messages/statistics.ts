import { type CountName, countedNames } from '@edoc-axis/domain';
import { z } from 'zod';
import { question } from '../question.js';
import { agencyCode, dayOfRegister, pageLimit } from '../values.js';

/** Rows of a table, each standing for: a day, an agency, or one agency below `under` with all below it. */
export const countedBy = ['day', 'agency', 'branch'] as const;

/** A year and a day to compare it with. */
export const countedDaysMax = 366;

const count = z.number().nonnegative();

export const counts = z.object(
  Object.fromEntries(countedNames.map((name) => [name, count])) as Record<CountName, typeof count>,
);
export type Counts = z.output<typeof counts>;

export const countsRow = counts.extend({
  day: dayOfRegister.optional(),
  agency: agencyCode.optional(),
  /** Of the agency, as the directory has it now. */
  name: z.string().optional(),
});
export type CountsRow = z.output<typeof countsRow>;

/** The first day and the last. */
export const isCountableSpan = ({ from, to }: { readonly from: string; readonly to: string }): boolean =>
  from <= to && Date.parse(to) - Date.parse(from) < countedDaysMax * 24 * 60 * 60 * 1000;

export const notCountable = {
  error: `"to" must not lie before "from", nor ${countedDaysMax} days or more after it.`,
  path: ['to'],
};

const wanted = z.object({
  under: agencyCode.optional(),
  agency: agencyCode.optional(),
  from: dayOfRegister,
  to: dayOfRegister,
  by: z.enum(countedBy).default('day'),
  after: z.string().max(100).optional(),
  limit: pageLimit.default(100),
});

/** Documents and what became of them, counted by day in Việt Nam. Without `under` and `agency`: all the caller may see. */
export const showStatistics = question('tracker.show-statistics', {
  askedBy: ['gateway'],
  caller: 'required',
  request: wanted.refine(isCountableSpan, notCountable),
  reply: z.object({
    from: dayOfRegister,
    to: dayOfRegister,
    /** The position of the last fact that was counted. */
    upTo: z.number().int().nonnegative(),
    /** False while facts are here that were not counted yet. */
    caughtUp: z.boolean(),
    /** In the order of days or codes; where nothing happened there is none. */
    rows: z.array(countsRow),
    /** Of all rows, on every page. */
    totals: counts,
    next: z.string().optional(),
  }),
  deadlineMs: 30_000,
});
