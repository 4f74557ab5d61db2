import { inLanguage } from '../../words/language.js';
import { whatToDoWords } from './what-to-do.words.js';

const words = inLanguage(whatToDoWords);

/** What helps against a reason why an agency is not reached; whoever telephones reads it out. */
export function whatToDo(code: string): string {
  const known: Readonly<Record<string, string | undefined>> = words.value.against;
  return known[code] ?? words.value.otherwise;
}
