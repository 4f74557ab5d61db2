import { setTimeout as wait } from 'node:timers/promises';
import { CataloguedError } from '@edoc-axis/domain';
import type { FastifyInstance } from 'fastify';

/** How often idle connections are looked for while the last requests finish. */
const lookAgainMs = 50;

/**
 * Stopping: nothing new is taken, what is under way is finished, and the connection of each answer is closed after it. At
 * the deadline whoever is still there is cut off.
 */
export function finishUnderWay(fastify: FastifyInstance, shutdownMs: number): void {
  let stopping = false;

  fastify.addHook('onRequest', (_request, reply, done) => {
    if (!stopping) return done();
    reply.header('connection', 'close');
    return done(new CataloguedError('axis.stopping'));
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (stopping) reply.header('connection', 'close');
    done(null, payload);
  });
  fastify.addHook('preClose', async () => {
    stopping = true;
    void closeConnections(fastify, shutdownMs);
  });
}

async function closeConnections({ server }: FastifyInstance, shutdownMs: number): Promise<void> {
  const closed = new AbortController();
  server.once('close', () => closed.abort());
  const until = performance.now() + shutdownMs;
  while (!closed.signal.aborted && performance.now() < until) {
    server.closeIdleConnections();
    await wait(lookAgainMs, undefined, { signal: closed.signal }).catch(() => undefined);
  }
  server.closeAllConnections();
}
