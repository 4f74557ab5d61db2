import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { CataloguedError } from '@edoc-axis/domain';
import { headersOf, newOccurrence, problemOf } from '@edoc-axis/platform';
import type { DoorLimits } from '../door-limits.js';
import { refusalShapeFor } from '../doors/refusal-shapes.js';
import { answerHeaders } from './answer-headers.js';

/** What Node could not read as HTTP never becomes a request; it gets its problem on the bare connection. */
export function refuseConnection(error: UnreadRequest, socket: Socket, limits: DoorLimits): void {
  if (error.code === 'ECONNRESET' || !socket.writable || hasAnswerBegun(socket)) {
    socket.destroy();
    return;
  }
  const occurrence = newOccurrence();
  const catalogued = cataloguedFor(error, limits, occurrence);
  const problem = problemOf(catalogued, 'vi');
  const path = pathIn(error.rawPacket);
  const shaped = refusalShapeFor(path)?.write(catalogued, 'vi', path);
  const { status, body } = shaped ?? { status: problem.status, body: JSON.stringify(problem) };
  const headers = {
    ...answerHeaders(occurrence, false),
    ...headersOf(catalogued),
    ...shaped?.headers,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${problem.title}\r\n${head.join('')}\r\n${body}`);
}

/** As Node tells of it: with the bytes it could not go on with. */
type UnreadRequest = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

/** Of a request that came in one piece, or broke in its first. */
function pathIn(bytes: Buffer | undefined): string {
  return /^[A-Z]{3,7} (\S*)/.exec(bytes?.toString('latin1', 0, pathBytesMax) ?? '')?.[1] ?? '';
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
