import { types } from 'node:util';
import { CataloguedError, type ErrorCode } from '@edoc-axis/domain';
import type { FastifyRequest } from 'fastify';
import { cataloguedFrom } from '../errors/catalogued-from.js';

/** Whatever a request ended with, as an error of the catalogue: ours as it is, Fastify's and Nest's under our codes. */
export function cataloguedFromHttp(thrown: unknown, request: FastifyRequest): CataloguedError {
  return cataloguedFrom(fromFramework(thrown, request) ?? thrown, request.id);
}

/** Fastify's errors carry a `FST_ERR_…` code and a status, Nest's a status. */
function fromFramework(thrown: unknown, request: FastifyRequest): CataloguedError | undefined {
  // Fastify makes its errors without Error's constructor: they are instances of Error and no native errors.
  if (!types.isNativeError(thrown) && !(thrown instanceof Error)) return undefined;
  const { code, statusCode, status } = thrown as { code?: unknown; statusCode?: unknown; status?: unknown };
  const ofFastify = typeof code === 'string' && code.startsWith('FST_ERR_');
  const ofNest = typeof status === 'number' && typeof (thrown as { getStatus?: unknown }).getStatus === 'function';
  if (!ofFastify && !ofNest) return undefined;
  const found = codesOfStatuses[Number(statusCode ?? status)];
  return found && new CataloguedError(found, paramsOf(found, thrown, request), { cause: thrown });
}

const codesOfStatuses: Readonly<Record<number, ErrorCode>> = {
  400: 'request.malformed',
  401: 'caller.token-missing',
  404: 'request.route-unknown',
  405: 'request.method-not-allowed',
  406: 'request.not-acceptable',
  408: 'request.timed-out',
  413: 'request.body-too-large',
  414: 'request.malformed',
  415: 'request.media-type',
  431: 'request.headers-too-large',
  503: 'axis.stopping',
};

function paramsOf(code: ErrorCode, thrown: Error, request: FastifyRequest): Record<string, unknown> {
  const path = request.url.split('?')[0] ?? '';
  const params: Partial<Record<ErrorCode, Record<string, unknown>>> = {
    'request.malformed': { problem: thrown.message },
    'request.route-unknown': { method: request.method, path },
    'request.method-not-allowed': { method: request.method, path },
    'request.media-type': { mediaType: request.headers['content-type'] ?? '' },
    'request.body-too-large': { bodyBytesMax: request.routeOptions.bodyLimit },
  };
  return params[code] ?? {};
}
