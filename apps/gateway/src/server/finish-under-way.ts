import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Server as TlsServer } from 'node:tls';
import { CataloguedError } from '@edoc-axis/domain';
import type { FastifyInstance } from 'fastify';

/**
 * Stopping: nothing new is taken, what is under way is finished, and its connection is closed after it. At the deadline
 * whoever is still there is cut off.
 */
export function finishUnderWay(fastify: FastifyInstance, shutdownMs: number): void {
  const connections = watchConnections(fastify.server);
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
  fastify.addHook('preClose', (done) => {
    stopping = true;
    connections.closeUnused();
    const deadline = setTimeout(() => connections.closeAll(), shutdownMs);
    fastify.server.once('close', () => clearTimeout(deadline));
    done();
  });
}

/**
 * Node's own list of idle connections leaves out those that have not asked anything yet: one opened ahead, as browsers
 * and pools do, would hold every stop up to its deadline.
 */
function watchConnections(server: Server) {
  const requests = new Map<Socket, number>();
  let closing = false;

  const count = (socket: Socket, change: 1 | -1) => {
    const underWay = (requests.get(socket) ?? 0) + change;
    requests.set(socket, underWay);
    if (closing && underWay === 0) socket.destroySoon();
  };
  const watch = (socket: Socket) => {
    requests.set(socket, 0);
    socket.once('close', () => requests.delete(socket));
  };
  // Under TLS requests come on the socket that wraps the connection; what lies below it is not ours to close.
  server.on(server instanceof TlsServer ? 'secureConnection' : 'connection', watch);
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    count(socket, 1);
    response.once('close', () => count(socket, -1));
  });

  return {
    closeUnused() {
      closing = true;
      for (const [socket, underWay] of requests) if (underWay === 0) socket.destroySoon();
    },
    closeAll() {
      for (const socket of requests.keys()) socket.destroy();
    },
  };
}
