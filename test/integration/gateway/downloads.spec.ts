import { CarriedBytes, openPacket, type ReplyOf, showDocument } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aPacket, placeOf, reprDigestOf, sha256Of } from './support/packets.js';
import { aRawConnection } from './support/raw-http.js';
import { contentId, document, documentId } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

type Opened = ReplyOf<typeof openPacket>;

const asker = aScriptedAsker();
let gateway: OpenedGateway;

beforeAll(async () => {
  gateway = await anOpenedGateway(asker);
});
afterAll(() => gateway.close());
beforeEach(() => asker.forget());
afterEach(() => gateway.content.remove(contentId));

const path = `/v1/documents/${documentId}/packet`;
const get = (of = path) => request(gateway.url).get(of).set('authorization', 'Bearer token').buffer(true).parse(bytes);

function bytes(response: request.Response, done: (error: Error | null, body: Buffer) => void): void {
  const pieces: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (piece: Buffer) => pieces.push(piece));
  stream.on('end', () => done(null, Buffer.concat(pieces)));
}

/** By digest: Jest compares large buffers byte by byte, a second each. */
function expectBytes(received: Buffer, sent: Buffer): void {
  expect([received.length, sha256Of(received)]).toEqual([sent.length, sha256Of(sent)]);
}

const packet = aPacket({ attachments: [Buffer.from('%PDF-1.4 văn bản'), Buffer.alloc(200_000, 'phụ lục')] });

async function kept(packetBytes = packet, more: Partial<Opened> = {}): Promise<void> {
  const incoming = await gateway.content.createIncoming(contentId);
  await incoming.write(packetBytes);
  await incoming.finish();
  await gateway.content.keep(contentId);
  asker.answers(openPacket, () => ({
    packet: { kept: contentId },
    bytes: packetBytes.length,
    sha256: sha256Of(packetBytes),
    ...more,
  }));
}

function inline(packetBytes: Buffer, more: Partial<Opened> = {}): void {
  asker.answers(openPacket, () => ({
    packet: { inline: new CarriedBytes(packetBytes) },
    bytes: packetBytes.length,
    sha256: sha256Of(packetBytes),
    ...more,
  }));
}

function attachmentOf(
  packetBytes: Buffer,
  n: number,
  content: Buffer,
  more: Partial<NonNullable<Opened['attachment']>> = {},
) {
  return {
    attachment: {
      ...placeOf(packetBytes, n),
      bytes: content.length,
      sha256: sha256Of(content),
      name: `${n}.pdf`,
      contentType: 'application/pdf',
      wrapped: false,
      ...more,
    },
  };
}

