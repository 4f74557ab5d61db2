import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { harmlessType, withName } from './attachment-headers.js';
import { beginsAs, declaredType, firstBytesNeeded, type ShownType, shownTextBytesMax } from './show-in-place.js';

export interface PageFile {
  readonly name: string;
  readonly contentType?: string;
  readonly bytes: number;
  readonly stream: Readable;
}

/** A text and an image need nothing at all; the reader of PDF files that browsers have does not work in a sandbox. */
const sandboxed = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
const forPdfs = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/**
 * A file for a person in a browser: shown in place where that was asked for and it is what it says it is, else a download.
 * Nothing of it stays in the browser's cache: many sit at that desk.
 */
export async function handToPage(reply: FastifyReply, file: PageFile, isToBeShown: boolean): Promise<Readable> {
  const { name, contentType, bytes } = file;
  const { shown, stream } = isToBeShown ? await lookAt(file) : { stream: file.stream };
  reply.headers({
    'cache-control': 'private, no-store',
    'content-disposition': withName(shown ? 'inline' : 'attachment', name),
    'content-length': String(bytes),
    'content-security-policy': shown === 'application/pdf' ? forPdfs : sandboxed,
    'content-type': shown === 'text/plain' ? 'text/plain; charset=utf-8' : (shown ?? harmlessType(contentType)),
  });
  return stream;
}

/** What it may be shown as, and all of its bytes, those that were looked at among them. */
async function lookAt(file: PageFile): Promise<{ shown?: ShownType; stream: Readable }> {
  const { stream } = file;
  const type = declaredType(file);
  if (!type || (type === 'text/plain' && file.bytes > shownTextBytesMax)) return { stream };
  const pieces: Buffer[] = [];
  const source = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const needed = type === 'text/plain' ? file.bytes : Math.min(firstBytesNeeded, file.bytes);
  for (let had = 0; had < needed;) {
    const next = await source.next();
    if (next.done) break;
    pieces.push(next.value);
    had += next.value.length;
  }
  const first = Buffer.concat(pieces);
  return {
    shown: beginsAs(type, first) ? type : undefined,
    stream: Readable.from(rest(first, source), { objectMode: false }),
  };
}

async function* rest(first: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    if (first.length > 0) yield first;
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}
