import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http';
import type { Socket } from 'node:net';
import { pipeline, type Readable } from 'node:stream';
import { CataloguedError, isCatalogued } from '@edoc-axis/domain';
import { type Answered, type Bring, type CarryingLimits, type Parcel, wholeMsFor } from '../journey/parts.js';
import { connect } from './connect.js';

type Limits = Pick<
  CarryingLimits,
  'connectMs' | 'stalledMs' | 'firstByteMs' | 'wholeMs' | 'bytesPerSecondMin' | 'answerBytesMax'
>;

/**
 * Brings packets over HTTP/1.1, one connection each: streamed, never gathered. Redirects are answers like others; an answer
 * that comes while the packet still goes out ends it.
 */
export function bringOverHttp(limits: Limits): Bring {
  return async (parcel) => {
    const socket = await connect(parcel, limits);
    // Between here and the request nobody else listens, and an error nobody hears ends the process.
    let broken: Error | undefined;
    socket.on('error', (error) => (broken = error));
    try {
      const packet = await parcel.open();
      if (broken) throw closed(broken);
      return await exchange(socket, packet, parcel, limits);
    } finally {
      socket.destroy();
    }
  };
}

async function exchange(socket: Socket, packet: Readable, parcel: Parcel, limits: Limits): Promise<Answered> {
  const request = open(socket, parcel);
  const wholeMs = wholeMsFor(parcel.bytes, limits);
  let timer: NodeJS.Timeout | undefined;
  let weStop: () => void = () => undefined;
  try {
    return await new Promise<Answered>((done, fail) => {
      const tookTooLong = (waitedMs: number) => fail(new CataloguedError('destination.timed-out', { waitedMs }));
      timer = setTimeout(() => tookTooLong(wholeMs), wholeMs);
      let quietMs = 0;
      const mayBeQuiet = (ms: number) => socket.setTimeout((quietMs = ms));
      mayBeQuiet(limits.stalledMs);
      socket.on('timeout', () => tookTooLong(quietMs));
      request.on('finish', () => mayBeQuiet(limits.firstByteMs));
      request.on('error', (error) => fail(closed(error)));
      request.on('response', (response) => {
        mayBeQuiet(limits.stalledMs);
        // The digest stands in the headers: who repeats it from there has stored nothing.
        if (isPraise(response) && !request.writableFinished) {
          return fail(new CataloguedError('destination.answered-too-early'));
        }
        gather(response, limits.answerBytesMax).then(done, fail);
      });
      parcel.signal.addEventListener('abort', (weStop = () => fail(new Error('we stop'))));
      // Heard before the request is ended for it: that a packet is not what it was is not the other side's fault.
      packet.on('error', (error) => isCatalogued(error) && fail(error));
      pipeline(packet, request, () => undefined);
    });
  } finally {
    clearTimeout(timer);
    // The signal lives as long as the courier, and all that still listens to it: the packet, the socket.
    parcel.signal.removeEventListener('abort', weStop);
    packet.destroy();
    request.destroy();
  }
}

function open(socket: Socket, { destination, headers, bytes }: Parcel): ClientRequest {
  const { pathname, search, host } = new URL(destination.url);
  return requestHttp({
    createConnection: () => socket,
    method: 'POST',
    path: `${pathname}${search}`,
    // Without an agent the connection is ours alone, and is closed.
    headers: { host, ...headers, 'content-length': bytes, 'user-agent': 'edoc-axis', connection: 'close' },
    setHost: false,
  });
}

function isPraise({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode < 300;
}

async function gather(response: IncomingMessage, answerBytesMax: number): Promise<Answered> {
  const { statusCode: httpStatus = 0, headers } = response;
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > answerBytesMax) throw new CataloguedError('destination.answer-too-large', { answerBytesMax });
      parts.push(part);
    }
  } catch (error) {
    throw isCatalogued(error) ? error : closed(error);
  }
  return { httpStatus, retryAfter: headers['retry-after'], body: Buffer.concat(parts).toString('utf8') };
}

function closed(cause: unknown): CataloguedError {
  const { code = 'unknown' } = cause as NodeJS.ErrnoException;
  return new CataloguedError('destination.closed-connection', {}, { detail: code, cause });
}
