import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxisRefusal, AxisUnreachable } from './axis-refusal.js';
import { createProvincialClient, ProvincialRefusal } from './provincial-client.js';
import { createVxpClient, VxpRefusal } from './vxp-client.js';

const patience = { silenceMsMax: 200, answerBytesMax: 64 * 1024 };
const day = { messageType: 'edoc', from: new Date(0), to: new Date(0), pageSize: 10 } as const;
const account = { username: 'u', password: 'p', applicationCode: 'a' };

const clients = {
  vxp: (url: string) => createVxpClient(url, { systemId: 's', secret: 'x' }, patience).getReceivedEdocList(day),
  provincial: (url: string) => {
    const proof = { door: 'provincial', url, system: 's', agencies: [], ...account, systemId: 's', secretKey: 'k' };
    return createProvincialClient(url, proof as never, patience).syncReceivedEdocList(day);
  },
};

describe.each(['vxp', 'provincial'] as const)('a client of the door %s', (door) => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  async function askedAt(listener: RequestListener): Promise<unknown> {
    const server = createServer(listener);
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return clients[door](url).catch((error: unknown) => error);
  }

  it.each<[string, RequestListener]>([
    ['never answers', () => undefined],
    ['falls silent in the middle', (_request, response) => void response.writeHead(200).write('{"status":')],
    ['breaks off', (_request, response) => void response.writeHead(200).write('{', () => response.destroy())],
  ])('gives up on a server that %s', async (_what, listener) => {
    expect(await askedAt(listener)).toBeInstanceOf(AxisUnreachable);
  });

  it.each<[string, RequestListener]>([
    ['too much', (_request, response) => response.end(`{"message":"${'x'.repeat(patience.answerBytesMax)}"}`)],
    ['a page', (_request, response) => response.writeHead(502).end('<html>Bad Gateway')],
    ['nothing', (_request, response) => response.writeHead(204).end()],
    ['null', (_request, response) => response.end('null')],
    ['another shape', (_request, response) => response.end('{"ok":true}')],
    ['an empty sentence', (_request, response) => response.end('{"success":false,"message":" "}')],
  ])('says in both languages that no axis answers %s', async (_what, listener) => {
    const refusal = await askedAt(listener);
    expect(refusal).toBeInstanceOf(AxisRefusal);
    const said = expect.stringContaining('http://127.0.0.1') as unknown;
    const problem = { code: 'axis.answer-not-understood', sentence: { vi: said, en: said } };
    expect(refusal).toMatchObject({ problem });
  });

  it('hands a refusal on as it was said, whatever its HTTP status', async () => {
    const said = { status: 'FAIL', ErrorCode: '12', ErrorDesc: 'Sai khóa', success: false, message: 'Sai khóa' };
    const refusal = await askedAt((_request, response) => response.writeHead(401).end(JSON.stringify(said)));
    expect(refusal).toBeInstanceOf(door === 'vxp' ? VxpRefusal : ProvincialRefusal);
    expect(refusal).toMatchObject({ message: 'Sai khóa' });
  });
});
