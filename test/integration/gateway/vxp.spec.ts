import { readFileSync } from 'node:fs';
import {
  abandonSubmission,
  admitSignedCall,
  admitSubmission,
  CarriedBytes,
  hearClient,
  listWaiting,
  openDelivery,
  submitDocument,
  submitStatus,
  vxpCallNames,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import fc from 'fast-check';
import { aVxpClient } from '../../support/vxp-client.js';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aPacket, sha256Of } from './support/packets.js';
import { aRawConnection, readAnswer } from './support/raw-http.js';
import { contentId, deliveryId, deliveryReceipt, documentId, submission } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const token = 'token.of.exchange';
const asker = aScriptedAsker();
let gateway: OpenedGateway;
let client: ReturnType<typeof aVxpClient>;

beforeAll(async () => {
  gateway = await anOpenedGateway(asker);
  client = aVxpClient({ endpoint: `${gateway.url}/vxp`, systemId: 'dms-vxp', secret: 's' });
});
afterAll(() => gateway.close());
beforeEach(() => {
  asker.forget();
  asker.answers(admitSignedCall, () => ({ accessToken: token }));
});

const ok = { status: 'OK', ErrorCode: '0', ErrorDesc: '' };

describe('sendEdoc', () => {
  beforeEach(() => {
    asker.answers(admitSubmission, () => ({ contentId, packetBytesMax: 2 ** 20 }));
    asker.answers(abandonSubmission, () => ({}));
    asker.answers(submitDocument, () => ({ outcome: 'accepted' as const, submission }));
  });

  it('puts the packet before the exchange byte for byte, without the line end behind it, for who signed', async () => {
    const packet = aPacket();
    expect(await client.sendEdoc(packet, 'H36.15', { to: ['000.00.16.H36'] })).toEqual({ ...ok, DocId: documentId });
    expect(asker.lastOf(admitSignedCall).request.call).toBe('sendEdoc');
    const { request, askedFor } = asker.lastOf(submitDocument);
    expect(askedFor.caller).toBe(token);
    expect(request.addressees).toEqual(['000.00.16.H36']);
    expect('inline' in request.packet && request.packet.inline.bytes.equals(packet)).toBe(true);
  });

  it('takes a form as well, and of it the file', async () => {
    const packet = aPacket();
    const parameters = { messagetype: 'edoc', 'hash-file': sha256Of(packet), from: 'H36.15' };
    const headers = client.headersOf({ path: 'sendEdoc', parameters, contentType: 'multipart/form-data; boundary=b' });
    const part = Buffer.from('--b\r\nContent-Disposition: form-data; name="file_doc"; filename="a.edxml"\r\n\r\n');
    const body = Buffer.concat([part, packet, Buffer.from('\r\n--b--\r\n')]);
    expect(await client.post('sendEdoc', headers, body)).toEqual({ ...ok, DocId: documentId });
    const { packet: carried } = asker.lastOf(submitDocument).request;
    expect('inline' in carried && carried.inline.bytes.equals(packet)).toBe(true);
  });

  it('with another digest than the body has reaches nobody, and says DocId all the same', async () => {
    const packet = aPacket();
    const headers = client.headersOf({
      path: 'sendEdoc',
      parameters: { messagetype: 'edoc', 'hash-file': 'ab', from: 'H36.15' },
      contentType: 'application/octet-stream',
    });
    expect(await client.post('sendEdoc', headers, packet)).toMatchObject({
      status: 'FAIL',
      ErrorCode: '10',
      DocId: '',
    });
    expect(asker.heard.map(({ pattern }) => pattern)).not.toContain(submitDocument.pattern);
    expect(await gateway.incoming()).toEqual([]);
  });

  it('names a recipient nobody knows as such', async () => {
    const recipients = [{ addressee: 'H99', code: 'agency.unknown', params: { agency: 'H99' } }];
    asker.answers(submitDocument, () => ({
      outcome: 'refused' as const,
      code: 'document.bad-recipients',
      params: { recipients },
    }));
    expect(await client.sendEdoc(aPacket(), 'H36.15')).toMatchObject({ status: 'FAIL', ErrorCode: '18', DocId: '' });
  });

  it('takes 500 recipients in its headers', async () => {
    const to = Array.from({ length: 500 }, (_, n) => `000.${String(n % 100).padStart(2, '0')}.16.H36`);
    expect(await client.sendEdoc(aPacket(), 'H36.15', { to })).toMatchObject(ok);
    expect(asker.lastOf(submitDocument).request.addressees).toHaveLength(500);
  });

  it('brings a status where statuses go', async () => {
    const packet = readFileSync(new URL('../../conformance/packets/sdk_status_03.edxml', import.meta.url));
    asker.answers(submitStatus, () => ({ status: '03' as const, document: documentId, answered: deliveryReceipt }));
    const sent = await client.sendEdoc(packet, 'H36.15', { messagetype: 'status' });
    expect(sent).toEqual({ ...ok, DocId: documentId });
    expect(asker.lastOf(submitStatus).request.packet.bytes.equals(packet)).toBe(true);
  });
});

