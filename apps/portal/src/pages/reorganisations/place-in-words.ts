import { inLanguage } from '../../words/language.js';
import { sections } from './plan.js';
import { reorganisationsWords } from './reorganisations.words.js';

const words = inLanguage(reorganisationsWords);

/** `closes[3]` as people find it: "Đơn vị đóng, dòng 4". What is no row is told as it is. */
export function placeInWords(where: string): string {
  const [, name, n] = /^(\w+)\[(\d+)\]/.exec(where) ?? [];
  const section = sections.find((each) => each === name);
  if (!section) return words.value.places[where] ?? where;
  return words.value.rowOf[section](Number(n) + 1);
}
