import type { DeadlineTimes, OfficeTime } from './deadlines.js';
import { type CalendarPlan, workingCalendar } from './working-calendar.js';

export interface OfficePlan extends CalendarPlan {
  readonly deadlines: DeadlineTimes;
}

/** The time of the axis, and of agencies that keep another, each with everything below it. */
export interface OfficeTimes {
  readonly axis: OfficeTime;
  /** Of an agency: its own, else that of the nearest code above it, else that of the axis. */
  of(agency: string): OfficeTime;
  /** Every one there is: who does not know whom something goes to takes the earliest. */
  readonly all: readonly OfficeTime[];
}

export function officeTimes(plan: OfficePlan, others: Readonly<Record<string, OfficePlan>> = {}): OfficeTimes {
  const axis = officeTime(plan);
  const own = new Map(Object.entries(others).map(([agency, other]) => [agency, officeTime(other)]));
  return {
    axis,
    all: [axis, ...own.values()],
    of(agency) {
      for (let code = agency; code !== ''; code = code.slice(0, Math.max(0, code.lastIndexOf('.')))) {
        const found = own.get(code);
        if (found) return found;
      }
      return axis;
    },
  };
}

/** Where no calendar was given: office hours as in much of the country, and the holidays that fall on one day every year. */
export const usualOfficePlan: OfficePlan = {
  hours: [
    { from: 7 * 60 + 30, until: 11 * 60 + 30 },
    { from: 13 * 60 + 30, until: 17 * 60 },
  ],
  lateFrom: 16 * 60,
  weekend: [6, 0],
  holidays: ['01-01', '04-30', '05-01', '09-02'],
  worked: [],
  deadlines: {
    collectionMinutes: 240,
    answerDays: 1,
    urgentCollectionMinutes: 30,
    urgentAcknowledgementMinutes: 120,
    urgentAnswerMinutes: 120,
  },
};

function officeTime({ deadlines, ...plan }: OfficePlan): OfficeTime {
  return { calendar: workingCalendar(plan), deadlines };
}
