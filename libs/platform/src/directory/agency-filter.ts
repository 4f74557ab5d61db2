import type { AgencyEntry } from '@edoc-axis/contracts';
import { foldText, isOpenAt, standingAt, versionsOf } from '@edoc-axis/domain';

export interface AgencyFilter {
  /** Begins the code. */
  readonly prefix?: string;
  /** It and all below it. */
  readonly under?: string;
  /** Each stands somewhere in a name or in a code; without accents and in small letters. */
  readonly words: readonly string[];
  /** As they are at this moment. */
  readonly at: Date;
  /** Only those whose validity covers it. */
  readonly validOnly?: boolean;
  /** No centres, and neither hidden agencies nor those that are there to be tried with. */
  readonly recipientsOnly?: boolean;
  /** The one centre that may be among them. */
  readonly centre?: string;
  /** Codes up to this one were given before. */
  readonly after?: string;
  readonly limit: number;
}

/** What an agency is found by: of one that changes, also by what it was and will be. */
export function soughtEver(entry: AgencyEntry): string {
  if (entry.changes === undefined) return soughtOf(entry);
  const sought = versionsOf(entry, entry.validFrom).map(({ standing }) => soughtOf(standing));
  return [...new Set(sought)].join(' ');
}

/**
 * The agency as it is at the moment that counts; undefined when it is not wanted then. Of one that changes a word may
 * stand in what it is at another moment only.
 * @param sought what `soughtEver` gives
 */
export function wantedAt(
  { entry, sought }: { entry: AgencyEntry; sought: string },
  { words, at, under, validOnly = false, recipientsOnly = false, centre }: Omit<AgencyFilter, 'limit'>,
): AgencyEntry | undefined {
  if (under !== undefined && entry.code !== under && !entry.code.startsWith(`${under}.`)) return undefined;
  const standing = standingAt(entry, at);
  if (standing.centre && standing.code !== centre) return undefined;
  if (recipientsOnly && !isForPickers(standing)) return undefined;
  if (validOnly && !isOpenAt(standing, at)) return undefined;
  const soughtNow = standing === entry ? sought : soughtOf(standing);
  return words.every((word) => soughtNow.includes(word)) ? standing : undefined;
}

/** No centre, and neither hidden nor there to be tried with. */
export function isForPickers({ centre, hidden = false, test = false }: AgencyEntry): boolean {
  return !centre && !hidden && !test;
}

function soughtOf({ name, shortName = '', code, form102 = '' }: AgencyEntry): string {
  return foldText([name, shortName, code, form102].filter((text) => text !== '').join(' '));
}
