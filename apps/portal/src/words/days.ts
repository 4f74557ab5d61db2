/*
 * Days and times as people in Việt Nam write them, in either language, wherever the browser stands. Their clock has been seven hours
 * ahead since 1975 and knows no summer time, so this is arithmetic: a formatter of the browser's takes an old computer longer to
 * make than everything else a page writes.
 */
const aheadMs = 7 * 3_600_000;

export function day(instant: string | Date): string {
  const { year, month, date } = partsOf(instant);
  return `${date}/${month}/${year}`;
}

export function time(instant: string | Date): string {
  return onTheirClock(instant).slice(11, 16);
}

export function dayAndTime(instant: string | Date): string {
  return `${time(instant)} ${day(instant)}`;
}

/** Today its time, this year day and month, else the whole day: as little as tells it apart. */
export function shortly(instant: string, now = new Date()): string {
  if (day(instant) === day(now)) return time(instant);
  const whole = day(instant);
  return whole.endsWith(`/${yearOf(now)}`) ? `${time(instant)} ${whole.slice(0, 5)}` : whole;
}

/** A day as the packet writes it, `2026-11-22`, which has no time zone. */
export function plainDay(written: string): string {
  const [year, month, date] = written.slice(0, 10).split('-');
  return year && month && date ? `${date}/${month}/${year}` : written;
}

/** `2026-11-22`: what a date field holds. */
export function dayForField(instant: Date): string {
  const { year, month, date } = partsOf(instant);
  return `${year}-${month}-${date}`;
}

export function yearOf(instant: Date): string {
  return partsOf(instant).year;
}

/** Midnight of the office's day, as an instant. */
export function startOfDay(written: string): string {
  return `${written}T00:00:00+07:00`;
}

export function endOfDay(written: string): string {
  return `${written}T23:59:59.999+07:00`;
}

function partsOf(instant: string | Date): { readonly year: string; readonly month: string; readonly date: string } {
  const [year = '', month = '', date = ''] = onTheirClock(instant).slice(0, 10).split('-');
  return { year, month, date };
}

/** `2026-11-22T09:03:00.000Z`, whose `Z` means nothing. */
function onTheirClock(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + aheadMs).toISOString();
}
