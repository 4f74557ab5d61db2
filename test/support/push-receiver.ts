import { createHash } from 'node:crypto';
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Push, type PushJudgement, type PushTrust, verifyPush } from '@edoc-axis/client';

/** What a system did with one request that brought it something. */
export interface Brought {
  readonly judgement: PushJudgement;
  readonly push?: Push;
  /** Of the bytes that came. */
  readonly packetSha256: string;
  readonly bytes: number;
  /** It had this delivery already. */
  readonly again: boolean;
}

export type Behaviour = (response: ServerResponse, brought: Brought, request: IncomingMessage) => void;

export interface ReceiverOptions {
  readonly tls?: Pick<ServerOptions, 'key' | 'cert'>;
  /** As it was told to the axis; its own, when absent. */
  readonly host?: string;
  readonly trust: () => PushTrust;
}

/** Confirms with the digest of what came, as the guide asks for. */
export const confirms: Behaviour = (response, { packetSha256 }) => {
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ packetSha256 }));
};

export const answersWith =
  (httpStatus: number, headers: Record<string, string> = {}, body = ''): Behaviour =>
  (response) =>
    response.writeHead(httpStatus, headers).end(body);

/**
 * A document-management system that has its post brought, written after the guide: it verifies the signature before it
 * reads, stores what comes under the id of the delivery, and confirms what it stored. `behaves` may be changed meanwhile.
 */
export async function startReceiver({ tls, host = '127.0.0.1', trust }: ReceiverOptions) {
  const requests: Brought[] = [];
  /** By delivery: the digest of what it has. */
  const stored = new Map<string, string>();
  let waiting: (() => void)[] = [];

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const judgement = verifyPush(
      { method: request.method ?? '', url: receiver.url, headers: request.headers },
      trust(),
    );
    receiver.arrives?.(request);
    if (receiver.answersFirst) {
      const packetSha256 = judgement.verdict === 'valid' ? judgement.push.packetSha256 : '';
      return receiver.answersFirst(response, { judgement, packetSha256, bytes: 0, again: false }, request);
    }
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of request as AsyncIterable<Buffer>) {
      hash.update(piece);
      bytes += piece.length;
    }
    const packetSha256 = hash.digest('hex');
    const push = judgement.verdict === 'valid' ? judgement.push : undefined;
    const again = push !== undefined && stored.has(push.delivery);
    const isWhole = push?.packetSha256 === packetSha256;
    if (push && isWhole) stored.set(push.delivery, packetSha256);
    const brought = { judgement, push, packetSha256, bytes, again };
    requests.push(brought);
    for (const tell of waiting.splice(0)) tell();
    receiver.behaves(response, brought, request);
  }

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    // What breaks off was not stored.
    take(request, response).catch(() => response.destroy());
  };
  const server = tls ? createHttps(tls, answer) : createHttp(answer);
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const receiver = {
    url: `${tls ? 'https' : 'http'}://${host}:${port}/nhan?he=qlvb`,
    requests,
    stored,
    behaves: confirms,
    /** Told when the headers of a request are there, and its body is not. */
    arrives: undefined as ((request: IncomingMessage) => void) | undefined,
    /** What it does before it reads, instead of reading. */
    answersFirst: undefined as Behaviour | undefined,
    /** The next request has come whole. */
    nextRequest: () => new Promise<void>((done) => (waiting = [...waiting, done])),
    comesBack: () => listen(port),
    stop: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

export type Receiver = Awaited<ReturnType<typeof startReceiver>>;
