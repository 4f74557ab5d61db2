import type { CataloguedError, Language } from '@edoc-axis/domain';
import { httpStatusOf } from '@edoc-axis/platform';
import { errorNumberOf } from '../../without-leases/error-numbers.js';
import { saidWithCode } from '../../without-leases/said-with-code.js';

/** What every answer begins with. */
export interface ProvincialAnswer {
  readonly success: boolean;
  readonly message: string;
}

export function done<More extends object>(more: More): ProvincialAnswer & More {
  return { success: true, message: 'OK', ...more };
}

/** An answer with a list says how long it is. */
export function listed<Entry>(data: readonly Entry[]): ProvincialAnswer & { count: number; data: readonly Entry[] } {
  return done({ count: data.length, data });
}

/** `data` where there is nothing: what a typed client expects of a list is a list. */
const emptyData: readonly { readonly of: RegExp; readonly data: object }[] = [
  { of: /^\/provincial\/v1\/auth\//, data: { data: null } },
  {
    of: /^\/provincial\/v1\/(syncReceivedEdocList|getAgenciesList|getReceiveStatus)(?:[/?]|$)/,
    data: { count: 0, data: [] },
  },
];

/** A refusal in words a clerk can act on, with the code integrators look up and the name it has in our log. */
export function refusal(
  error: CataloguedError,
  language: Language,
  url: string,
): ProvincialAnswer & { readonly code: string } {
  const [errorCode, errorDesc] = [errorNumberOf(error), saidWithCode(error, language)];
  const outcome = { data: { docId: null, status: 'error', errorCode, errorDesc } };
  const { data } = emptyData.find(({ of }) => of.test(url)) ?? { data: outcome };
  return { success: false, code: errorCode, message: errorDesc, ...data };
}

const judged = new Set<CataloguedError['kind']>(['invalid', 'forbidden', 'unknown', 'conflict', 'too-large']);

/**
 * What was sent and is refused is an answer like any other, for which the interface has words. Everything else has the status it
 * has everywhere: a client takes a list that failed with 200 for an empty one, and goes on to the next days.
 */
export function statusOf(error: CataloguedError, url: string): number {
  const isAboutRequest = error.code.startsWith('request.');
  const isAnswer = /^\/provincial\/v1\/(sendEdoc|updateStatus)$/.test(url) && !isAboutRequest && judged.has(error.kind);
  return isAnswer ? 200 : httpStatusOf(error);
}
