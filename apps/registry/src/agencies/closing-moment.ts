const hourMs = 3_600_000;
/** Việt Nam has one time zone and no summer time. */
const vietnamOffsetMs = 7 * hourMs;

/**
 * The first moment at which a code is closed.
 * @param written an instant (RFC 3339); or a date, the last valid day: the switch is at 00:00 (+07:00) of the next
 */
export function closingMoment(written: string): Date {
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(written);
  return new Date(isDate ? Date.parse(`${written}T00:00:00+07:00`) + 24 * hourMs : Date.parse(written));
}

/** The same day and time of day in Việt Nam, so many months on. */
export function monthsLater(moment: Date, months: number): Date {
  const local = new Date(moment.getTime() + vietnamOffsetMs);
  local.setUTCMonth(local.getUTCMonth() + months);
  return new Date(local.getTime() - vietnamOffsetMs);
}

/** How long another agency takes what is still addressed to a closed code, unless it is said. */
export const monthsOfReceivingFor = 12;

/** Who receives for a code that closes, and until when. */
export function receivingFor(agency: string, closesAt: Date, until?: string): { agency: string; until: string } {
  const end = until === undefined ? monthsLater(closesAt, monthsOfReceivingFor) : new Date(until);
  return { agency, until: end.toISOString() };
}
