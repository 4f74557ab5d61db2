import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { CataloguedError } from '@edoc-axis/domain';
import { headersOf, newOccurrence, problemOf } from '@edoc-axis/platform';
import type { DoorLimits } from '../door-limits.js';
import { refusalOfAnyDoor, refusalShapeFor } from '../doors/refusal-shapes.js';
import { answerHeaders } from './answer-headers.js';

/** What Node could not read as HTTP never becomes a request; it gets its problem on the bare connection. */
export function refuseConnection(error: UnreadRequest, socket: Socket, limits: DoorLimits): void {
  if (error.code === 'ECONNRESET' || !socket.writable || hasAnswerBegun(socket)) {
    socket.destroy();
    return;
  }
  const occurrence = newOccurrence();
  answerOnConnection(cataloguedFor(error, limits, occurrence), pathIn(error, socket), occurrence, socket);
}

/** `CONNECT` asks for a tunnel: Node gives it no response to answer with. */
export function refuseTunnel({ url = '' }: IncomingMessage, socket: Duplex): void {
  const occurrence = newOccurrence();
  const method = new CataloguedError('request.method-not-allowed', { method: 'CONNECT' }, { occurrence });
  answerOnConnection(method, url, occurrence, socket);
}

/** @param path undefined: it was sent before what Node stumbled over, and nobody knows it any more */
function answerOnConnection(
  error: CataloguedError,
  path: string | undefined,
  occurrence: string,
  socket: Duplex,
): void {
  const problem = problemOf(error, 'vi');
  const shaped = path === undefined ? undefined : refusalShapeFor(path)?.write(error, 'vi', path);
  const status = shaped?.status ?? problem.status;
  const text = shaped?.body ?? (path === undefined ? refusalOfAnyDoor(error, problem) : JSON.stringify(problem));
  const headers = {
    ...answerHeaders(occurrence, false),
    ...headersOf(error),
    ...shaped?.headers,
    'content-length': String(Buffer.byteLength(text)),
    connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${status === 200 ? 'OK' : problem.title}\r\n${head.join('')}\r\n${text}`);
}

/** As Node tells of it: with the bytes it could not go on with. */
type UnreadRequest = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

/**
 * Of a request that came in one piece, or broke in its first: its path stands behind whatever it has for a method. Undefined:
 * there were bytes before, and the path was among them.
 */
function pathIn({ rawPacket }: UnreadRequest, socket: Socket): string | undefined {
  const bytes = rawPacket?.toString('latin1', 0, pathBytesMax) ?? '';
  const [, path] = /^\s*\S{1,20}\s+(\/\S*)/.exec(bytes) ?? [];
  return path ?? (rawPacket?.length === socket.bytesRead ? '' : undefined);
}

const pathBytesMax = 100;

/** A second answer in the middle of the first could be read as part of it. Node's own handler looks in the same place. */
function hasAnswerBegun(socket: Socket & { _httpMessage?: ServerResponse | null }): boolean {
  return socket._httpMessage?.headersSent ?? false;
}

function cataloguedFor(error: NodeJS.ErrnoException, limits: DoorLimits, occurrence: string): CataloguedError {
  const circumstances = { occurrence, cause: error };
  switch (error.code) {
    case 'HPE_HEADER_OVERFLOW':
      return new CataloguedError(
        'request.headers-too-large',
        { headersBytesMax: limits.vxpHeadersBytesMax },
        circumstances,
      );
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new CataloguedError('request.too-slow', { progressBytes: 1, waitMs: limits.headersWaitMs }, circumstances);
    case 'HPE_INVALID_EOF_STATE':
      return new CataloguedError('request.body-incomplete', {}, circumstances);
    default:
      return new CataloguedError('request.malformed', { problem: 'this is not HTTP/1.1' }, circumstances);
  }
}
