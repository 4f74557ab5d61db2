import { CataloguedError } from '@edoc-axis/domain';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { DoorLimits } from '../door-limits.js';
import type { BodyKind } from '../doors/call.js';
import { bodyPieces } from './body-pieces.js';
import { letBodyCome } from './hold-back-bodies.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    takes?: BodyKind;
  }
}

const packets = ['application/edxml+xml', 'application/xml', 'text/xml', 'application/octet-stream'];

const mediaTypes: Readonly<Record<Exclude<BodyKind, 'ignored'>, readonly string[]>> = {
  nothing: [],
  json: ['application/json'],
  form: ['application/x-www-form-urlencoded'],
  packet: packets,
  'packet-in-form': ['multipart/form-data'],
  'packet-or-draft': [...packets, 'multipart/form-data'],
  'packet-or-form': [...packets, 'multipart/form-data'],
  sheet: ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/octet-stream'],
};

export const packetMediaTypes = mediaTypes.packet;
export const sheetMediaTypes = mediaTypes.sheet;

/**
 * Bodies are read here and nowhere else, by what the route says it takes: JSON and forms whole, under their limits;
 * packets and tables are handed on as the stream they are.
 */
export function readBodies(fastify: FastifyInstance, limits: DoorLimits): void {
  fastify.addHook('onRequest', (request, _reply, done) => done(mediaTypeRefusal(request)));
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', async (request: FastifyRequest) => {
    switch (request.routeOptions.config.takes) {
      case 'json':
        return parseJson(await readWhole(request, limits.jsonBytesMax, limits));
      case 'form':
        return parseForm(await readWhole(request, limits.formBytesMax, limits));
      case 'ignored':
        await readWhole(request, limits.jsonBytesMax, limits);
        return undefined;
      default:
        return undefined;
    }
  });
}

function mediaTypeRefusal(request: FastifyRequest): CataloguedError | undefined {
  const { takes } = request.routeOptions.config;
  const { headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!takes || takes === 'nothing' || takes === 'ignored' || !hasBody) return undefined;
  const accepted = mediaTypes[takes];
  const mediaType = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const encoding = headers['content-encoding'] ?? 'identity';
  if (accepted.includes(mediaType) && encoding === 'identity') return undefined;
  return new CataloguedError('request.media-type', {
    mediaType: encoding === 'identity' ? mediaType : `${mediaType} (${encoding})`,
    accepted,
  });
}

/** Content-Length as a number; Node has checked that it is one. */
export function announcedBytesOf(request: FastifyRequest): number | undefined {
  const announced = request.headers['content-length'];
  return announced === undefined ? undefined : Number(announced);
}

async function readWhole(request: FastifyRequest, bodyBytesMax: number, limits: DoorLimits): Promise<string> {
  const announcedBytes = announcedBytesOf(request);
  const tooLarge = () => new CataloguedError('request.body-too-large', { bodyBytesMax });
  if (announcedBytes !== undefined && announcedBytes > bodyBytesMax) throw tooLarge();
  letBodyCome(request.raw);
  const pieces: Buffer[] = [];
  let bytes = 0;
  const { bodyWaitMs: waitMs, bodyProgressBytes: progressBytes } = limits;
  for await (const piece of bodyPieces(request.raw, { announcedBytes, waitMs, progressBytes })) {
    bytes += piece.length;
    if (bytes > bodyBytesMax) throw tooLarge();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CataloguedError('request.malformed', { problem: 'the body is not JSON' }, { cause });
  }
}

function parseForm(text: string): Record<string, string> {
  const fields = [...new URLSearchParams(text)];
  const form = Object.fromEntries(fields);
  // RFC 6749 section 3.2; two readers of one form must not see two values.
  if (Object.keys(form).length !== fields.length) {
    throw new CataloguedError('request.malformed', { problem: 'a parameter stands more than once' });
  }
  return form;
}
