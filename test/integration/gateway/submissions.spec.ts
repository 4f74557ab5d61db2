import { eventually } from '../../support/eventually.js';
import {
  abandonSubmission,
  admitSubmission,
  type HeardBy,
  inlinePacketBytesMax,
  type ReplyOf,
  submitDocument,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { type PacketMeasurements, parseMeasurements } from '@edoc-axis/signature';
import { buffer } from 'node:stream/consumers';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aLargePacket, aPacket, reprDigestOf, sha256Of } from './support/packets.js';
import { aRawConnection, readAnswer } from './support/raw-http.js';
import { contentId, documentId, receiptJws, submission } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

type Reply = ReplyOf<typeof submitDocument>;

const packetBytesMax = 4 * 1024 * 1024;
const asker = aScriptedAsker();
let gateway: OpenedGateway;
/** Of each test its own: the gateway has seen none of them. */
let token = 'token-0';

beforeAll(async () => {
  gateway = await anOpenedGateway(asker, {
    limits: { bodyWaitMs: 150, bodyProgressBytes: 1_000, lingerMs: 300, lingerBytesMax: 1024 * 1024 },
  });
});
afterAll(() => gateway.close());
beforeEach(() => {
  token = `token-${Number(token.slice('token-'.length)) + 1}`;
  asker.forget();
  asker.answers(admitSubmission, () => ({ contentId, packetBytesMax }));
  asker.answers(abandonSubmission, () => ({}));
});
afterEach(async () => {
  await gateway.content.remove(contentId);
  expect(await gateway.incoming()).toEqual([]);
});

const post = (path = '/v1/documents') =>
  request(gateway.url).post(path).set('authorization', `Bearer ${token}`).type('application/edxml+xml');

/** What the exchange does with a submission it accepts; what it was given is told once it is read. */
function accepting(reply: Reply = { outcome: 'accepted', submission }) {
  const seen: { packet?: Buffer; measurements?: PacketMeasurements; asked?: HeardBy<typeof submitDocument> } = {};
  asker.answers(submitDocument, async (asked) => {
    seen.asked = asked;
    if ('incoming' in asked.packet) await gateway.content.keep(asked.packet.incoming);
    seen.packet =
      'inline' in asked.packet ? asked.packet.inline.bytes : await buffer(await gateway.content.read(contentId));
    if ('inline' in asked.measurements) seen.measurements = parseMeasurements(asked.measurements.inline);
    return reply;
  });
  return seen;
}

