import type { FastifyInstance } from 'fastify';

/** What every answer carries, pages and problems too; a page that needs more says so itself. */
export function setAnswerHeaders(fastify: FastifyInstance, endsTls: boolean): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(answerHeaders(request.id, endsTls));
    done();
  });
}

export function answerHeaders(occurrence: string, endsTls: boolean): Record<string, string> {
  return {
    'x-request-id': occurrence,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(endsTls ? { 'strict-transport-security': `max-age=${yearSeconds}` } : {}),
  };
}

const yearSeconds = 365 * 24 * 60 * 60;
