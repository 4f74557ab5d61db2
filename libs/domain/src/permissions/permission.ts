import { CataloguedError } from '../errors/catalogued-error.js';
import type { ErrorCode } from '../errors/catalogue.js';
import type { SentenceParams } from '../text/language.js';

/** Allowed, or what is missing. */
export type Permission = true | Denial;

export interface Denial {
  readonly code: ErrorCode;
  readonly params: SentenceParams;
}

export function denied(code: ErrorCode, params: SentenceParams = {}): Denial {
  return { code, params };
}

/** @throws the denial's code */
export function demand(permission: Permission): void {
  if (permission !== true) throw new CataloguedError(permission.code, permission.params);
}