describe('a packet', () => {
  it('that is small travels inside the question, measured, and touches no disk', async () => {
    const packet = aPacket();
    const seen = accepting();
    const answer = await post().send(packet).expect(201);
    expect(answer.body).toEqual(submission);
    expect(answer.headers.location).toBe(`/v1/documents/${documentId}`);
    expect(seen.packet).toEqual(packet);
    expect(seen.asked?.packet).toHaveProperty('inline');
    expect(seen.measurements).toMatchObject({ packetSha256: sha256Of(packet), packetBytes: packet.length });
    expect(asker.lastOf(admitSubmission)).toMatchObject({
      request: { declaredBytes: packet.length },
      askedFor: { caller: token, occurrence: answer.headers['x-request-id'] },
    });
  });

  it('beyond 64 KiB lies whole in the content store before the exchange is asked', async () => {
    const packet = aPacket({ attachments: [Buffer.alloc(inlinePacketBytesMax, 7), Buffer.from('nhỏ')] });
    const seen = accepting();
    await post().send(packet).expect(201);
    expect(seen.asked?.packet).toEqual({ incoming: contentId });
    expect(seen.packet).toEqual(packet);
    expect(seen.measurements?.reading.attachments.map(({ sha256 }) => sha256)).toEqual([
      sha256Of(Buffer.alloc(inlinePacketBytesMax, 7)),
      sha256Of(Buffer.from('nhỏ')),
    ]);
  });

  it('of exactly 64 KiB is still small, and one byte more is not', async () => {
    const empty = aPacket({ subject: 'x' }).length;
    for (const [over, kind] of [
      [0, 'inline'],
      [1, 'incoming'],
    ] as const) {
      // White space between elements is nobody's value.
      const padded = aPacket({ subject: 'x' })
        .toString()
        .replace('<edXMLBody>', `${' '.repeat(inlinePacketBytesMax - empty + over)}<edXMLBody>`);
      const seen = accepting();
      await post().send(Buffer.from(padded)).expect(201);
      expect(seen.asked?.packet).toHaveProperty(kind);
      await gateway.content.remove(contentId);
    }
  });

  it('with a header for 8,000 recipients has its measurements beside it', async () => {
    const recipients = Array.from({ length: 8_000 }, (_, n) => `H36.${n + 1}`);
    let beside: Buffer | undefined;
    asker.answers(submitDocument, async ({ measurements }): Promise<Reply> => {
      if (!('beside' in measurements)) throw new Error('The measurements travelled inside the question.');
      beside = await gateway.content.readBeside(contentId, measurements.beside.bytes);
      expect(sha256Of(beside)).toBe(measurements.beside.sha256);
      await gateway.content.removeIncoming(contentId);
      return { outcome: 'accepted', submission };
    });
    await post().send(aPacket({ recipients })).expect(201);
    const { reading } = parseMeasurements(JSON.parse(beside?.toString() ?? ''));
    expect(reading.kind === 'document' && reading.header.to).toHaveLength(8_000);
  });

  it('may come in chunks, without saying how large it is', async () => {
    const packet = aPacket();
    const seen = accepting();
    const connection = await aRawConnection(gateway.port);
    connection.write(head('transfer-encoding: chunked\r\nconnection: close'));
    for (let from = 0; from < packet.length; from += 100) {
      const piece = packet.subarray(from, from + 100);
      connection.write(`${piece.length.toString(16)}\r\n`);
      connection.write(piece);
      connection.write('\r\n');
    }
    connection.write('0\r\n\r\n');
    expect(readAnswer(await connection.untilClosed()).status).toBe(201);
    expect(seen.packet).toEqual(packet);
    expect(asker.lastOf(admitSubmission).request).toEqual({});
    expect(asker.lastOf(submitDocument).request).toMatchObject({ undeclaredBytes: packet.length });
  });

  it('in chunks counts by what came of it, also when it is given up; one that said its length has been counted', async () => {
    const broken = aPacket().subarray(0, 900);
    const connection = await aRawConnection(gateway.port);
    connection.write(head('transfer-encoding: chunked\r\nconnection: close'));
    connection.write(`${broken.length.toString(16)}\r\n`);
    connection.write(broken);
    connection.write('\r\n0\r\n\r\n');
    expect(readAnswer(await connection.untilClosed()).status).toBe(400);
    expect(asker.lastOf(abandonSubmission).request).toEqual({
      ...{ undeclaredBytes: broken.length, refusedWith: 'xml.truncated' },
    });
    await post().send(broken).expect(400);
    expect(asker.lastOf(abandonSubmission).request).toEqual({ refusedWith: 'xml.truncated' });
  });

  it.each(['application/xml', 'application/octet-stream', 'text/xml; charset=utf-8', 'Application/EdXML+XML'])(
    'may be called %s',
    async (type) => {
      accepting();
      await post().set('content-type', type).send(aPacket()).expect(201);
    },
  );

  it('sent again gets its first receipt and 200', async () => {
    accepting({ outcome: 'repeated', submission });
    const answer = await post().send(aPacket()).expect(200);
    expect(answer.body.receipt).toBe(receiptJws);
  });

  it('may be for some of its recipients only, and for the rest when some cannot receive', async () => {
    const seen = accepting();
    await post('/v1/documents?onBadRecipients=deliver-rest&to=H36.16,%20H36.17&to=H36.18').send(aPacket()).expect(201);
    expect(seen.asked).toMatchObject({
      addressees: ['H36.16', 'H36.17', 'H36.18'],
      onBadRecipients: 'deliver-rest',
      checkOnly: false,
    });
    await post('/v1/documents?to=').send(aPacket()).expect(400);
    await post('/v1/documents?onBadRecipients=maybe').send(aPacket()).expect(400);
  });

  it('is compared with the digest that was announced for it', async () => {
    const packet = aPacket();
    accepting();
    await post()
      .set('repr-digest', `sha-512=:AAAA:, ${reprDigestOf(packet)}`)
      .send(packet)
      .expect(201);
    const answer = await post()
      .set('content-digest', reprDigestOf(Buffer.from('another')))
      .send(packet)
      .expect(400);
    expect(answer.body).toMatchObject({
      code: 'packet.hash-mismatch',
      packetSha256: sha256Of(packet),
      announcedSha256: sha256Of(Buffer.from('another')),
    });
    await post().set('repr-digest', 'sha-256=abc').send(packet).expect(400);
  });

  it('can be checked without anything being kept', async () => {
    const standing = { standing: 'information', sentence: { vi: 'Không ký số', en: 'Not signed' } } as const;
    const checked: Reply = { outcome: 'acceptable', warnings: [], attachments: [], standing, policy: 'either' };
    const seen = accepting(checked);
    const answer = await post('/v1/document-checks').send(aPacket()).expect(200);
    expect(answer.body).toEqual(checked);
    expect(seen.asked?.checkOnly).toBe(true);
  });
});

