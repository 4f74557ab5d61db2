import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ByteRange, readByteRange } from './byte-range.js';

/** Bytes that never change, named by their digest. */
export interface Representation {
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  readonly disposition: string;
}

/**
 * The headers of a representation, or of a part of it. ETag and digest let a receiver go on where it stopped, compare
 * what it got, or find that it has it already.
 */
export function describe(reply: FastifyReply, representation: Representation, part?: ByteRange): void {
  const { sha256, bytes, mediaType, disposition } = representation;
  reply.headers({
    ...cacheHeaders(sha256),
    'content-disposition': disposition,
    'content-length': String(part ? part.to - part.from : bytes),
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'content-type': mediaType,
    // RFC 9530: of the whole, also when a part is sent.
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  });
  if (!part) return;
  reply.code(206);
  reply.header('content-range', `bytes ${part.from}-${part.to - 1}/${bytes}`);
}

/**
 * The part that was asked for, unless `If-Range` names other bytes than these.
 * @throws CataloguedError `request.range-not-satisfiable`
 */
export function partAsked(request: FastifyRequest, reply: FastifyReply, whole: Representation): ByteRange | undefined {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== entityTag(whole.sha256)) return undefined;
  try {
    return readByteRange(request.headers.range, whole.bytes);
  } catch (error) {
    reply.header('content-range', `bytes */${whole.bytes}`);
    throw error;
  }
}

/** Whether the asker has these bytes already (RFC 9110 section 13.1.2); then it is told so and gets nothing. */
export function isHeldAlready(request: FastifyRequest, reply: FastifyReply, { sha256 }: Representation): boolean {
  const tags = request.headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  if (!tags.includes('*') && !tags.includes(entityTag(sha256))) return false;
  reply.code(304).headers(cacheHeaders(sha256));
  return true;
}

function cacheHeaders(sha256: string): Record<string, string> {
  return { 'cache-control': 'private, no-cache', etag: entityTag(sha256) };
}

function entityTag(sha256: string): string {
  return `"${sha256}"`;
}
