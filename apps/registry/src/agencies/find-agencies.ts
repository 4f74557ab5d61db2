import type { AgencyView, findAgencies as question, HeardBy } from '@edoc-axis/contracts';
import { foldText, fromForm102, readAgencyCode } from '@edoc-axis/domain';
import { cutPage } from '@edoc-axis/platform';
import { agencyViewAt } from './agency-view.js';
import { type KeptIndex, lookUpWaitMs } from './keep-index.js';

/** More words than a name has only cost time. */
const wordsMax = 10;

/**
 * Agencies by code: those whose code begins with `prefix`, which lie in the branch `under`, and whose name or codes contain each word of `q`, accents and
 * case ignored; open and closed ones as they are now, or with `at` those valid at that moment as they are then. A centre
 * comes only to who names its code. With `recipients` only whom a picker offers: nobody who is no recipient at the moment.
 */
export async function findAgencies(
  { prefix, under, q, at: wanted, recipients, after, limit }: HeardBy<typeof question>,
  now: Date,
  kept: KeptIndex,
): Promise<{ agencies: AgencyView[]; next?: string; version: number }> {
  const { index } = await kept.current(lookUpWaitMs);
  const at = wanted === undefined ? now : new Date(wanted);
  const found = index.find({
    prefix: prefix === undefined ? undefined : codePrefix(prefix),
    under: under === undefined ? undefined : codePrefix(under),
    words: foldText(q ?? '')
      .split(/\s+/)
      .filter((word) => word !== '')
      .slice(0, wordsMax),
    at,
    validOnly: wanted !== undefined || recipients,
    recipientsOnly: recipients,
    centre: readAgencyCode(q ?? prefix ?? ''),
    after,
    limit: limit + 1,
  });
  const { page, next } = cutPage(found, limit, ({ code }) => code);
  return { agencies: page.map((entry) => agencyViewAt(entry, at)), next, version: index.version };
}

/** A whole 102 form means its code; a part of one cannot be told from the beginning of another code. */
function codePrefix(written: string): string {
  const text = written.trim().toUpperCase();
  return fromForm102(text) ?? text;
}
