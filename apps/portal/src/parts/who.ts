import { inLanguage } from '../words/language.js';
import { whoWords } from './who.words.js';

const words = inLanguage(whoWords);

/** Who did something, from how the axis names callers: `person:lan`, `system:dms`, `operator`. */
export function whoIn(by: string): string {
  const [, kind, name] = /^(person|system):(.+)$/.exec(by) ?? [];
  if (name) return kind === 'system' ? words.value.system(name) : name;
  return by === 'operator' ? words.value.operator : by;
}
