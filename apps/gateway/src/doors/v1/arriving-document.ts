import { CataloguedError } from '@edoc-axis/domain';
import type { AskedFor } from '@edoc-axis/platform';
import type { FastifyRequest } from 'fastify';
import { noticeFromForm } from '../../drafts/notice-from-form.js';
import { packetFromForm } from '../../drafts/packet-from-form.js';
import type { ArrivingPacket, IntakePorts } from '../../intake/receive-packet.js';
import { letBodyCome } from '../../server/hold-back-bodies.js';
import { boundaryIn } from '../../server/form-parts.js';
import { announcedBytesOf } from '../../server/read-bodies.js';
import { announcedSha256Of } from './announced-digest.js';

type Unwrap = (body: AsyncIterable<Buffer>, boundary: string) => AsyncIterable<Buffer>;

/** The body is the packet. */
export function arrivingPacket(request: FastifyRequest, by: AskedFor): ArrivingPacket {
  return {
    body: request.raw,
    by,
    announcedBytes: announcedBytesOf(request),
    announcedSha256: announcedSha256Of(request.headers),
    letBodyCome: () => letBodyCome(request.raw),
  };
}

/** The body is the packet, or a draft with its files, from which the packet is written while they come. */
export function arrivingDocument(request: FastifyRequest, by: AskedFor): ArrivingPacket & { isDraft: boolean } {
  return arrivingAs(request, by, packetFromForm);
}

/** The same of a notice that declares a document void: its form has little more than the reason. */
export function arrivingNotice(
  intake: IntakePorts,
  request: FastifyRequest,
  { by, document }: { by: AskedFor; document: string },
): ArrivingPacket & { isDraft: boolean } {
  const write: Unwrap = (body, boundary) => noticeFromForm(intake, { document, by }, body, boundary);
  return arrivingAs(request, by, write);
}

function arrivingAs(request: FastifyRequest, by: AskedFor, write: Unwrap): ArrivingPacket & { isDraft: boolean } {
  const packet = arrivingPacket(request, by);
  if (!isForm(request)) return { ...packet, isDraft: false };
  const boundary = boundaryIn(request.headers['content-type']);
  if (boundary === undefined) {
    throw new CataloguedError('request.malformed', { problem: 'the form has no boundary' });
  }
  // What was announced is the form's digest and not the packet's.
  const unwrap = (body: AsyncIterable<Buffer>) => write(body, boundary);
  return { ...packet, announcedSha256: undefined, growsFromBody: true, unwrap, isDraft: true };
}

function isForm({ headers }: FastifyRequest): boolean {
  return /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
}
