import { CarriedBytes, mayOpenPacket, openPacket, renewAccess } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aPacket, placeOf, sha256Of } from './support/packets.js';
import { contentId, deliveryId, documentId } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const asker = aScriptedAsker();
let gateway: OpenedGateway;

beforeAll(async () => {
  gateway = await anOpenedGateway(asker);
});
afterAll(() => gateway.close());
beforeEach(() => {
  asker.forget();
  const until = '2026-12-01T00:00:00Z';
  asker.answers(renewAccess, () => ({ accessToken: 'a.b.c', expiresInSeconds: 120, idleUntil: until, endsAt: until }));
});

const session = 's'.repeat(43);
const inOurPage = { cookie: `edoc-session=${session}`, 'sec-fetch-site': 'same-origin' };
const attachmentPath = `/portal/documents/${documentId}/attachments/1`;

const get = (path: string, headers: Record<string, string> = inOurPage) =>
  request(gateway.url).get(path).set(headers).buffer(true).parse(bytes);

function bytes(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  stream.on('end', () => done(null, Buffer.concat(pieces)));
}

function sent(content: Buffer, name: string, contentType?: string, more: { wrapped?: boolean; sha256?: string } = {}) {
  const packet = aPacket({ attachments: [content] });
  asker.answers(openPacket, ({ attachment }) => ({
    packet: { inline: new CarriedBytes(packet) },
    bytes: packet.length,
    sha256: sha256Of(packet),
    ...(attachment === undefined
      ? {}
      : {
          attachment: {
            ...{ ...placeOf(packet, 1), bytes: content.length, sha256: sha256Of(content) },
            ...{ name, contentType, wrapped: false, ...more },
          },
        }),
  }));
  return packet;
}

const pdf = Buffer.from(`%PDF-1.7\n${'văn bản '.repeat(30_000)}`);
const png = Buffer.from('\x89PNG\r\n\x1a\n<script>alert(1)</script>', 'latin1');
const html = Buffer.from('<!doctype html><script>alert(document.domain)</script>');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const sandboxed = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

it('a page asks in the name of its session, says which delivery it reads, and that it shows', async () => {
  sent(pdf, 'Công văn.pdf', 'application/pdf');
  const answer = await get(`${attachmentPath}?show=1&delivery=${deliveryId}`, {
    ...inOurPage,
    'user-agent': 'Firefox',
  }).expect(200);
  expect(answer.body.equals(pdf)).toBe(true);
  expect(asker.lastOf(renewAccess).request).toEqual({ session });
  expect(asker.lastOf(openPacket)).toMatchObject({
    request: { document: documentId, attachment: 1, delivery: deliveryId, shown: true },
    askedFor: { caller: 'a.b.c', program: 'Firefox', address: expect.any(String) },
  });
  expect(answer.headers).toMatchObject({
    'cache-control': 'private, no-store',
    'content-disposition': `inline; filename="Cong van.pdf"; filename*=UTF-8''C%C3%B4ng%20v%C4%83n.pdf`,
    'content-length': String(pdf.length),
    'content-security-policy':
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    'content-type': 'application/pdf',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  });
  expect(answer.headers).not.toHaveProperty('set-cookie');
});

describe.each([
  ['an image', png, 'dấu.png', 'image/png', 'image/png'],
  ['a text', Buffer.from('Kính gửi'), 'a.txt', 'text/plain; charset=windows-1252', 'text/plain; charset=utf-8'],
  ['an empty text', Buffer.alloc(0), 'a.txt', 'text/plain', 'text/plain; charset=utf-8'],
])('%s', (_, content, name, contentType, shownAs) => {
  it('is shown without any right of its own', async () => {
    sent(content, name, contentType);
    const answer = await get(`${attachmentPath}?show=1`).expect(200);
    expect(answer.body.equals(content)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': shownAs,
      'content-security-policy': sandboxed,
      'content-disposition': expect.stringMatching(/^inline;/),
    });
  });

  it('is a download where showing was not asked for', async () => {
    sent(content, name, contentType);
    const answer = await get(attachmentPath).expect(200);
    expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
    expect(asker.lastOf(openPacket).request.shown).toBe(false);
  });
});

