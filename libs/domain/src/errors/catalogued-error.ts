import type { SentenceParams } from '../text/language.js';
import { catalogue, isErrorCode, type ErrorCode } from './catalogue.js';
import type { ErrorKind, Retry } from './entry.js';
import { sentence } from './sentence.js';

export interface ErrorCircumstances {
  /** For the log only; never leaves the process. */
  readonly detail?: string;
  /** Names this one occurrence in the log, so that a caller can quote it. */
  readonly occurrence?: string;
  readonly cause?: unknown;
}

/** The one error class of the product: thrown where a caller cannot go on, with a code both people and programs act on. */
export class CataloguedError extends Error {
  override readonly name = 'CataloguedError';
  readonly kind: ErrorKind;
  readonly retry: Retry;
  readonly detail?: string;
  /** Set by the outermost filter when nobody nearer the fault has. */
  occurrence?: string;

  constructor(
    readonly code: ErrorCode,
    readonly params: SentenceParams = {},
    circumstances: ErrorCircumstances = {},
  ) {
    super(sentence(code, params, 'en'), { cause: circumstances.cause });
    this.kind = catalogue[code].kind;
    this.retry = catalogue[code].retry;
    this.detail = circumstances.detail;
    this.occurrence = circumstances.occurrence;
  }
}

/**
 * By shape and not by class, so that an error from another copy of this library counts too. With a code given, only that one.
 */
export function isCatalogued(error: unknown, code?: ErrorCode): error is CataloguedError {
  if (!(error instanceof Error) || error.name !== 'CataloguedError') return false;
  const found = (error as Partial<CataloguedError>).code;
  return isErrorCode(found) && (code === undefined || found === code);
}
