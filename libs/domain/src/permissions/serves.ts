import type { AgencyCode } from '../agencies/agency-code.js';
import type { Caller, ServingPeriod } from './caller.js';

/** For so long may a system that stopped serving an agency fetch, answer and take back what it handled then. */
export const aftercareMonths = 12;

/** The caller acts for the agency now: its system serves it, or it is one of the clerk's. */
export function actsFor(caller: Caller, agency: AgencyCode, at: Date): boolean {
  switch (caller.kind) {
    case 'system':
      return caller.serves.some((period) => period.agency === agency && covers(period, at));
    case 'person':
      return caller.role === 'clerk' && caller.agencies.includes(agency);
    case 'operator':
      return false;
  }
}

/**
 * The caller may go on with something it handled for the agency: it acts for it now, or it did at `handledAt` and not
 * more than twelve months have passed since it stopped. Business begun before a reorganisation is finished in the
 * system it was begun in.
 */
export function mayFinishFor(caller: Caller, agency: AgencyCode, handledAt: Date, now: Date): boolean {
  return mayFinishForAny(caller, [agency], handledAt, now);
}

/** The same for any of many agencies: a document has thousands of recipients, and a system may serve as many. */
export function mayFinishForAny(caller: Caller, agencies: readonly AgencyCode[], handledAt: Date, now: Date): boolean {
  switch (caller.kind) {
    case 'system': {
      const asked = new Set(agencies);
      return caller.serves.some((period) => asked.has(period.agency) && maySeeThrough(period, handledAt, now));
    }
    case 'person':
      return agencies.some((agency) => actsFor(caller, agency, now));
    case 'operator':
      return false;
  }
}

function maySeeThrough(period: ServingPeriod, handledAt: Date, now: Date): boolean {
  return covers(period, now) || (covers(period, handledAt) && now < endOfAftercare(period));
}

function covers({ since, until }: ServingPeriod, at: Date): boolean {
  return since <= at && (until === undefined || at < until);
}

function endOfAftercare({ until }: ServingPeriod): Date {
  if (until === undefined) return new Date(8.64e15);
  const end = new Date(until);
  end.setUTCMonth(end.getUTCMonth() + aftercareMonths);
  return end;
}
