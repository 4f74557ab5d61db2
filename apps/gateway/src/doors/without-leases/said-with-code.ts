import { type CataloguedError, type Language, sentence } from '@edoc-axis/domain';

/** A refusal where there is room for one text: words a clerk can act on, the code integrators look up, its name in our log. */
export function saidWithCode({ code, params, occurrence }: CataloguedError, language: Language): string {
  const named = occurrence === undefined ? code : `${code}, ${occurrence}`;
  return `${sentence(code, params, language)} (${named})`;
}
