import { fillSentence } from '../text/fill-sentence.js';
import type { Bilingual, Language, SentenceParams } from '../text/language.js';
import { catalogue, isErrorCode, type ErrorCode } from './catalogue.js';

/**
 * What the code says to a person: what is wrong, where, what to do. For the units of params see `fillSentence`. A
 * parameter that is itself `{ code, params }` is said in the same language, so that one sentence can give another as its
 * reason.
 */
export function sentence(code: ErrorCode, params: SentenceParams, language: Language): string {
  return fillSentence(catalogue[code][language], sayInner(params, language), language);
}

/** The same in both languages. */
export function sentences(code: ErrorCode, params: SentenceParams): Bilingual {
  return { vi: sentence(code, params, 'vi'), en: sentence(code, params, 'en') };
}

/** Params with every `{ code, params }` of the catalogue among them put into words. */
export function sayInner(params: SentenceParams, language: Language): SentenceParams {
  const entries = Object.entries(params);
  if (!entries.some(([, value]) => isReason(value))) return params;
  return Object.fromEntries(
    entries.map(([name, value]) => [name, isReason(value) ? sayReason(value, language) : value]),
  );
}

interface Reason {
  readonly code: ErrorCode;
  readonly params?: SentenceParams;
}

function isReason(value: unknown): value is Reason {
  return typeof value === 'object' && value !== null && 'code' in value && isErrorCode(value.code);
}

/** One level deep: reasons of reasons would be built only by an attacker. Inside another sentence it needs no full stop. */
function sayReason({ code, params = {} }: Reason, language: Language): string {
  return fillSentence(catalogue[code][language], params, language).replace(/\.$/, '');
}
