import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A connection on which a test writes HTTP itself: what no honest client library would send. */
export interface RawConnection {
  readonly socket: Socket;
  write(text: string | Buffer): void;
  /** Everything that came until the other side closed. */
  untilClosed(): Promise<string>;
  /** Resolves once this text has come. */
  until(text: string): Promise<string>;
}

export async function aRawConnection(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let received = '';
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  // A connection that is cut in the middle is what some tests wait for.
  socket.on('error', () => undefined);
  socket.setEncoding('utf8').on('data', (text: string) => (received += text));
  return {
    socket,
    write: (text) => void socket.write(text),
    async untilClosed() {
      await closed;
      return received;
    },
    async until(text) {
      while (!received.includes(text))
        await Promise.race([once(socket, 'data'), closed.then(() => Promise.reject(new Error(received)))]);
      return received;
    },
  };
}

export function readAnswer(received: string): RawAnswer {
  const [head = '', ...rest] = received.split('\r\n\r\n');
  const [statusLine = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 2),
  ]);
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: Object.fromEntries(headers),
    text: rest.join('\r\n\r\n'),
  };
}
