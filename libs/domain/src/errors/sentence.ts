import { fillSentence } from '../text/fill-sentence.js';
import type { Language, SentenceParams } from '../text/language.js';
import { catalogue, type ErrorCode } from './catalogue.js';

/** What the code says to a person: what is wrong, where, what to do. Units of params: see `fillSentence`. */
export function sentence(code: ErrorCode, params: SentenceParams, language: Language): string {
  return fillSentence(catalogue[code][language], params, language);
}
