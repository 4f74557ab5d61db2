import type { Bilingual } from '../text/language.js';

/** What sort of refusal it is. `platform` holds the only table from here to HTTP statuses and RPC answers. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'unknown'
  | 'conflict'
  | 'too-large'
  | 'too-many'
  | 'unavailable'
  | 'internal';

/** `later`: the very same request may succeed at another time. `never`: something in it, or around it, must change first. */
export type Retry = 'never' | 'later';

export interface CatalogueEntry extends Bilingual {
  readonly kind: ErrorKind;
  readonly retry: Retry;
}

export const invalid = entryOf('invalid', 'never');
export const unauthenticated = entryOf('unauthenticated', 'never');
export const forbidden = entryOf('forbidden', 'never');
export const unknown = entryOf('unknown', 'never');
export const conflict = entryOf('conflict', 'never');
export const tooLarge = entryOf('too-large', 'never');
export const tooMany = entryOf('too-many', 'later');
export const unavailable = entryOf('unavailable', 'later');
export const internal = entryOf('internal', 'later');

function entryOf(kind: ErrorKind, retry: Retry) {
  return (sentences: Bilingual): CatalogueEntry => ({ kind, retry, ...sentences });
}
