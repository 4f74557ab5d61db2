import { dayAndTime, plainDay } from '../../words/formats.js';
import { inLanguage } from '../../words/language.js';
import { correctEntryWords } from './correct-entry.words.js';
import { whoDid } from './who-did.js';

/** What an entry of the register was, until somebody corrected it. */
export interface EntryBefore {
  readonly number: number;
  readonly on: string;
  readonly correctedAt: string;
  readonly by: string;
  readonly reason: string;
}

/** Each in a sentence: what it was, who corrected it, when and why. */
export function correctionsInWords(corrections: readonly EntryBefore[] = []): string[] {
  const { before, because } = inLanguage(correctEntryWords).value;
  return corrections.map(({ number, on, by, correctedAt, reason }) =>
    [before(String(number), plainDay(on)), because(whoDid(by), dayAndTime(correctedAt), reason)].join('; '),
  );
}

/** What stood there before, and stands there no more: it is crossed out, as on paper. */
export function crossedOut(now: string, before: readonly string[]): readonly string[] {
  return [...new Set(before)].filter((each) => each !== now);
}
