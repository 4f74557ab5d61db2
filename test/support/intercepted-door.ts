import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface InterceptedDoor {
  readonly url: string;
  /** Where requests go from now on. */
  leadTo(door: string): void;
  /** At the next request for this path, before it goes on or when it was answered and nobody has heard it. */
  at(path: string, when: 'before' | 'answered', act: () => void): void;
  close(): void;
}

/** Stands before an axis and sees every request come and every answer go: the moment between two steps of a client. */
export async function interceptDoor(): Promise<InterceptedDoor> {
  let door = '';
  let waiting: { path: string; when: 'before' | 'answered'; act: () => void } | undefined;
  const acts = (incoming: IncomingMessage, when: 'before' | 'answered') => {
    if (waiting?.when !== when || !incoming.url?.startsWith(waiting.path)) return false;
    const { act } = waiting;
    waiting = undefined;
    act();
    return true;
  };
  const pass = (incoming: IncomingMessage, answer: ServerResponse) => {
    if (acts(incoming, 'before')) return incoming.destroy();
    const onward = request(`${door}${incoming.url}`, { method: incoming.method, headers: incoming.headers });
    onward.on('response', (answered) => {
      if (acts(incoming, 'answered')) return incoming.destroy();
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    incoming.pipe(onward);
  };
  const server: Server = createServer(pass);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo(to) {
      door = to;
    },
    at(path, when, act) {
      waiting = { path, when, act };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
