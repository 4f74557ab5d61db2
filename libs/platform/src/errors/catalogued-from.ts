import { types } from 'node:util';
import { CataloguedError, isCatalogued, isErrorCode } from '@edoc-axis/domain';
import { isDatabaseFull, isDatabaseUnavailable } from '../database/database-unavailable.js';

/**
 * Whatever was thrown, as an error of the catalogue that names its occurrence. What the catalogue does not know becomes
 * `axis.internal-error`; the thrown thing stays its cause, for the log, and never leaves the process.
 */
export function cataloguedFrom(thrown: unknown, occurrence: string): CataloguedError {
  const error = known(thrown) ?? internal(thrown, occurrence);
  error.occurrence ??= occurrence;
  return error;
}

function known(thrown: unknown): CataloguedError | undefined {
  if (isCatalogued(thrown)) return thrown;
  if (!types.isNativeError(thrown)) return undefined;
  if (isDatabaseUnavailable(thrown)) return new CataloguedError('axis.database-unavailable', {}, { cause: thrown });
  if (isDatabaseFull(thrown)) return new CataloguedError('axis.database-full', {}, { cause: thrown });
  // Libraries below the catalogue throw errors of their own whose codes stand in it.
  const { code, params, offset } = thrown as { code?: unknown; params?: Record<string, unknown>; offset?: unknown };
  if (!isErrorCode(code)) return undefined;
  return new CataloguedError(code, { ...params, ...(offset === undefined ? {} : { offset }) }, { cause: thrown });
}

function internal(thrown: unknown, occurrence: string): CataloguedError {
  return new CataloguedError('axis.internal-error', { occurrence }, { cause: thrown });
}
