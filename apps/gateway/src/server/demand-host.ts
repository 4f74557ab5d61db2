import { CataloguedError } from '@edoc-axis/domain';
import type { FastifyInstance } from 'fastify';

/** RFC 9112 section 3.2: a request of HTTP/1.1 names its host, or is none. Refused in the words of its door. */
export function demandHost(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ raw: { headers, httpVersion } }, _reply, done) => {
    const isMissing = headers.host === undefined && httpVersion === '1.1';
    done(isMissing ? new CataloguedError('request.malformed', { problem: 'it names no host' }) : undefined);
  });
}