describe('receiving', () => {
  const waiting = {
    delivery: deliveryId,
    sender: 'H36.15',
    recipient: 'H36.16.04',
    createdAt: '2026-11-20T08:00:00+07:00',
    updatedAt: '2026-11-20T08:00:01+07:00',
    held: false,
  };

  it('lists what waits, in the times and the code form of these clients', async () => {
    asker.answers(listWaiting, () => ({ deliveries: [waiting] }));
    const more = { fromDate: '13/11/2026 00:00:00', toDate: '', pageSize: '20', pageIndex: '3' };
    expect(await client.getReceivedEdocList('status', more)).toEqual({
      ...ok,
      data: [
        {
          ...{ docId: deliveryId, serviceType: 'eDoc', messageType: 'status', status: 'initial' },
          ...{ created_time: '20/11/2026 08:00:00', updated_time: '20/11/2026 08:00:01' },
          ...{ from: '000.00.15.H36', to: '000.04.16.H36', status_desc: 'Chờ nơi nhận lấy về' },
        },
      ],
    });
    const since = new Date('2026-11-13T00:00:00+07:00').toISOString();
    expect(asker.lastOf(listWaiting).request).toEqual({ carries: 'status', since, ahead: 40, limit: 20 });
  });

  it('tells what one of its nodes is at, and lists what none is at', async () => {
    asker.answers(listWaiting, () => ({ deliveries: [{ ...waiting, held: true }] }));
    expect(await client.getReceivedEdocList('edoc', { status: '' })).toMatchObject({
      data: [{ status: 'processing' }],
    });
    for (const [status, held] of [
      ['', undefined],
      ['initial', false],
      ['Processing', true],
    ] as const) {
      await client.getReceivedEdocList('edoc', { status });
      expect(asker.lastOf(listWaiting).request.held).toBe(held);
    }
    expect(await client.getReceivedEdocList('edoc', { status: 'done' })).toMatchObject({ status: 'FAIL' });
  });

  it('gives an empty list as a list', async () => {
    asker.answers(listWaiting, () => ({ deliveries: [] }));
    expect(await client.getReceivedEdocList()).toEqual({ ...ok, data: [] });
  });

  it.each([1, 2, 3, 100_000])('gives %d bytes in base64 and says how long the answer is', async (length) => {
    const packet = Buffer.alloc(length, 'xin chào');
    asker.answers(openDelivery, () => ({
      packet: { inline: new CarriedBytes(packet) },
      bytes: length,
      sha256: sha256Of(packet),
    }));
    const got = await client.getEdoc(deliveryId);
    expect(got).toEqual({ ...ok, data: packet.toString('base64') });
    expect(asker.lastOf(openDelivery)).toMatchObject({
      request: { delivery: deliveryId },
      askedFor: { caller: token },
    });
  });

  it('tells what the client says of it', async () => {
    asker.answers(hearClient, () => ({}));
    expect(await client.updateStatus(deliveryId, 'Done')).toEqual(ok);
    expect(asker.lastOf(hearClient).request).toEqual({ delivery: deliveryId, says: 'done' });
    expect(await client.updateStatus(deliveryId, 'gone')).toMatchObject({ status: 'FAIL', ErrorCode: '20' });
  });
});

