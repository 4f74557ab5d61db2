import { type CataloguedError, type ErrorCode, type Language, type Retry, sentence } from '@edoc-axis/domain';
import { httpStatuses } from './statuses.js';

/** RFC 9457, with our code, our occurrence and the sentence in both languages; parameters stand beside them. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  /** The sentence in the language the caller prefers. */
  readonly detail: string;
  readonly occurrence?: string;
  readonly retry: Retry;
  readonly sentence: { readonly vi: string; readonly en: string };
  readonly [parameter: string]: unknown;
}

export const problemMediaType = 'application/problem+json; charset=utf-8';

export function problemOf(error: CataloguedError, language: Language): Problem {
  const { code, params, kind, retry, occurrence } = error;
  const sentences = { vi: sentence(code, params, 'vi'), en: sentence(code, params, 'en') };
  return {
    // A parameter never takes the place of a member of the format.
    ...params,
    type: `urn:edoc-axis:error:${code}`,
    title: titles[kind],
    status: httpStatusOf(error),
    code,
    detail: sentences[language],
    occurrence,
    retry,
    sentence: sentences,
  };
}

/** Some codes have a status of their own that says more than their kind's. */
export function httpStatusOf({ code, kind }: CataloguedError): number {
  return statusesOfCodes[code] ?? httpStatuses[kind];
}

/** The headers a problem brings with it: how to sign in, when to come back. */
export function headersOf(error: CataloguedError): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': problemMediaType, 'cache-control': 'no-store' };
  const status = httpStatusOf(error);
  if (status === 401) headers['www-authenticate'] = 'Bearer realm="edoc"';
  if (status === 429 || status === 503) headers['retry-after'] = String(secondsToWait(error.params));
  if (status === 405 && error.params.allowed !== undefined) headers.allow = String(error.params.allowed);
  return headers;
}

const statusesOfCodes: Partial<Record<ErrorCode, number>> = {
  'request.method-not-allowed': 405,
  'request.not-acceptable': 406,
  'request.too-slow': 408,
  'request.media-type': 415,
  'request.range-not-satisfiable': 416,
  'request.headers-too-large': 431,
};

const titles = {
  invalid: 'The request is not valid',
  unauthenticated: 'Who is calling is not known',
  forbidden: 'The caller may not do this',
  unknown: 'There is no such thing',
  conflict: 'This does not agree with what is there',
  'too-large': 'Too large',
  'too-many': 'Too many requests',
  internal: 'Something went wrong on our side',
  unavailable: 'Not available right now',
} as const;

const secondsToWaitOtherwise = 5;

function secondsToWait({ waitMs }: CataloguedError['params']): number {
  return typeof waitMs === 'number' && waitMs > 0 ? Math.ceil(waitMs / 1_000) : secondsToWaitOtherwise;
}
