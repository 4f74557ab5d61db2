/** The two languages every sentence of the product exists in. Vietnamese is what a văn thư reads; English is for integrators. */
export type Language = 'vi' | 'en';

/** One thing said in both languages. Sentences may hold places such as `{recipient}`. */
export interface Bilingual {
  readonly vi: string;
  readonly en: string;
}

export type SentenceParams = Readonly<Record<string, unknown>>;
