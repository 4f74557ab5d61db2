import type { Socket } from 'node:net';
import { newOccurrence } from '@edoc-axis/platform';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DoorLimits } from '../door-limits.js';
import { answerHeaders, setAnswerHeaders } from './answer-headers.js';
import { compressAnswers } from './compress-answers.js';
import { demandHost } from './demand-host.js';
import { readBodies } from './read-bodies.js';
import { holdBackBodies } from './hold-back-bodies.js';
import { finishUnderWay } from './finish-under-way.js';
import { type KnownRoute, knowRoutes } from './know-routes.js';
import { limitHeaders, nodeHeadersBytesMax } from './limit-headers.js';
import { lingerOverRefusedBodies } from './linger-over-refused-bodies.js';
import { refuseConnection, refuseTunnel } from './refuse-connection.js';
import type { TlsSecrets } from './read-tls.js';
import type { DoorProblemFilter } from './door-problem-filter.js';

export interface DoorOptions {
  readonly limits: DoorLimits;
  readonly problems: DoorProblemFilter;
  /** Without it the door speaks plain HTTP. */
  readonly tls?: TlsSecrets;
  /** Addresses and ranges of what stands in front of it: of them alone `X-Forwarded-For` is believed. */
  readonly proxies: readonly string[];
  readonly shutdownMs: number;
}

/** How often Node looks for requests whose headers do not end. */
const headersCheckMs = 1_000;

/** The HTTP server with everything that must hold before any route is asked. */
export function createDoor(options: DoorOptions): { adapter: FastifyAdapter; routes: readonly KnownRoute[] } {
  const { limits, problems, tls, proxies } = options;
  const http = {
    maxHeaderSize: nodeHeadersBytesMax(limits),
    connectionsCheckingInterval: headersCheckMs,
    // Node would answer with nothing in it; see `demandHost`.
    requireHostHeader: false,
  };
  const adapter = new FastifyAdapter({
    ...(tls ? { https: { ...http, ...tls, minVersion: 'TLSv1.2' } } : { http }),
    trustProxy: proxies.length > 0 && [...proxies],
    genReqId: newOccurrence,
    // A HEAD answered by the GET beside it would count as a fetched packet.
    exposeHeadRoutes: false,
    return503OnClosing: false,
    connectionTimeout: limits.silenceMs,
    keepAliveTimeout: limits.keepAliveMs,
    clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => refuseConnection(error, socket, limits),
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      reply.headers(answerHeaders(request.id, tls !== undefined));
      problems.answer(error, request, reply);
    },
  });
  const fastify: FastifyInstance = adapter.getInstance();
  // Bodies have their own measure of slowness: a total would cut off a large packet on a thin line.
  fastify.server.requestTimeout = 0;
  fastify.server.headersTimeout = limits.headersWaitMs;
  fastify.server.maxConnections = limits.connectionsMax;
  fastify.server.on('connect', refuseTunnel);
  holdBackBodies(fastify.server);

  setAnswerHeaders(fastify, tls !== undefined);
  compressAnswers(fastify);
  finishUnderWay(fastify, options.shutdownMs);
  limitHeaders(fastify, limits);
  demandHost(fastify);
  const routes = knowRoutes(fastify);
  readBodies(fastify, limits);
  lingerOverRefusedBodies(fastify, limits);
  return { adapter, routes };
}