describe.each(['kept', 'inline'] as const)('a packet that lies %s', (where) => {
  beforeEach(() => (where === 'kept' ? kept() : inline(packet)));

  it('goes out byte for byte, with its digest', async () => {
    const answer = await get().expect(200);
    expectBytes(answer.body, packet);
    expect(answer.headers).toMatchObject({
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'content-length': String(packet.length),
      'content-type': 'application/edxml+xml',
      etag: `"${sha256Of(packet)}"`,
      'repr-digest': reprDigestOf(packet),
    });
    expect(asker.lastOf(openPacket)).toMatchObject({
      request: { document: documentId },
      askedFor: { caller: 'token' },
    });
  });

  it('may be asked for as one delivery carries it', async () => {
    const delivery = '0198a5b0-0000-7000-8000-00000000000d';
    await get(`${path}?delivery=${delivery}`).expect(200);
    expect(asker.lastOf(openPacket).request).toEqual({ document: documentId, delivery });
    await get(`${path}?delivery=x`).expect(400);
  });

  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=10-99', 10, 100],
    ['bytes=100-', 100, packet.length],
    ['bytes=-7', packet.length - 7, packet.length],
    [`bytes=5-${packet.length + 1000}`, 5, packet.length],
    ['bytes=-999999999', 0, packet.length],
  ])('goes out in part for Range: %s', async (range, from, to) => {
    const answer = await get().set('range', range).expect(206);
    expectBytes(answer.body, packet.subarray(from, to));
    expect(answer.headers).toMatchObject({
      'content-range': `bytes ${from}-${to - 1}/${packet.length}`,
      'content-length': String(to - from),
      'repr-digest': reprDigestOf(packet),
    });
  });

  it.each(['bytes=0-1,5-6', 'lines=0-1', 'bytes=-', 'bytes=9-3', 'bytes=a-b', 'bytes=1e3-', 'bytes=0x1-2'])(
    'goes out whole for Range: %s',
    async (range) => {
      expectBytes((await get().set('range', range).expect(200)).body, packet);
    },
  );

  it.each([`bytes=${packet.length}-`, 'bytes=999999999999-', 'bytes=-0'])(
    'has nothing for Range: %s',
    async (range) => {
      const answer = await get()
        .set('range', range)
        .expect(416)
        .expect('content-type', /problem\+json/);
      expect(answer.headers['content-range']).toBe(`bytes */${packet.length}`);
      expect(JSON.parse(answer.body.toString()).code).toBe('request.range-not-satisfiable');
    },
  );

  it('goes on only where the same bytes were begun', async () => {
    const range = (tag: string) => get().set('range', 'bytes=5-9').set('if-range', tag);
    await range(`"${sha256Of(packet)}"`).expect(206);
    expectBytes((await range('"another"').expect(200)).body, packet);
  });

  it('does not go out again to who has it', async () => {
    for (const tags of [`"${sha256Of(packet)}"`, `"x", W/"${sha256Of(packet)}"`, '*']) {
      const answer = await get().set('if-none-match', tags).expect(304);
      expect(answer.body).toHaveLength(0);
      expect(answer.headers.etag).toBe(`"${sha256Of(packet)}"`);
    }
    await get().set('if-none-match', '"x"').expect(200);
  });
});

describe('a packet', () => {
  it('is described by HEAD without counting as fetched', async () => {
    asker.answers(showDocument, () => ({ ...document, packet: { bytes: packet.length, sha256: sha256Of(packet) } }));
    const answer = await request(gateway.url).head(path).set('authorization', 'Bearer token').expect(200);
    expect(answer.headers).toMatchObject({
      'content-length': String(packet.length),
      'repr-digest': reprDigestOf(packet),
    });
    expect(asker.heard.map(({ pattern }) => pattern)).toEqual([showDocument.pattern]);
  });

  it('that may not be seen is refused as the exchange says', async () => {
    asker.answers(openPacket, () => {
      throw new CataloguedError('document.frozen', { document: documentId, frozenAt: new Date() });
    });
    const answer = await get().expect(403);
    expect(JSON.parse(answer.body.toString()).code).toBe('document.frozen');
  });

  it('whose content is gone from the store is said to be gone, not begun', async () => {
    asker.answers(openPacket, () => ({ packet: { kept: contentId }, bytes: 5, sha256: sha256Of(packet) }));
    const answer = await get().expect(404);
    expect(JSON.parse(answer.body.toString()).code).toBe('content.unknown');
    expect(answer.headers).not.toHaveProperty('repr-digest');
  });

  it('whose receiver goes away is not read on', async () => {
    await kept(aPacket({ attachments: [Buffer.alloc(20_000_000)] }));
    const connection = await aRawConnection(gateway.port);
    connection.write(`GET ${path} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer token\r\n\r\n`);
    await connection.until('edXMLEnvelope');
    connection.socket.destroy();
    // It can be removed, and the door can close, while nobody holds it any more.
    await gateway.content.remove(contentId);
  });
});