describe('a header that was not signed', () => {
  it('does not exist, on whatever call', async () => {
    asker.answers(hearClient, () => ({}));
    asker.answers(listWaiting, () => ({ deliveries: [] }));
    const unsigned = { 'XroadVnpt-docId': documentId, 'XroadVnpt-status': 'done', 'XroadVnpt-pageSize': '7' };
    const headers = client.headersOf({ path: '', parameters: { messagetype: 'edoc' }, unsigned });
    expect(await client.post('updateStatus', headers, undefined)).toMatchObject({ status: 'FAIL', ErrorCode: '15' });
    await client.post('getReceivedEdocList', headers, undefined);
    expect(asker.lastOf(listWaiting).request.limit).toBe(100);
    expect(asker.heard.map(({ pattern }) => pattern)).not.toContain(hearClient.pattern);
  });

  it('that was, and came differently, is refused before anybody is asked', async () => {
    const headers = client.headersOf({ path: '', parameters: { docId: deliveryId, status: 'fail' } });
    headers['XroadVnpt-status'] = 'done';
    expect(await client.post('updateStatus', headers, undefined)).toMatchObject({ status: 'FAIL', ErrorCode: '15' });
    expect(asker.heard).toEqual([]);
  });
});

describe('every refusal is JSON with status, ErrorCode and ErrorDesc', () => {
  it('of who signed wrongly', async () => {
    asker.answers(admitSignedCall, () => {
      throw new CataloguedError('caller.signed-header-wrong');
    });
    expect(await client.getReceivedEdocList()).toMatchObject({ status: 'FAIL', ErrorCode: '15', DocId: '' });
  });

  it('of what there is not, of another method and of a process that cannot be reached', async () => {
    expect(await client.call({ path: 'nothing/here', parameters: {} })).toMatchObject({ status: 'FAIL' });
    const got = await fetch(`${gateway.url}/vxp/getEdoc`);
    expect(await got.json()).toMatchObject({
      status: 'FAIL',
      ErrorCode: expect.any(String),
      ErrorDesc: expect.any(String),
    });
    asker.forget();
    expect(await client.getReceivedEdocList()).toMatchObject({ status: 'FAIL', ErrorCode: '20' });
  });

  it('of a body beyond its limit, and of what is not HTTP', async () => {
    const body = Buffer.alloc(2 * 1024 * 1024, 'x');
    expect(await client.call({ path: 'getEdoc', parameters: { docId: deliveryId }, body })).toMatchObject({
      status: 'FAIL',
    });
    const connection = await aRawConnection(gateway.port);
    connection.write('POST /vxp/getEdoc HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n');
    expect(JSON.parse(readAnswer(await connection.untilClosed()).text)).toMatchObject({
      status: 'FAIL',
      ErrorCode: '20',
    });
  });

  it.each([
    [
      'an expectation nobody knows',
      'POST /vxp/getEdoc HTTP/1.1\r\nhost: a\r\nexpect: miracles\r\nconnection: close\r\n\r\n',
    ],
    ['a tunnel', 'CONNECT /vxp/getEdoc HTTP/1.1\r\nhost: a\r\n\r\n'],
    ['another protocol', 'GET /vxp/getEdoc HTTP/1.1\r\nhost: a\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n'],
    ['no host', 'POST /vxp/getEdoc HTTP/1.1\r\n\r\n'],
    ['a method there is not', 'G@T /vxp/getEdoc HTTP/1.1\r\nhost: a\r\n\r\n'],
    ['half a body', 'POST /vxp/getEdoc HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\nconnection: close\r\n\r\n{}'],
    ['headers beyond its limit', `POST /vxp/getEdoc HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(270_000)}\r\n\r\n`],
    ['headers beyond any limit', `POST /vxp/getEdoc HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(400_000)}\r\n\r\n`],
  ])('of %s', async (_, written) => {
    const connection = await aRawConnection(gateway.port);
    connection.write(written);
    connection.socket.end();
    expectRefusal(readAnswer(await connection.untilClosed()).text);
  });

  const seed = Number(process.env.EDOC_FUZZ_SEED ?? Date.now() % 2 ** 31);

  it(`of whatever a socket brings to a path of it (EDOC_FUZZ_SEED=${seed})`, async () => {
    const path = fc.constantFrom(...vxpCallNames, '', '%', 'getEdoc?docId=1', 'no/such', '..', 'getEdoc/');
    const token = fc.stringMatching(/^[A-Z]{1,12}$/);
    const method = fc.oneof(
      fc.constantFrom('POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'),
      token,
    );
    const name = fc.oneof(
      fc.constantFrom('XroadVnpt-sign-header', 'XroadVnpt-hash-header', 'XroadVnpt-docId', 'content-length', 'expect'),
      fc.constantFrom('transfer-encoding', 'content-type', 'content-encoding', 'upgrade', 'host', 'accept-language'),
      fc.stringMatching(/^[\x21-\x7e]{1,20}$/),
    );
    const value = fc.oneof(
      fc.constantFrom(
        '{}',
        '{"XroadVnpt-systemid":"a"}',
        '0',
        '-1',
        'chunked',
        'gzip',
        '100-continue',
        'multipart/form-data',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    const headers = fc.array(fc.tuple(name, value), { maxLength: 8 });
    const body = fc.uint8Array({ maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(path, method, headers, body, async (to, by, written, rest) => {
        if (by === 'HEAD') return;
        const connection = await aRawConnection(gateway.port);
        const lines = written.map(([key, text]) => `${key}: ${text}\r\n`).join('');
        connection.write(`${by} /vxp/${to} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n${lines}\r\n`);
        connection.write(Buffer.from(rest));
        connection.socket.end();
        const text = await connection.untilClosed();
        expectRefusal(readAnswer(text.replace(/^HTTP\/1\.1 100 Continue\r\n\r\n/, '')).text);
      }),
      { numRuns: 150, seed },
    );
  });

  it('of any bytes to any path', async () => {
    asker.answers(admitSubmission, () => ({ contentId, packetBytesMax: 2 ** 20 }));
    asker.answers(abandonSubmission, () => ({}));
    const path = fc.oneof(
      fc.constantFrom(...vxpCallNames),
      fc.webPath().map((written) => written.slice(1)),
    );
    const parameters = fc.dictionary(
      fc.constantFrom('docId', 'status', 'messagetype', 'to', 'hash-file', 'from', 'pageSize', 'fromDate'),
      fc.stringMatching(/^[\x21-\x7e]{0,40}$/),
    );
    const body = fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes));
    const contentType = fc.constantFrom(
      'application/json',
      'application/octet-stream',
      'text/html',
      'multipart/form-data',
    );
    await fc.assert(
      fc.asyncProperty(fc.record({ path, parameters, body, contentType }), async (call) => {
        // The client throws on anything but ASCII JSON with its three texts.
        await client.call(call);
      }),
      { numRuns: 60 },
    );
  });
});

/** The three texts, in ASCII; it may be one of several answers on that connection. */
function expectRefusal(text: string): void {
  const body = text.replace(/HTTP\/1\.1 [^]*$/, '');
  expect(body).toMatch(/^[\x20-\x7e]+$/);
  expect(JSON.parse(body)).toMatchObject({
    ...{ status: 'FAIL', ErrorCode: expect.any(String), ErrorDesc: expect.any(String), DocId: '' },
  });
}
