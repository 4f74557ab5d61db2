import { CataloguedError, vietnamOffsetMs } from '@edoc-axis/domain';

/** Times of the interface are local time of Việt Nam, the year first: `yyyy/MM/dd HH:mm:ss`, and days without a time. */

const dayMs = 24 * 60 * 60_000;

export function writeTime(at: string): string {
  const [date = '', clock = ''] = new Date(Date.parse(at) + vietnamOffsetMs).toISOString().split('T');
  return `${date.replaceAll('-', '/')} ${clock.slice(0, 8)}`;
}

/**
 * From the first moment of the one day to the last of the other.
 * @throws CataloguedError `request.parameter-invalid`
 */
export function readBetween({ fromDate, toDate }: { readonly fromDate?: string; readonly toDate?: string }): {
  readonly since?: string;
  readonly until?: string;
} {
  const [from, to] = [readDay('fromDate', fromDate), readDay('toDate', toDate)];
  return { since: from?.toISOString(), until: to && new Date(to.getTime() + dayMs - 1).toISOString() };
}

/** Its first moment. An empty day is an absent one. */
function readDay(parameter: string, written = ''): Date | undefined {
  if (written === '') return undefined;
  const [, year, month, day] = /^(\d{4})[/-](\d\d)[/-](\d\d)$/.exec(written) ?? [];
  const text = `${year}-${month}-${day}T00:00:00.000Z`;
  const read = new Date(text);
  // JavaScript takes the 31st of February for a day in March; what is written back differently was no day.
  if (Number.isNaN(read.getTime()) || read.toISOString() !== text) {
    throw new CataloguedError('request.parameter-invalid', {
      parameter,
      problem: 'it is no day in the form yyyy/MM/dd',
    });
  }
  return new Date(read.getTime() - vietnamOffsetMs);
}
