import { CataloguedError, type ErrorCode } from '@edoc-axis/domain';
import type { FastifyServerOptions } from 'fastify';
import { newOccurrence } from '../errors/occurrence.js';
import type { Settings } from '../settings/settings.js';
import { headersOf, problemOf } from './problem.js';

/** Bodies that are gathered in memory. Packets are not: they stream through a parser of their own. */
const bodyBytesMax = 1024 ** 2;
/** The VXP door carries its whole signed header in request headers; the other doors take `headersBytesMax`. */
export const vxpHeadersBytesMax = 256 * 1024;
const headersMs = 30_000;
const keepAliveMs = 60_000;

/** How Fastify listens to strangers. */
export function doorOptions({ door, language }: Settings): FastifyServerOptions & { http: object } {
  return {
    bodyLimit: bodyBytesMax,
    genReqId: newOccurrence,
    // The one proxy that ends TLS for us says who called; without it nobody does.
    trustProxy: door.insecure ? (_address, hop) => hop < 1 : false,
    // A packet of 2 GiB over a thin line takes hours: its progress is watched where it is read, not its time here.
    requestTimeout: 0,
    keepAliveTimeout: keepAliveMs,
    http: { maxHeaderSize: vxpHeadersBytesMax, headersTimeout: headersMs },
    routerOptions: { maxParamLength: 500 },
    clientErrorHandler(error, socket) {
      if (!socket.writable) return;
      const code = codesOfParser[error.code] ?? 'request.malformed';
      const problem = new CataloguedError(code, { headersBytesMax: vxpHeadersBytesMax, problem: error.code });
      problem.occurrence = newOccurrence();
      const body = problemOf(problem, language);
      const text = JSON.stringify(body);
      const headers = { ...headersOf(problem), 'content-length': Buffer.byteLength(text), connection: 'close' };
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      socket.end(`HTTP/1.1 ${body.status} Refused\r\n${lines.join('\r\n')}\r\n\r\n${text}`);
    },
  };
}

const codesOfParser: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'request.headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timed-out',
};
