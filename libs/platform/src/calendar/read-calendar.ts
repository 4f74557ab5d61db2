import { readFileSync } from 'node:fs';
import { calendarFile } from '@edoc-axis/contracts';
import { CataloguedError, officeTimes, type OfficeTimes, usualOfficePlan } from '@edoc-axis/domain';
import { z } from 'zod';

/** A country's holidays of a century are smaller. */
const fileBytesMax = 1024 * 1024;

/**
 * The working time of offices from a file (`calendarFile`), or as usual without one.
 * @throws CataloguedError `axis.configuration-invalid`: half a calendar would be believed for months
 */
export function readCalendar(path: string | undefined): OfficeTimes {
  if (path === undefined) return officeTimes(usualOfficePlan);
  const read = calendarFile.safeParse(readJson(path));
  if (!read.success) throw faulty(path, z.prettifyError(read.error).replaceAll(/\s*\n\s*/g, ' '));
  return officeTimes(read.data.plan, read.data.agencies);
}

function readJson(path: string): unknown {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.length > fileBytesMax) throw new Error(`it is longer than ${fileBytesMax} bytes`);
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw faulty(path, error instanceof Error ? error.message : String(error));
  }
}

function faulty(path: string, problem: string): CataloguedError {
  return new CataloguedError('axis.configuration-invalid', { variable: `EDOC_CALENDAR (${path})`, problem });
}
