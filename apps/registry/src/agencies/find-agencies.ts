import type { AgencyEntry, findAgencies as question, HeardBy } from '@edoc-axis/contracts';
import { foldText, fromForm102, readAgencyCode } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';

import type { CurrentIndex } from './keep-index.js';

/** More words than a name has only cost time. */
const wordsMax = 10;

/**
 * Agencies by code: those whose code begins with `prefix` and whose name or codes contain each word of `q`, accents and
 * case ignored; open and closed ones, or with `at` those valid at that moment. A centre comes only to who names its code.
 */
export async function findAgencies(
  { prefix, q, at, after, limit }: HeardBy<typeof question>,
  currentIndex: CurrentIndex,
): Promise<{ agencies: AgencyEntry[]; next?: string; version: number }> {
  const index = await currentIndex();
  const found = index.find({
    prefix: prefix === undefined ? undefined : codePrefix(prefix),
    words: foldText(q ?? '')
      .split(/\s+/)
      .filter((word) => word !== '')
      .slice(0, wordsMax),
    at: at === undefined ? undefined : new Date(at),
    centre: readAgencyCode(q ?? prefix ?? ''),
    after,
    limit: limit + 1,
  });
  const { page, next } = cutPage(found, limit, ({ code }) => code);
  return { agencies: page, next, version: index.version };
}

/** A whole 102 form means its code; a part of one cannot be told from the beginning of another code. */
function codePrefix(written: string): string {
  const text = written.trim().toUpperCase();
  return fromForm102(text) ?? text;
}
