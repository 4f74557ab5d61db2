import { CataloguedError } from '@edoc-axis/domain';
import type { FastifyInstance } from 'fastify';
import type { DoorLimits } from '../door-limits.js';
import { isForVxp } from '../doors/vxp/refusals.js';

/**
 * Node has one limit for all paths, above the largest of ours: each door keeps its own here, once the headers have come
 * and it is known for which of them they came.
 */
export function limitHeaders(fastify: FastifyInstance, { headersBytesMax, vxpHeadersBytesMax }: DoorLimits): void {
  fastify.addHook('onRequest', ({ raw, url }, reply, done) => {
    const most = isForVxp(url) ? vxpHeadersBytesMax : headersBytesMax;
    const bytes = raw.rawHeaders.reduce((sum, text) => sum + text.length + separatorBytes, url.length);
    // Who sends as much as nobody here may has no further business on this connection.
    if (bytes > vxpHeadersBytesMax) reply.raw.shouldKeepAlive = false;
    return done(bytes > most ? new CataloguedError('request.headers-too-large', { headersBytesMax: most }) : undefined);
  });
}

/** What is beyond that Node refuses itself, without knowing for whom it was. */
export function nodeHeadersBytesMax({ vxpHeadersBytesMax }: Pick<DoorLimits, 'vxpHeadersBytesMax'>): number {
  return vxpHeadersBytesMax + roomBytes;
}

const roomBytes = 64 * 1024;
/** A colon and a space, or a line end. */
const separatorBytes = 2;
