import { inLanguage } from '../../words/language.js';
import { whoWords } from './who.words.js';

/** Whom a fact names: a person, a system, the axis itself. */
export function whoDid(by: string): string {
  const { person, operator, axis, system } = inLanguage(whoWords).value;
  if (by.startsWith('person:')) return person(by.slice('person:'.length));
  if (by === 'operator') return operator;
  if (by === 'axis') return axis;
  return system(by);
}