describe('what the exchange refuses', () => {
  const large = aPacket({ attachments: [Buffer.alloc(100_000)] });

  it('is a problem with its receipt in it, and nothing of the packet stays', async () => {
    asker.answers(submitDocument, (): Reply => ({
      outcome: 'refused',
      code: 'document.bad-recipients',
      params: { recipients: ['H36.99', 'H36.98'] },
      receipt: receiptJws,
    }));
    for (const path of ['/v1/documents', '/v1/document-checks']) {
      const answer = await post(path)
        .send(large)
        .expect(400)
        .expect('content-type', /problem\+json/);
      expect(answer.body).toMatchObject({
        code: 'document.bad-recipients',
        recipients: ['H36.99', 'H36.98'],
        receipt: receiptJws,
      });
      expect(answer.body.detail).toContain('H36.99, H36.98');
    }
  });

  it('has the status of its kind: a conflict is 409', async () => {
    asker.answers(submitDocument, (): Reply => ({ outcome: 'refused', code: 'document.conflict', params: {} }));
    await post().send(large).expect(409);
  });

  it('by a code this gateway does not know is said to be our fault', async () => {
    asker.answers(submitDocument, (): Reply => ({ outcome: 'refused', code: 'document.invented-later', params: {} }));
    const answer = await post().send(large).expect(500);
    expect(answer.body.code).toBe('process.bad-answer');
  });

  it('by throwing leaves nothing behind either', async () => {
    asker.answers(submitDocument, () => {
      throw new CataloguedError('caller.token-expired', { expiredAt: new Date() });
    });
    await post().send(large).expect(401);
  });

  it('before the body was read is refused without reading it', async () => {
    asker.answers(admitSubmission, () => {
      throw new CataloguedError('caller.in-flight-quota', { inFlightMax: 4 });
    });
    const answer = await post().send(large).expect(429);
    expect(answer.headers['retry-after']).toMatch(/^\d+$/);
    expect(asker.heard.map(({ pattern }) => pattern)).toEqual([admitSubmission.pattern]);
  });

  it('is not known when no answer comes: then the packet stays for the sweeper', async () => {
    asker.answers(submitDocument, () => {
      throw new CataloguedError('process.no-answer', { process: 'exchange', waitMs: 60_000 });
    });
    const answer = await post().send(large).expect(503);
    expect(answer.body).toMatchObject({ code: 'process.no-answer', retry: 'later' });
    expect(await gateway.incoming()).toEqual([contentId]);
    await gateway.content.removeIncoming(contentId);
  });
});

