import { findAgencies, leaseDeliveries, showAgency, showDocument } from '@edoc-axis/contracts';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aRawConnection, readAnswer } from './support/raw-http.js';
import { agency, documentId } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const asker = aScriptedAsker();
let gateway: OpenedGateway;

beforeAll(async () => {
  gateway = await anOpenedGateway(asker, { limits: { headersWaitMs: 100, bodyWaitMs: 100, bodyProgressBytes: 100 } });
});
afterAll(() => gateway.close());
beforeEach(() => asker.forget());

const get = (path: string) => request(gateway.url).get(path).set('authorization', 'Bearer token');
const post = (path: string) => request(gateway.url).post(path).set('authorization', 'Bearer token');

function expectProblem(
  answer: { status: number; headers: Record<string, string>; body: Record<string, unknown> },
  code: string,
): void {
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({ code, status: answer.status, type: `urn:edoc-axis:error:${code}` });
  expect(answer.body).toHaveProperty('sentence.vi');
  expect(answer.body.occurrence).toBe(answer.headers['x-request-id']);
  expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|\.js:\d|\n +at /);
}

describe('what is not there', () => {
  it.each([
    '/nope',
    '/v1',
    '/v1/',
    '/v2/documents',
    '/v1/documents/',
    '//',
    '/v1/documents/a/b/c',
    '/.git/config',
    '/v1/agencies/',
  ])('%s is a problem with status 404', async (path) =>
    expectProblem(await get(path).expect(404), 'request.route-unknown'),
  );

  it.each([
    ['DELETE', `/v1/documents/${documentId}`, 'GET'],
    ['PUT', '/v1/documents', 'GET, POST'],
    ['PUT', '/v1/agencies', 'GET, POST'],
    ['POST', `/v1/documents/${documentId}/packet`, 'HEAD, GET'],
    ['PATCH', '/oauth/token', 'POST'],
    ['OPTIONS', '/v1/documents', 'GET, POST'],
  ])('%s %s is a problem with status 405 that says what is answered', async (method, path, allowed) => {
    const agent = request(gateway.url) as unknown as Record<string, (path: string) => request.Test>;
    const answer = await agent[method.toLowerCase()]?.(path).expect(405);
    expect(answer?.headers.allow?.split(', ').sort()).toEqual(allowed.split(', ').sort());
    if (answer) expectProblem(answer, 'request.method-not-allowed');
  });

  it('HEAD is answered only where it says something, so that nothing counts as fetched by accident', async () => {
    await request(gateway.url).head(`/v1/documents/${documentId}/attachments/1`).expect(405);
    expect(asker.heard).toEqual([]);
  });
});

describe('what is asked for wrongly', () => {
  it.each([
    'x',
    '..%2F..%2Fetc%2Fpasswd',
    documentId.replace('-', ''),
    `${documentId}%00`,
    '%E2%80%AE',
    "'%20or%20'1'%3D'1",
    '__proto__',
  ])('the document id %s reaches nobody', async (id) => {
    expectProblem(await get(`/v1/documents/${id}`).expect(400), 'request.parameter-invalid');
    expect(asker.heard).toEqual([]);
  });

  it('an id longer than any id is refused before it is looked at', async () => {
    expectProblem(await get(`/v1/documents/${'a'.repeat(600)}`).expect(400), 'request.malformed');
  });

  it('a path that is not percent-encoded rightly is refused', async () => {
    expectProblem(await get('/v1/agencies/%zz').expect(400), 'request.malformed');
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=abc', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['at=yesterday', 'at'],
    ['afterr=1', 'afterr'],
  ])('the query %s names the parameter that is wrong', async (query, parameter) => {
    const answer = await get(`/v1/agencies?${query}`).expect(400);
    expectProblem(answer, 'request.parameter-invalid');
    expect(answer.body.parameter).toBe(parameter);
  });

  it('a misspelt parameter does not silently change nothing', async () => {
    asker.answers(findAgencies, () => ({ agencies: [], version: 1 }));
    expectProblem(await get('/v1/agencies?perfix=H36').expect(400), 'request.parameter-invalid');
  });

  it('either form of a code is passed on as it came, also when it is hostile', async () => {
    asker.answers(showAgency, () => agency);
    await get(`/v1/agencies/${encodeURIComponent('H36.15/../../x')}`).expect(200);
    expect(asker.lastOf(showAgency).request.code).toBe('H36.15/../../x');
  });
});