it.each([
  ['HTML that says so', html, 'a.html', 'text/html', 'application/octet-stream'],
  ['HTML named .pdf', html, 'a.pdf', 'application/pdf', 'application/pdf'],
  ['HTML named .pdf that says so', html, 'a.pdf', 'text/html', 'application/octet-stream'],
  ['HTML named .pdf that says nothing', html, 'a.pdf', undefined, 'application/octet-stream'],
  ['SVG as a PNG', svg, 'a.png', 'image/png', 'image/png'],
  ['SVG', svg, 'a.svg', 'image/svg+xml', 'application/octet-stream'],
  ['XML', Buffer.from('<?xml version="1.0"?><a/>'), 'a.xml', 'application/xml', 'application/octet-stream'],
  ['a PDF with HTML before it', Buffer.concat([html, pdf]), 'a.pdf', 'application/pdf', 'application/pdf'],
  ['an image called a PDF', png, 'a.pdf', 'application/pdf', 'application/pdf'],
  ['text that is none', Buffer.from([0x3c, 0xff, 0xfe]), 'a.txt', 'text/plain', 'text/plain'],
  ['script', Buffer.from('alert(1)'), 'a.js', 'text/javascript', 'application/octet-stream'],
])('%s is a download, whatever was asked for', async (_, content, name, contentType, goesOutAs) => {
  sent(content, name, contentType);
  const answer = await get(`${attachmentPath}?show=1`).expect(200);
  expect(answer.body.equals(content)).toBe(true);
  expect(answer.headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment;/),
    'content-type': goesOutAs,
    'content-security-policy': sandboxed,
    'x-content-type-options': 'nosniff',
  });
});

it('a text longer than anybody reads is a download', async () => {
  const content = Buffer.alloc(1024 ** 2 + 1, 'a');
  const packet = sent(content, 'a.txt', 'text/plain');
  const incoming = await gateway.content.createIncoming(contentId);
  await incoming.write(packet);
  await incoming.finish();
  await gateway.content.keep(contentId);
  asker.answers(openPacket, () => ({
    packet: { kept: contentId },
    bytes: packet.length,
    sha256: sha256Of(packet),
    attachment: {
      ...{ ...placeOf(packet, 1), bytes: content.length, sha256: sha256Of(content) },
      ...{ name: 'a.txt', contentType: 'text/plain', wrapped: false },
    },
  }));
  const answer = await get(`${attachmentPath}?show=1`).expect(200);
  expect(answer.body.length).toBe(content.length);
  expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
});

it('a file its sender wrapped into a ZIP is that ZIP', async () => {
  sent(Buffer.from('PK\x03\x04'), 'a.pdf', 'application/pdf', { wrapped: true });
  const answer = await get(`${attachmentPath}?show=1`).expect(200);
  expect(answer.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': expect.stringContaining('a.pdf.zip'),
  });
});

it('a page may ask first, in the name of its session, and hears why not; nothing is opened', async () => {
  asker.answers(mayOpenPacket, () => ({}));
  const question = `${attachmentPath}/openable?reason=${encodeURIComponent('tra soát')}`;
  await request(gateway.url).get(question).set(inOurPage).expect(200, {});
  expect(asker.lastOf(mayOpenPacket)).toMatchObject({
    request: { document: documentId, attachment: 1, reason: 'tra soát' },
    askedFor: { caller: 'a.b.c' },
  });
  asker.answers(mayOpenPacket, () => {
    throw new CataloguedError('document.content-gone', { document: documentId });
  });
  const { body, headers } = await request(gateway.url).get(question).set(inOurPage).expect(404);
  expect(body).toMatchObject({ code: 'document.content-gone', occurrence: headers['x-request-id'] });
  await request(gateway.url).get(question).set({ 'sec-fetch-site': 'same-origin' }).expect(401);
});

