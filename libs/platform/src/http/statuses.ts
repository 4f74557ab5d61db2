import type { ErrorKind } from '@edoc-axis/domain';

/** The only table from a kind of error to an HTTP status. */
export const httpStatuses: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  unknown: 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  internal: 500,
  unavailable: 503,
};
