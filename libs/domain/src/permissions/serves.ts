import type { AgencyCode } from '../agencies/agency-code.js';
import { covers } from '../agencies/covers.js';
import type { Caller, PersonCaller, ServingPeriod, SystemCaller } from './caller.js';

/** For so long may a system that stopped serving an agency fetch, answer and take back what it handled then. */
export const aftercareMonths = 12;

/** The caller acts for the agency now: its system serves it, or it is one of the clerk's. */
export function actsFor(caller: Caller, agency: AgencyCode, at: Date): boolean {
  switch (caller.kind) {
    case 'system':
      return periodsOf(caller, agency).some((period) => covers(period, at));
    case 'person':
      return clerkAgenciesOf(caller).includes(agency);
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
    case 'system':
      return agencies.some((agency) =>
        periodsOf(caller, agency).some((period) => maySeeThrough(period, handledAt, now)),
      );
    case 'person':
      return agencies.some((agency) => actsFor(caller, agency, now));
    case 'operator':
      return false;
  }
}

/**
 * The agencies for which a system may go on with something: with all of it where it acts for them now, else with what was
 * handled while it did.
 */
export function unfinishedPeriods(
  { serves }: SystemCaller,
  now: Date,
): { readonly agency: AgencyCode; readonly handled?: { readonly since: Date; readonly until: Date } }[] {
  return serves.flatMap((period) => {
    const { agency, since, until } = period;
    if (covers(period, now)) return { agency };
    return until !== undefined && until <= now && now < endOfAftercare(period)
      ? { agency, handled: { since, until } }
      : [];
  });
}

/** The agencies a person is a clerk of. */
export function clerkAgenciesOf({ grants }: PersonCaller): readonly AgencyCode[] {
  return grants.flatMap((grant) => (grant.role === 'clerk' ? grant.agencies : []));
}

/**
 * A system may serve thousands of agencies, and is asked about as many deliveries at once. The list of its periods stays
 * the same object from call to call until the directory changes it, so it is put in order once.
 */
function periodsOf({ serves }: SystemCaller, agency: AgencyCode): readonly ServingPeriod[] {
  let byAgency = periodsByAgency.get(serves);
  if (!byAgency) {
    byAgency = new Map();
    for (const period of serves) {
      const periods = byAgency.get(period.agency);
      if (periods) periods.push(period);
      else byAgency.set(period.agency, [period]);
    }
    periodsByAgency.set(serves, byAgency);
  }
  return byAgency.get(agency) ?? [];
}

const periodsByAgency = new WeakMap<readonly ServingPeriod[], Map<AgencyCode, ServingPeriod[]>>();

function maySeeThrough(period: ServingPeriod, handledAt: Date, now: Date): boolean {
  return covers(period, now) || (covers(period, handledAt) && now < endOfAftercare(period));
}

function endOfAftercare({ until }: ServingPeriod): Date {
  if (until === undefined) return new Date(8.64e15);
  const end = new Date(until);
  end.setUTCMonth(end.getUTCMonth() + aftercareMonths);
  return end;
}
