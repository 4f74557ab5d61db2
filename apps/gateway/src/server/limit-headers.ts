import { CataloguedError } from '@edoc-axis/domain';
import type { FastifyInstance } from 'fastify';
import type { DoorLimits } from '../door-limits.js';
import { isForVxp } from '../doors/vxp/refusals.js';

/** Node has one limit for all paths, the largest; the other doors keep theirs here, once the headers have come. */
export function limitHeaders(fastify: FastifyInstance, { headersBytesMax }: DoorLimits): void {
  fastify.addHook('onRequest', ({ raw, url }, _reply, done) => {
    if (isForVxp(url)) return done();
    const bytes = raw.rawHeaders.reduce((sum, text) => sum + text.length + separatorBytes, url.length);
    return done(
      bytes > headersBytesMax ? new CataloguedError('request.headers-too-large', { headersBytesMax }) : undefined,
    );
  });
}

/** A colon and a space, or a line end. */
const separatorBytes = 2;
