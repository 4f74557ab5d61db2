/** What a cell says of a day, `YYYY-MM-DD`, or of a moment (RFC 3339); undefined when it is neither. */
export function readDay(written: string, daysAreNumbers: boolean): string | undefined {
  if (daysAreNumbers && /^\d{1,6}(\.\d+)?$/.test(written)) return dayOfNumber(Number(written));
  const ofVietnam = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written);
  if (ofVietnam) {
    const [, day = '', month = '', year = ''] = ofVietnam;
    return realDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return realDay(written);
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(written);
  return isMoment && realDay(written.slice(0, 10)) && !Number.isNaN(Date.parse(written)) ? written : undefined;
}

export function isWithinReach(day: string): boolean {
  return /^(19|20|21)\d{2}-/.test(day);
}

/** The first moment of a day in Việt Nam; a moment as it is. RFC 3339 in UTC, as entries have it. */
export function beginningOf(day: string): string {
  return new Date(day.length === dayLength ? `${day}T00:00:00+07:00` : day).toISOString();
}

const dayLength = 'YYYY-MM-DD'.length;

/** There is no 31 June; `Date` would make 1 July of it. */
function realDay(day: string): string | undefined {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : undefined;
}

const dayMs = 86_400_000;
/** Day 0 of workbooks, as it is from March 1900 on (ECMA-376 part 1, 18.17.4.1). */
const workbookEpochMs = Date.UTC(1899, 11, 30);

function dayOfNumber(days: number): string | undefined {
  return new Date(workbookEpochMs + Math.floor(days) * dayMs).toISOString().slice(0, dayLength);
}