describe('a second packet of a caller who was admitted a moment ago', () => {
  const patternsHeard = () => asker.heard.map(({ pattern }) => pattern);

  beforeEach(async () => {
    accepting();
    await post().send(aPacket()).expect(201);
    asker.heard.length = 0;
  });

  it('is admitted with its submission when it is small', async () => {
    const packet = aPacket();
    await post().send(packet).expect(201);
    expect(patternsHeard()).toEqual([submitDocument.pattern]);
    expect(asker.lastOf(submitDocument).request.unadmittedBytes).toBe(packet.length);
  });

  it('asks first when it is large, or does not say how long it is', async () => {
    await post()
      .send(aPacket({ attachments: [Buffer.alloc(inlinePacketBytesMax)] }))
      .expect(201);
    const packet = aPacket();
    const connection = await aRawConnection(gateway.port);
    connection.write(head('transfer-encoding: chunked\r\nconnection: close'));
    connection.write(`${packet.length.toString(16)}\r\n${packet.toString()}\r\n0\r\n\r\n`);
    expect(readAnswer(await connection.untilClosed()).status).toBe(201);
    expect(patternsHeard()).toEqual([
      ...[admitSubmission.pattern, submitDocument.pattern],
      ...[admitSubmission.pattern, submitDocument.pattern],
    ]);
    expect(asker.lastOf(submitDocument).request.unadmittedBytes).toBeUndefined();
  });

  it('counts like any other when it cannot be read', async () => {
    await post().send(aPacket().subarray(0, 900)).expect(400);
    expect(patternsHeard()).toEqual([admitSubmission.pattern, abandonSubmission.pattern]);
  });

  it('asks first again once the exchange has refused the caller', async () => {
    asker.answers(submitDocument, () => {
      throw new CataloguedError('caller.serves-nobody');
    });
    await post().send(aPacket()).expect(403);
    accepting();
    await post().send(aPacket()).expect(201);
    expect(patternsHeard()).toEqual([submitDocument.pattern, admitSubmission.pattern, submitDocument.pattern]);
  });
});

describe('a packet that cannot be read', () => {
  const broken: [string, Buffer, string][] = [
    ['a DOCTYPE', Buffer.from('<!DOCTYPE a [<!ENTITY x "y">]><a/>'), 'xml.doctype'],
    ['half a packet', aPacket().subarray(0, 900), 'xml.truncated'],
    ['no packet', Buffer.from('<html xmlns="http://www.w3.org/1999/xhtml"/>'), 'packet.root-wrong'],
    ['no XML', Buffer.from('{"a":1}'), 'xml.'],
    [
      'bytes that are no UTF-8',
      Buffer.concat([aPacket().subarray(0, 200), Buffer.from([0xff, 0xfe]), aPacket().subarray(200)]),
      'xml.utf8',
    ],
    [
      'an attachment that is no base64',
      Buffer.from(aPacket().toString().replace('JVBERi', 'JVB!Ri')),
      'packet.attachment-not-base64',
    ],
  ];

  it.each(broken)(
    'because it is %s is refused by name, and the exchange hears only that it was given up',
    async (_, body, code) => {
      const answer = await post().send(body);
      expect([400, 413]).toContain(answer.status);
      expect(answer.body.code).toContain(code);
      expect(answer.body.detail).toBe(answer.body.sentence.vi);
      expect(asker.heard.map(({ pattern }) => pattern)).toEqual([admitSubmission.pattern, abandonSubmission.pattern]);
    },
  );

  it('only at its end leaves nothing of its beginning behind', async () => {
    const large = aPacket({ attachments: [Buffer.alloc(300_000)] });
    const answer = await post()
      .send(Buffer.concat([large, Buffer.from('<again/>')]))
      .expect(400);
    expect(answer.body.code).toMatch(/^(xml|packet)\./);
  });

  it('is refused while it still comes, and its sender reads why', async () => {
    const { bytes, pieces } = aLargePacket(2 * 1024 * 1024);
    const connection = await aRawConnection(gateway.port);
    connection.write(head(`content-length: ${bytes}`));
    connection.write('<a xmlns="b"/>');
    expect(readAnswer(await connection.until('packet.root-wrong')).status).toBe(400);
    // It goes on sending, as clients do that write everything before they read; after a while it is cut off.
    for (const piece of pieces()) connection.write(piece);
    await connection.untilClosed();
  });

  it('that is empty is said to be empty', async () => {
    expect((await post().expect(400)).body.code).toBe('packet.empty');
    expect((await post().set('transfer-encoding', 'chunked').send('').expect(400)).body.code).toBe('packet.empty');
  });
});

