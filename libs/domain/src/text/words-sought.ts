import { foldText } from './fold-text.js';

/** What parts words: of `12/UBND-VP` each part can be looked for. Characters of ASCII, so that SQL's `translate` takes them. */
export const wordMarks = '/-.,;:()[]"\'_\t\r\n';

/**
 * A text as it is searched: accents and capitals aside, a blank in place of every mark and before the first word, so that
 * a word is found by its beginning. Whoever folds elsewhere, as statements do, folds like this.
 */
export function foldForSearch(text: string): string {
  return ` ${foldText(text)}`.replace(marks, ' ');
}

const marks = new RegExp(`[${wordMarks.replace(/[\]\\^-]/g, '\\$&')}]`, 'g');

/** More words than a person looks for. */
const wordsMax = 8;

/**
 * The words of a question, folded, each with the blank it begins with; what was written in one, as `12/UBND-VP`, stands
 * together. A text has them all, or it is not meant.
 */
export function wordsSought(text: string): string[] {
  const words = text.normalize('NFC').split(/\s+/u).map(foldForSearch);
  return [...new Set(words.map((word) => word.trimEnd()).filter((word) => word !== ''))].slice(0, wordsMax);
}
