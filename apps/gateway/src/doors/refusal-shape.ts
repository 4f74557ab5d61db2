import type { CataloguedError, Language } from '@edoc-axis/domain';

/** How a door says no whose clients know nothing of RFC 9457. */
export interface RefusalShape {
  /** Whatever lies below the door's address, calls it has and calls it has not. */
  readonly isFor: (url: string) => boolean;
  readonly write: (error: CataloguedError, language: Language, url: string) => WrittenRefusal;
}

export interface WrittenRefusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>> & { readonly 'content-type': string };
  readonly body: string;
}
