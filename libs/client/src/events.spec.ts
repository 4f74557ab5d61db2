import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventView } from '@edoc-axis/contracts';
import { createClient } from './client.js';
import { readServerEvents } from './server-events.js';

describe('events', () => {
  let server: Server;
  let url: string;
  let answers: ((request: IncomingMessage, response: ServerResponse) => void)[];
  let asked: string[];

  beforeEach(async () => {
    [answers, asked] = [[], []];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const answer = answers.shift();
      if (answer) answer(request, response);
      else response.destroy();
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => void server.close().closeAllConnections());

  const streams = (text: string) => (_: IncomingMessage, response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'text/event-stream' }).end(text);
  const told = (position: number) => `id: ${position}-1-aa\ndata: ${JSON.stringify(event(position))}\n\n`;

  it('come page by page until there is nothing further', async () => {
    answers = [
      (_, response) => response.end(JSON.stringify({ events: [event(1), event(2)], next: '2-1-aa', caughtUp: false })),
      (_, response) => response.end(JSON.stringify({ events: [event(4)], next: '9-1-aa', caughtUp: true })),
    ];
    expect(await positions(createClient(url).events())).toEqual([1, 2, 4]);
    expect(asked).toEqual(['/v1/events', '/v1/events?after=2-1-aa']);
  });

  it('are followed through broken lines and ended tokens, each once, from where the stream had come', async () => {
    const problem = JSON.stringify({ code: 'caller.token-expired', status: 401 });
    answers = [
      streams(`retry: 1\n\n${told(1)}id: 5-1-aa\n\nevent: problem\ndata: ${problem}\n\n`),
      (_, response) => {
        response.writeHead(200).write(`retry: 1\n\n${told(6)}${told(7).slice(0, -5)}`);
        setImmediate(() => response.destroy());
      },
      (_, response) => response.writeHead(503).end(JSON.stringify({ code: 'axis.stopping', retry: 'later' })),
      streams(`${told(7)}`),
    ];
    const heard: number[] = [];
    for await (const { position } of createClient(url).events({ follow: true })) {
      heard.push(position);
      if (position === 7) break;
    }
    expect(heard).toEqual([1, 6, 7]);
    expect(asked).toEqual(['/v1/events', ...[5, 6, 6].map((after) => `/v1/events?after=${after}-1-aa`)]);
  });

  it('of a token the axis calls ended are asked for with another one, as everything is', async () => {
    const token = (name: string) => (_: IncomingMessage, response: ServerResponse) =>
      void response.end(JSON.stringify({ access_token: name, token_type: 'Bearer', expires_in: 600 }));
    const shown: (string | undefined)[] = [];
    const noting = (answer: (typeof answers)[number]) => (request: IncomingMessage, response: ServerResponse) => {
      shown.push(request.headers.authorization);
      answer(request, response);
    };
    const ended = JSON.stringify({ code: 'caller.token-expired', status: 401, retry: 'never' });
    answers = [
      token('old'),
      noting((_, response) => void response.writeHead(401).end(ended)),
      token('new'),
      noting((_, response) => void response.end(JSON.stringify({ events: [event(1)], caughtUp: true }))),
    ];
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(await positions(createClient(url, { name: 's', keyPem }).events())).toEqual([1]);
    expect(shown).toEqual(['Bearer old', 'Bearer new']);
  });

  it('end with what cannot be waited for, and when they are not wanted any more', async () => {
    const refusal = JSON.stringify({ code: 'event.cursor-unknown', retry: 'never' });
    answers = [(_, response) => response.writeHead(400).end(refusal)];
    await expect(positions(createClient(url).events({ follow: true, after: 'x' }))).rejects.toMatchObject({
      problem: { code: 'event.cursor-unknown' },
    });
    await expect(positions(createClient(url).events({ follow: true }))).rejects.toThrow('No answer');
    const ending = new AbortController();
    answers = [(_, response) => void response.writeHead(200).write(told(1))];
    const heard: number[] = [];
    for await (const { position } of createClient(url).events({ follow: true, signal: ending.signal })) {
      heard.push(position);
      ending.abort();
    }
    expect(heard).toEqual([1]);
  });

  it('are read whatever pieces they come in, between whatever lines', async () => {
    const text = Buffer.from(
      'retry: 5\r\n\r\n: still here\n\nid: a\ndata: một\ndata: hai\n\nevent:x\ndata\n\nid: half',
    );
    async function* inPieces(length: number) {
      for (let from = 0; from < text.length; from += length) yield text.subarray(from, from + length);
    }
    for (const length of [1, 3, 100]) {
      const events = [];
      for await (const each of readServerEvents(inPieces(length))) events.push(each);
      expect(events).toEqual([
        { type: 'message', data: '', retryMs: 5 },
        { type: 'message', data: '' },
        { type: 'message', data: 'một\nhai', id: 'a' },
        { type: 'x', data: '' },
      ]);
    }
  });
});

async function positions(events: AsyncIterable<EventView>): Promise<number[]> {
  const heard: number[] = [];
  for await (const { position } of events) heard.push(position);
  return heard;
}

function event(position: number): EventView {
  return {
    ...{ cursor: `${position}-1-aa`, position, kind: 'document.accepted', by: 'dms-1' },
    document: '01930000-0000-7000-8000-000000000001',
    ...{ at: '2026-11-20T08:00:00Z', sentence: { vi: 'Có', en: 'Yes' } },
  };
}