it('a refusal in the place of a file is read by the page around it, and by no other', async () => {
  asker.answers(openPacket, () => {
    throw new CataloguedError('document.frozen', { document: documentId });
  });
  const refused = await get(`${attachmentPath}?show=1`).expect(403);
  expect(refused.headers['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'self'");
  expect(refused.headers['content-type']).toMatch(/^application\/problem\+json/);
  const elsewhere = await get(`${attachmentPath}?show=1`, { ...inOurPage, 'sec-fetch-site': 'cross-site' }).expect(403);
  expect(elsewhere.headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

it('damaged bytes are cut off, and never look whole', async () => {
  sent(pdf, 'a.pdf', 'application/pdf', { sha256: 'f'.repeat(64) });
  await expect(get(`${attachmentPath}?show=1`)).rejects.toThrow();
});

it('a packet is a download', async () => {
  const packet = sent(pdf, 'a.pdf');
  const answer = await get(`/portal/documents/${documentId}/packet?reason=${encodeURIComponent('tra soát')}`).expect(
    200,
  );
  expect(answer.body.equals(packet)).toBe(true);
  expect(answer.headers['content-disposition']).toContain(`${documentId}.edxml`);
  expect(answer.headers['content-type']).toBe('application/octet-stream');
  expect(asker.lastOf(openPacket).request).toEqual({ document: documentId, reason: 'tra soát' });
});

describe('nothing is opened', () => {
  it.each([
    ['for a page of another site', { ...inOurPage, 'sec-fetch-site': 'cross-site' }, 403, 'person.form-not-ours'],
    ['for a server of the same domain', { ...inOurPage, 'sec-fetch-site': 'same-site' }, 403, 'person.form-not-ours'],
    ['for a link from elsewhere', { ...inOurPage, 'sec-fetch-site': 'none' }, 403, 'person.form-not-ours'],
    [
      'for a page that an old browser names',
      { cookie: inOurPage.cookie, referer: 'http://elsewhere.example/' },
      403,
      'person.form-not-ours',
    ],
    ['for nobody', { 'sec-fetch-site': 'same-origin' }, 401, 'person.session-missing'],
    [
      'for a bearer token, which has a door of its own',
      { authorization: 'Bearer t.o.k', 'sec-fetch-site': 'same-origin' },
      401,
      'person.session-missing',
    ],
  ])('%s', async (_, headers: Record<string, string>, status, code) => {
    sent(pdf, 'a.pdf', 'application/pdf');
    for (const path of [`${attachmentPath}?show=1`, `/portal/documents/${documentId}/packet`]) {
      const answer = await get(path, headers).expect(status);
      expect(JSON.parse(answer.body.toString())).toMatchObject({ code });
    }
    expect(asker.heard).toEqual([]);
  });

  it('for a session that has ended, and the exchange is not even asked', async () => {
    asker.answers(renewAccess, () => {
      throw new CataloguedError('person.session-ended');
    });
    await get(`${attachmentPath}?show=1`).expect(401);
    expect(asker.heard.map(({ pattern }) => pattern)).toEqual([renewAccess.pattern]);
  });

  it('of a document the exchange does not give, and it is said in its words', async () => {
    asker.answers(openPacket, () => {
      throw new CataloguedError('document.revoked', { document: documentId, revokedAt: '2026-11-20T00:00:00Z' });
    });
    const answer = await get(`${attachmentPath}?show=1`).expect(409);
    expect(answer.headers['content-type']).toMatch(/problem\+json/);
  });

  it('for a parameter there is none of', async () => {
    for (const query of ['show=2', 'show=true', 'delivery=x', 'inline=1']) {
      await get(`${attachmentPath}?${query}`).expect(400);
    }
  });
});

it('a browser over plain HTTP, which says nothing of where from, is believed by its cookie', async () => {
  sent(pdf, 'a.pdf', 'application/pdf');
  await get(attachmentPath, { cookie: inOurPage.cookie }).expect(200);
  await get(attachmentPath, { cookie: inOurPage.cookie, referer: `${gateway.url}/` }).expect(200);
});
