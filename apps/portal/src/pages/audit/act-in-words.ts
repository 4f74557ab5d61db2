import { inLanguage } from '../../words/language.js';
import { actWords } from './acts.words.js';

const words = inLanguage(actWords);

/** What was done, as people say it; an act without words is told by its name. */
export function actInWords(what: string): string {
  const known: Readonly<Record<string, string | undefined>> = words.value;
  return known[what] ?? what.replace(/^registry\./, '').replaceAll('-', ' ');
}
