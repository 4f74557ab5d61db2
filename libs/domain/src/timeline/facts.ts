import { sayInner } from '../errors/sentence.js';
import { fillSentence } from '../text/fill-sentence.js';
import type { Bilingual, SentenceParams } from '../text/language.js';
import { deliveryFacts } from './delivery-facts.js';
import { documentFacts } from './document-facts.js';

/**
 * Every kind of fact there is, with the sentence a timeline tells it in. A fact is something that happened: it is
 * appended and never changed, so a kind is never renamed and never given another meaning.
 */
const kinds = { ...documentFacts, ...deliveryFacts };

export type FactKind = keyof typeof kinds;

export const factSentences: Readonly<Record<FactKind, Bilingual>> = kinds;

export function isFactKind(kind: unknown): kind is FactKind {
  return typeof kind === 'string' && Object.hasOwn(factSentences, kind);
}

/** The fact in people's words. Units of params and reasons inside them: see `fillSentence` and `sentence`. */
export function tellFact(kind: FactKind, params: SentenceParams): Bilingual {
  const { vi, en } = factSentences[kind];
  return {
    vi: fillSentence(vi, sayInner(params, 'vi'), 'vi'),
    en: fillSentence(en, sayInner(params, 'en'), 'en'),
  };
}
