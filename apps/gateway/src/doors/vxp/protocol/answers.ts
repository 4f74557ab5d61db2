import type { CataloguedError, Language } from '@edoc-axis/domain';
import { errorNumberOf } from '../../without-leases/error-numbers.js';
import { saidWithCode } from '../../without-leases/said-with-code.js';

/** What every answer carries, as text, or the client shows nonsense to its user. */
export interface VxpAnswer {
  readonly status: 'OK' | 'FAIL';
  readonly ErrorCode: string;
  readonly ErrorDesc: string;
}

/** @param more `data`, or what a call has beside it */
export function done<More extends object>(more: More): VxpAnswer & More {
  return { status: 'OK', ErrorCode: '0', ErrorDesc: '', ...more };
}

/**
 * A refusal, in words a clerk can act on, with the code integrators look up and the name it has in our log. `DocId` stands in
 * each: the client takes its absence from the answer to `sendEdoc` for a fault of its own.
 */
export function refusal(error: CataloguedError, language: Language): VxpAnswer & { readonly DocId: '' } {
  return {
    status: 'FAIL',
    ErrorCode: errorNumberOf(error),
    ErrorDesc: saidWithCode(error, language),
    DocId: '',
  };
}