describe('limits', () => {
  it('an announced length beyond the limit is refused at once, before a byte is read', async () => {
    const connection = await aRawConnection(gateway.port);
    connection.write(head(`content-length: ${packetBytesMax + 1}`));
    const answer = readAnswer(await connection.until('packet.too-large'));
    expect(answer.status).toBe(413);
    expect(asker.lastOf(admitSubmission).request.declaredBytes).toBe(packetBytesMax + 1);
    connection.socket.destroy();
  });

  it('a sender that waits for "100 Continue" is told no without having sent anything', async () => {
    const connection = await aRawConnection(gateway.port);
    connection.write(head(`content-length: ${packetBytesMax + 1}\r\nexpect: 100-continue`));
    const answer = readAnswer(await connection.untilClosed());
    expect(answer.status).toBe(413);
    expect(answer.headers.connection).toBe('close');
  });

  it('a sender that waits for "100 Continue" is told to go on once it was admitted', async () => {
    const packet = aPacket();
    const seen = accepting();
    const connection = await aRawConnection(gateway.port);
    connection.write(head(`content-length: ${packet.length}\r\nexpect: 100-continue\r\nconnection: close`));
    await connection.until('HTTP/1.1 100 Continue\r\n\r\n');
    expect(asker.heard.map(({ pattern }) => pattern)).toEqual([admitSubmission.pattern]);
    connection.write(packet);
    expect(await connection.untilClosed()).toContain('HTTP/1.1 201 Created');
    expect(seen.packet).toEqual(packet);
  });

  it('one that lies about nothing and grows beyond the limit is stopped there', async () => {
    const { pieces } = aLargePacket(packetBytesMax + 500_000);
    const connection = await aRawConnection(gateway.port);
    connection.write(head('transfer-encoding: chunked'));
    for (const piece of pieces()) {
      connection.write(`${piece.length.toString(16)}\r\n`);
      connection.write(piece);
      connection.write('\r\n');
    }
    expect(readAnswer(await connection.until('packet.too-large')).status).toBe(413);
    connection.socket.destroy();
  });

  it('a body that stops coming is given up after the time a body has', async () => {
    const connection = await aRawConnection(gateway.port);
    connection.write(head('content-length: 100000'));
    connection.write(aPacket({ attachments: [Buffer.alloc(60_000)] }).subarray(0, 70_000));
    const answer = readAnswer(await connection.until('request.too-slow'));
    expect(answer.status).toBe(408);
    await connection.untilClosed();
  });

  it('a body that trickles is given up too', async () => {
    const connection = await aRawConnection(gateway.port);
    connection.write(head('content-length: 100000'));
    connection.write(aPacket());
    const trickle = setInterval(() => connection.write(' '), 10);
    const answer = readAnswer(await connection.until('request.too-slow'));
    clearInterval(trickle);
    expect(answer.status).toBe(408);
    connection.socket.destroy();
  });
});

describe('a sender that goes away', () => {
  const large = aPacket({ attachments: [Buffer.alloc(200_000)] });

  it.each(['cut', 'ended'] as const)('in the middle, its connection %s, leaves nothing behind', async (how) => {
    const connection = await aRawConnection(gateway.port);
    connection.write(head(`content-length: ${large.length}`));
    connection.write(large.subarray(0, 150_000));
    await untilIncomingHolds(1);
    if (how === 'cut') connection.socket.resetAndDestroy();
    else connection.socket.end();
    await untilIncomingHolds(0);
    // The file goes first, then the exchange is told.
    await eventually(async () => {
      expect(asker.heard.map(({ pattern }) => pattern)).toEqual([admitSubmission.pattern, abandonSubmission.pattern]);
    });
  });
});

async function untilIncomingHolds(files: number): Promise<void> {
  while ((await gateway.incoming()).length !== files) await new Promise(setImmediate);
}

function head(lines: string): string {
  return `POST /v1/documents HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token}\r\ncontent-type: application/edxml+xml\r\n${lines}\r\n\r\n`;
}