describe('an attachment', () => {
  const attachmentPath = `/v1/documents/${documentId}/attachments/2`;
  const content = Buffer.alloc(200_000, 'phụ lục');

  it.each(['kept', 'inline'] as const)('is decoded from its place in a packet that lies %s', async (where) => {
    const more = attachmentOf(packet, 2, content);
    await (where === 'kept' ? kept(packet, more) : inline(packet, more));
    const answer = await get(attachmentPath).expect(200);
    expectBytes(answer.body, content);
    expect(answer.headers).toMatchObject({
      'content-length': String(content.length),
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="2.pdf"; filename*=UTF-8\'\'2.pdf',
      etag: `"${sha256Of(content)}"`,
      'repr-digest': reprDigestOf(content),
      'x-content-type-options': 'nosniff',
    });
    expect(asker.lastOf(openPacket).request).toEqual({ document: documentId, attachment: 2 });
    await get(attachmentPath)
      .set('if-none-match', `"${sha256Of(content)}"`)
      .expect(304);
  });

  it('that was wrapped, in CDATA or with references in it is decoded the same', async () => {
    const small = Buffer.from('%PDF-1.4 văn bản có dấu');
    const base64 = small.toString('base64');
    for (const written of [
      base64.replace(/(.{8})/g, '$1\r\n\t '),
      `<![CDATA[${base64}]]>`,
      base64.replace(/(.{8})/g, '$1&#13;&#xA;'),
    ]) {
      const plain = aPacket({ attachments: [small] });
      const rewritten = Buffer.from(plain.toString().replace(base64, written));
      const from = placeOf(rewritten, 1).from;
      const to = from + written.length;
      inline(rewritten, attachmentOf(rewritten, 1, small, { from, to }));
      expect((await get(attachmentPath).expect(200)).body).toEqual(small);
    }
  });

  it.each([
    ['Công văn số 12/CV-UBND.pdf', 'Cong van so 12_CV-UBND.pdf', 'C%C3%B4ng%20v%C4%83n%20s%E1%BB%91%2012_CV-UBND.pdf'],
    ['../../etc/passwd', '.._.._etc_passwd', '.._.._etc_passwd'],
    ['a"\r\nset-cookie: x=1', 'a___set-cookie_ x_1', 'a%22__set-cookie%3A%20x%3D1'],
    ["đ'(1)*.pdf", 'd_(1)_.pdf', '%C4%91%27%281%29%2A.pdf'],
    ['\u202efdp.exe', '_fdp.exe', '_fdp.exe'],
    ['', 'attachment', 'attachment'],
  ])('named %j is a download with a name that harms nobody', async (name, plain, encoded) => {
    inline(packet, attachmentOf(packet, 2, content, { name }));
    const answer = await get(attachmentPath).expect(200);
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it.each([
    ['text/html', 'application/octet-stream'],
    ['image/svg+xml', 'application/octet-stream'],
    ['application/xhtml+xml; charset=utf-8', 'application/octet-stream'],
    ['text/javascript', 'application/octet-stream'],
    ['application/pdf\r\nx: y', 'application/octet-stream'],
    [undefined, 'application/octet-stream'],
    ['IMAGE/PNG; x=y', 'image/png'],
  ])('called %j by its sender goes out as %s', async (contentType, sent) => {
    inline(packet, attachmentOf(packet, 2, content, { contentType }));
    const answer = await get(attachmentPath).expect(200);
    expect(answer.headers['content-type']).toBe(sent);
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('that its sender wrapped into a ZIP comes as that ZIP', async () => {
    inline(packet, attachmentOf(packet, 2, content, { name: 'phu-luc.txt', contentType: 'text/plain', wrapped: true }));
    const answer = await get(attachmentPath).expect(200);
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(answer.headers['content-disposition']).toContain('filename="phu-luc.txt.zip"');
  });

  it('that the document does not have is unknown', async () => {
    inline(packet);
    const answer = await get(attachmentPath).expect(404);
    expect(JSON.parse(answer.body.toString()).code).toBe('document.attachment-unknown');
    await get(`/v1/documents/${documentId}/attachments/0`).expect(400);
    await get(`/v1/documents/${documentId}/attachments/1.5`).expect(400);
  });

  it('whose place holds other bytes by now ends in the middle, so that nobody takes it for whole', async () => {
    inline(packet, attachmentOf(packet, 2, content, { bytes: content.length + 5 }));
    await expect(get(attachmentPath)).rejects.toThrow(/aborted|hang up/);
  });

  it('whose place holds no attachment by now is our fault, and is not described', async () => {
    inline(packet, attachmentOf(packet, 2, content, { from: 0, to: 400_000 }));
    const answer = await get(attachmentPath).expect(500);
    expect(JSON.parse(answer.body.toString()).code).toBe('content.damaged');
    for (const name of ['etag', 'repr-digest', 'content-disposition']) expect(answer.headers).not.toHaveProperty(name);
  });
});
