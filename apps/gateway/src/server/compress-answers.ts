import { constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** What fits into one packet of the network gains nothing. */
const charactersMin = 1_400;
const tables = /^(application\/([a-z.-]+\+)?json|text\/csv)\b/;

/**
 * Lists as JSON and CSV shrink to an eighth, which on a thin line is most of the wait. Only for who says that it reads gzip, and
 * never packets: those are ranges of bytes with digests. That the length of an answer tells something of what it holds (BREACH)
 * helps nobody: it is asked for with a token, which no page of another site can send.
 */
export function compressAnswers(fastify: FastifyInstance): void {
  fastify.addHook<unknown>('onSend', (request, reply, payload, done) => {
    if (!isTable(payload, reply)) return done(null, payload);
    reply.header('vary', 'accept-encoding');
    if (!readsGzip(request.headers['accept-encoding'])) return done(null, payload);
    gzip(payload, { level: constants.Z_BEST_SPEED }, (error, compressed) => {
      if (error) return done(error);
      reply.header('content-encoding', 'gzip').removeHeader('content-length');
      done(null, compressed);
    });
  });
}

function isTable(payload: unknown, reply: FastifyReply): payload is string {
  if (typeof payload !== 'string' || payload.length < charactersMin || reply.hasHeader('content-encoding'))
    return false;
  return tables.test(String(reply.getHeader('content-type') ?? ''));
}

function readsGzip(accepted: string | readonly string[] | undefined): boolean {
  return String(accepted ?? '')
    .split(',')
    .some((each) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$)|$)/i.test(each));
}
