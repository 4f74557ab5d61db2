import { computed, type ReadonlySignal, signal } from '@preact/signals';

export const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

const kept = 'edoc.language';

/** What the person chose, else what the browser asks for first, else Vietnamese. */
export const language = signal<Language>(chosenLanguage());

export function choose(next: Language): void {
  localStorage.setItem(kept, next);
  language.value = next;
  document.documentElement.lang = next;
}

function chosenLanguage(): Language {
  const wanted = localStorage.getItem(kept) ?? navigator.languages.find((each) => /^(vi|en)\b/.test(each)) ?? 'vi';
  const found = wanted.startsWith('en') ? 'en' : 'vi';
  document.documentElement.lang = found;
  return found;
}

/** What one page or part says, in both languages; a word that one of them lacks does not compile. */
export interface Catalogue<Words> {
  readonly vi: Words;
  readonly en: Words;
}

/** A catalogue with whatever shape its Vietnamese has; numbers and names come in as arguments of functions. */
export function catalogue<Words extends Record<string, unknown>>(vi: Words, en: NoInfer<Words>): Catalogue<Words> {
  return { vi, en };
}

export function inLanguage<Words>(words: Catalogue<Words>): ReadonlySignal<Words> {
  return computed(() => words[language.value]);
}

/** A sentence the axis says in both languages. */
export function said(sentence: Catalogue<string>): string {
  return sentence[language.value];
}
