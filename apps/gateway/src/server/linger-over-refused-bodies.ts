import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { DoorLimits } from '../door-limits.js';
import { isHeldBack } from './hold-back-bodies.js';

/**
 * A body that was refused while it was still coming. Closing the connection at once would reset it, and the sender, busy
 * writing, would never read why; reading on without end would let it keep us busy. So the answer goes out, what still
 * comes is thrown away for a while, and then the connection is cut.
 */
export function lingerOverRefusedBodies(fastify: FastifyInstance, limits: DoorLimits): void {
  fastify.addHook('onSend', (request, reply, payload, done) => {
    const { raw } = request;
    if (raw.complete === false) {
      if (isHeldBack(raw) || !reply.raw.shouldKeepAlive) {
        // It will not send the body now, or nobody knows: the next bytes could be that body or a new request. Or it was
        // decided that whoever sent so much is not listened to any longer.
        reply.header('connection', 'close');
      } else {
        reply.removeHeader('connection');
        reply.raw.once('finish', () => throwAway(raw, limits));
      }
    }
    done(null, payload);
  });
}

function throwAway(request: IncomingMessage, { lingerBytesMax, lingerMs }: DoorLimits): void {
  const { socket } = request;
  const cut = () => {
    clearTimeout(timer);
    if (!request.complete) socket.destroy();
  };
  const timer = setTimeout(cut, lingerMs).unref();
  let thrownBytes = 0;
  request.on('data', (piece: Buffer) => {
    thrownBytes += piece.length;
    if (thrownBytes > lingerBytesMax) cut();
  });
  request.once('error', cut);
  request.once('close', cut);
  request.resume();
}
