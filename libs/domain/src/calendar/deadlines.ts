import type { WorkingCalendar } from './working-calendar.js';
import { type VietnamDay, dayOf, momentOf } from './vietnam-days.js';

/** What people are given time for: to fetch a document, to take it, to answer what the sender asked. */
export type DeadlineKind = 'collection' | 'acknowledgement' | 'answer';

/** How much time. Minutes are of working time, of urgent documents by the clock. */
export interface DeadlineTimes {
  readonly collectionMinutes: number;
  /** The end of so many working days after the one on which it was asked. */
  readonly answerDays: number;
  readonly urgentCollectionMinutes: number;
  readonly urgentAcknowledgementMinutes: number;
  readonly urgentAnswerMinutes: number;
}

/** The time of one office: when it works, and how long it may take. */
export interface OfficeTime {
  readonly calendar: WorkingCalendar;
  readonly deadlines: DeadlineTimes;
}

export interface TimeTaken {
  /** When it began. */
  readonly from: Date;
  /** The document was frozen until then: nobody could act on it, so the time begins again. */
  readonly releasedAt?: Date;
  readonly urgent: boolean;
}

/** When the time is over that an office has for one thing. */
export function deadlineOf(
  kind: DeadlineKind,
  { from: began, releasedAt = began, urgent }: TimeTaken,
  { calendar, deadlines }: OfficeTime,
): Date {
  const from = releasedAt > began ? releasedAt : began;
  if (urgent) return new Date(from.getTime() + urgentMinutes(kind, deadlines) * 60_000);
  switch (kind) {
    case 'collection':
      return calendar.addWorkingTime(from, deadlines.collectionMinutes);
    case 'acknowledgement':
      return calendar.isLate(from) ? calendar.nextWorkingMorning(from).until : calendar.endOfWorkingDay(from);
    case 'answer': {
      let end = from;
      for (let days = 0; days < deadlines.answerDays; days += 1) end = calendar.nextWorkingMorning(end).from;
      return calendar.endOfWorkingDay(end);
    }
  }
}

/** Until when a document that was signed on a day has to be sent: that day, or the next working morning. */
export function sendingUntil(signedOn: VietnamDay, calendar: WorkingCalendar): Date {
  return calendar.nextWorkingMorning(momentOf(signedOn, 0)).until;
}

/** Whether a document signed on that day was sent later than the law has it. The future is somebody's slip of the pen. */
export function isSentLate(signedOn: VietnamDay, sentAt: Date, calendar: WorkingCalendar): boolean {
  return dayOf(sentAt) > signedOn && sentAt > sendingUntil(signedOn, calendar);
}

function urgentMinutes(kind: DeadlineKind, deadlines: DeadlineTimes): number {
  switch (kind) {
    case 'collection':
      return deadlines.urgentCollectionMinutes;
    case 'acknowledgement':
      return deadlines.urgentAcknowledgementMinutes;
    case 'answer':
      return deadlines.urgentAnswerMinutes;
  }
}
