import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { AxisRefusal, AxisUnreachable } from './axis-refusal.js';
import { addressOf, openDoor } from './door.js';

const answer = z.object({ ok: z.boolean() });

describe('the door of an axis', () => {
  const servers: Server[] = [];

  afterEach(() => {
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  async function serving(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async function ask(url: string, body?: string | Readable) {
    const door = openDoor(url, 'en');
    return door.read(answer, await door.ask({ method: body ? 'POST' : 'GET', path: '/v1/keys', body }));
  }

  it('is asked behind the path of its address, in the language of who asks', async () => {
    let asked: unknown;
    const url = await serving(({ url: path, headers }, response) => {
      asked = [path, headers['accept-language']];
      response.end('{"ok":true}');
    });
    expect(await ask(`${url}/truc/`)).toEqual({ ok: true });
    expect(asked).toEqual(['/truc/v1/keys', 'en']);
    expect(addressOf('https://truc.example/', '/oauth/token')).toBe('https://truc.example/oauth/token');
  });

  it('hands a refusal on as the axis says it', async () => {
    const url = await serving((_request, response) => {
      response.writeHead(409).end('{"code":"document.conflict","status":200,"occurrence":"abc"}');
    });
    const refusal = await ask(url).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(AxisRefusal);
    expect(refusal).toMatchObject({ problem: { code: 'document.conflict', status: 409, occurrence: 'abc' } });
  });

  it.each<[string, RequestListener]>([
    ['a page', (_request, response) => response.end('<html>')],
    ['another shape', (_request, response) => response.end('{"ok":"yes"}')],
    ['a redirection', (_request, response) => response.writeHead(302, { location: '/elsewhere' }).end()],
    ['an error page', (_request, response) => response.writeHead(502).end('<html>Bad Gateway')],
    ['null', (_request, response) => response.writeHead(500).end('null')],
  ])('says of %s that no axis speaks so', async (_what, listener) => {
    const error = await ask(await serving(listener)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AxisRefusal);
    expect(error).toMatchObject({ problem: { code: 'axis.answer-not-understood' } });
  });

  it('says that nobody answered when nobody is there, and when the answer breaks off', async () => {
    await expect(ask('http://127.0.0.1:1')).rejects.toMatchObject({ name: 'AxisUnreachable', reason: 'ECONNREFUSED' });
    const url = await serving((_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{"ok":');
      response.socket?.destroySoon();
    });
    await expect(ask(url)).rejects.toThrow(AxisUnreachable);
  });

  it('does not blame the axis for what its caller could not read', async () => {
    const url = await serving(
      (request, response) => void request.resume().once('end', () => response.end('{"ok":true}')),
    );
    const broken = new Readable({ read: () => broken.destroy(new RangeError('the disk is gone')) });
    await expect(ask(url, broken)).rejects.toThrow('the disk is gone');
  });
});