describe('bodies', () => {
  const lease = () => post('/v1/inbox/lease');

  it('of the wrong kind are refused with what is accepted', async () => {
    const answer = await lease().type('text/xml').send('<a/>').expect(415);
    expectProblem(answer, 'request.media-type');
    expect(answer.body.accepted).toEqual(['application/json']);
    expectProblem(
      await lease().type('json').set('content-encoding', 'gzip').send('{}').expect(415),
      'request.media-type',
    );
    expectProblem(await post('/v1/documents').send({ a: 1 }).expect(415), 'request.media-type');
  });

  it.each([
    ['half a JSON', '{"limit":'],
    ['no JSON', 'limit=1'],
    ['a BOM before nothing', '\ufeff'],
  ])('that are %s are malformed', async (_, body) => {
    expectProblem(await lease().type('json').send(body).expect(400), 'request.malformed');
  });

  it.each([
    ['a list', '[]', 'body'],
    ['null', 'null', 'body'],
    ['a million brackets', `${'['.repeat(500_000)}${']'.repeat(500_000)}`, 'body'],
    ['of the wrong type', '{"limit":"many"}', 'limit'],
    ['beyond a limit', '{"limit":101}', 'limit'],
  ])('that are %s are refused by name', async (_, body, parameter) => {
    const answer = await lease().type('json').send(body).expect(400);
    expectProblem(answer, 'request.parameter-invalid');
    expect(answer.body.parameter).toBe(parameter);
  });

  it('that are absent are missing', async () => {
    expectProblem(await lease().expect(400), 'request.parameter-missing');
  });

  it('may name a prototype, which changes nobody', async () => {
    asker.answers(leaseDeliveries, () => ({ deliveries: [] }));
    await lease().type('json').send('{"__proto__":{"limit":7},"constructor":{"prototype":{"polluted":1}}}').expect(200);
    expect(asker.lastOf(leaseDeliveries).request).toEqual({ limit: 20 });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('beyond a mebibyte are refused, announced or not', async () => {
    const large = `{"agency":"${'x'.repeat(1024 * 1024)}"}`;
    expectProblem(await lease().type('json').send(large).expect(413), 'request.body-too-large');
    const connection = await aRawConnection(gateway.port);
    connection.write(
      'POST /v1/inbox/lease HTTP/1.1\r\nhost: a\r\nauthorization: Bearer t\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n',
    );
    connection.write(`${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`);
    expect(readAnswer(await connection.untilClosed()).status).toBe(413);
  });

  it('that stop coming are given up', async () => {
    const connection = await aRawConnection(gateway.port);
    connection.write(
      'POST /v1/inbox/lease HTTP/1.1\r\nhost: a\r\nauthorization: Bearer t\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"limit"',
    );
    const answer = readAnswer(await connection.until('\r\n\r\n{'));
    expect(answer.status).toBe(408);
    connection.socket.destroy();
  });
});

it('headers beyond 16 KiB are too large everywhere but at the door whose clients need more', async () => {
  const long = 'y'.repeat(17_000);
  expectProblem(await request(gateway.url).get('/v1/agencies').set('x', long).expect(431), 'request.headers-too-large');
  expect((await request(gateway.url).post('/vxp/getEdoc').set('x', long).expect(200)).body).toMatchObject({
    ErrorCode: '15',
  });
});

describe('what is not HTTP', () => {
  it.each([
    [
      'headers beyond 256 KiB',
      `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(270_000)}\r\n\r\n`,
      431,
      'request.headers-too-large',
    ],
    [
      'a request line beyond 256 KiB',
      `GET /${'y'.repeat(270_000)} HTTP/1.1\r\nhost: a\r\n\r\n`,
      431,
      'request.headers-too-large',
    ],
    [
      'two lengths',
      'POST /v1/documents HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab',
      400,
      'request.malformed',
    ],
    [
      'a length and chunks',
      'POST /v1/documents HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
      'request.malformed',
    ],
    ['a greeting in TLS', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000', 400, 'request.malformed'],
  ])('%s gets a problem and the connection is closed', async (_, sent, status, code) => {
    const connection = await aRawConnection(gateway.port);
    connection.write(sent);
    const answer = readAnswer(await connection.untilClosed());
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ code, status });
    expect(answer.headers['x-request-id']).toBe(JSON.parse(answer.text).occurrence);
    expect(answer.headers).toMatchObject({ connection: 'close', 'x-content-type-options': 'nosniff' });
  });

  it('headers that never end are given up', async () => {
    const connection = await aRawConnection(gateway.port);
    connection.write('GET / HTTP/1.1\r\nhost: a\r\nx-slow: ');
    expect(readAnswer(await connection.untilClosed()).status).toBe(408);
  });
});

describe('every answer', () => {
  it('is named in Vietnamese unless English is preferred', async () => {
    const vi = await get('/nope').set('accept-language', 'fr, de;q=0.8');
    const en = await get('/nope').set('accept-language', 'vi;q=0.5, en-GB');
    expect(vi.body.detail).toBe(vi.body.sentence.vi);
    expect(en.body.detail).toBe(en.body.sentence.en);
  });

  it('carries the headers that keep browsers from guessing, and none that tell what runs here', async () => {
    asker.answers(findAgencies, () => ({ agencies: [], version: 1 }));
    for (const answer of [
      await get('/v1/agencies').expect(200),
      await get('/nope').expect(404),
      await get('/').expect(200),
    ]) {
      expect(answer.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      for (const name of ['server', 'x-powered-by', 'via', 'access-control-allow-origin', 'set-cookie']) {
        expect(answer.headers).not.toHaveProperty(name);
      }
    }
    expect((await get('/v1/agencies').set('origin', 'https://elsewhere.example')).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
    expect((await get('/v1/agencies')).headers['cache-control']).toBe('no-store');
  });

  it("names its request by our word and not by the caller's", async () => {
    const answer = await get('/nope').set('x-request-id', 'mine').set('request-id', 'mine');
    expect(answer.headers['x-request-id']).toMatch(/^[2-9a-z]{12}$/);
  });

  it('to a bearer token that is none is the same as to no token', async () => {
    for (const header of [
      'Bearer',
      'Bearer ',
      'Basic dTpw',
      'Bearer a b',
      `Bearer ${'a'.repeat(9000)}`,
      'bearer\ttoken',
    ]) {
      const answer = await request(gateway.url)
        .get(`/v1/documents/${documentId}`)
        .set('authorization', header)
        .expect(401);
      expectProblem(answer, 'caller.token-missing');
    }
  });

  it('hides what went wrong inside, and gives a name to ask for it', async () => {
    asker.answers(showDocument, () => {
      throw new Error('secret of the inside');
    });
    const answer = await get(`/v1/documents/${documentId}`).expect(500);
    expectProblem(answer, 'axis.internal-error');
    expect(answer.text).not.toContain('secret');
  });
});
