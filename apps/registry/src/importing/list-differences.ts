import type { agencyDifferences as question, AgencyEntry, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { cutPage, type Directory } from '@edoc-axis/platform';
import { closingMoment } from '../agencies/closing-moment.js';
import { inSteps } from '../import/in-steps.js';
import type { RegistryPorts } from '../ports.js';
import { differencesBetween } from './differences-between.js';

/**
 * What a day brought: the register as it was known at the end of the day beside what it was at its beginning, each as of
 * that moment. Told from what is kept anyway, so that any day can be asked for at any time.
 */
export async function listDifferences(
  { day, after = '', limit }: HeardBy<typeof question>,
  { store: { reader }, index, clock }: Pick<RegistryPorts, 'store' | 'index' | 'clock'>,
): Promise<ReplyOf<typeof question>> {
  const begin = new Date(`${day}T00:00:00+07:00`);
  const end = closingMoment(day);
  if (begin > clock.now()) {
    throw new CataloguedError('request.parameter-invalid', { parameter: 'day', problem: 'it has not begun' });
  }
  const { directory } = await index.current();
  const concerned = new Set(await reader.agenciesWrittenBetween(begin, end));
  await inSteps(directory.agencies(), (entry) => {
    if (hasMoment(entry, directory, begin, end)) concerned.add(entry.code);
  });
  const codes = [...concerned].filter((code) => code > after).sort();
  const asked = codes.slice(0, limit);
  const [former, latter] = await Promise.all([reader.knownBefore(asked, begin), reader.knownBefore(asked, end)]);
  const found = asked.map((code) => ({
    code,
    changes: differencesBetween(
      { ...former.get(code), at: justBefore(begin) },
      { ...latter.get(code), at: justBefore(end) },
    ),
  }));
  const { page, next } = cutPage(found, limit, ({ code }) => code);
  const following = codes.length > asked.length ? asked.at(-1) : undefined;
  return { day, changes: page.flatMap(({ changes }) => changes), next: next ?? following };
}

/** Something of it began or ended then by what is known today: what took effect is never taken back. */
function hasMoment(entry: AgencyEntry, directory: Directory, begin: Date, end: Date): boolean {
  const { code, validFrom, validUntil, changes = [] } = entry;
  const [from, to] = [begin.toISOString(), end.toISOString()];
  const isWithin = (moment: string | undefined) => moment !== undefined && from <= moment && moment < to;
  return (
    isWithin(validFrom) ||
    isWithin(validUntil) ||
    changes.some(({ since }) => isWithin(since)) ||
    directory
      .servingPeriods(code)
      .some(({ since, until }) => isWithin(since.toISOString()) || isWithin(until?.toISOString()))
  );
}

function justBefore(moment: Date): Date {
  return new Date(moment.getTime() - 1);
}
