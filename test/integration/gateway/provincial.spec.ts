import { readFileSync } from 'node:fs';
import {
  abandonSubmission,
  admitSignedInCall,
  admitSubmission,
  answerDelivery,
  CarriedBytes,
  describeDelivery,
  findAgencies,
  hearClient,
  inlinePacketBytesMax,
  listSent,
  listWaiting,
  openDelivery,
  provincialCallNames,
  signInSystem,
  submitDocument,
  submitStatus,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import fc from 'fast-check';
import { aProvincialClient, type GotEdoc, type ProvincialClient } from '../../support/provincial-client.js';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aPacket, placeOf, sha256Of } from './support/packets.js';
import { aRawConnection, readAnswer } from './support/raw-http.js';
import { agency, contentId, deliveryId, deliveryReceipt, documentId, submission } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const token = 'token.of.exchange';
const asker = aScriptedAsker();
let gateway: OpenedGateway;
let client: ProvincialClient;
const account = { username: 'dms', password: 'p', applicationCode: 'EDOC', systemId: 'dms', secretKey: 'k' };

beforeAll(async () => {
  gateway = await anOpenedGateway(asker);
});
afterAll(() => gateway.close());
beforeEach(async () => {
  asker.forget();
  asker.answers(signInSystem, () => ({ token: 'signed.in' }));
  asker.answers(admitSignedInCall, () => ({ accessToken: token }));
  client = aProvincialClient({ endpoint: `${gateway.url}/provincial`, ...account });
  await client.login();
});

const ok = { status: 200, success: true, message: 'OK' };
const status03 = readFileSync(new URL('../../conformance/packets/sdk_status_03.edxml', import.meta.url));

describe('signing in', () => {
  it('gives what the calls are made with, beside name and key', async () => {
    expect(await client.login()).toMatchObject({ status: 200, code: 200, data: { token: 'signed.in' } });
    expect(asker.lastOf(signInSystem).request).toEqual({ username: 'dms', password: 'p' });
    asker.answers(listWaiting, () => ({ deliveries: [] }));
    expect(await client.syncReceivedEdocList()).toEqual({ ...ok, count: 0, data: [] });
    const shown = { call: 'syncReceivedEdocList', token: 'signed.in', system: 'dms', secretKey: 'k' };
    expect(asker.lastOf(admitSignedInCall).request).toEqual(shown);
    expect(asker.lastOf(listWaiting).askedFor.caller).toBe(token);
  });

  it('in vain is 401 with words, and so is a call of who did not, before anybody is asked', async () => {
    asker.answers(signInSystem, () => {
      throw new CataloguedError('caller.credentials-wrong');
    });
    expect(await client.login()).toMatchObject({ status: 401, success: false, code: '15', data: null });
    asker.forget();
    expect(await client.getEdoc(deliveryId)).toMatchObject({ status: 401, success: false, code: '15' });
    expect(asker.heard).toEqual([]);
  });
});

describe('sendEdoc', () => {
  beforeEach(() => {
    asker.answers(admitSubmission, () => ({ contentId, packetBytesMax: 2 ** 20 }));
    asker.answers(abandonSubmission, () => ({}));
    asker.answers(submitDocument, () => ({ outcome: 'accepted' as const, submission }));
    asker.answers(submitStatus, () => ({ status: '03' as const, document: documentId, answered: deliveryReceipt }));
  });

  it.each([true, false])(
    'puts a document before the exchange byte for byte; the file is first: %s',
    async (fileFirst) => {
      const packet = aPacket();
      expect(await client.sendEdoc(packet, 'edoc', fileFirst)).toEqual({ ...ok, docId: documentId });
      const { request, askedFor } = asker.lastOf(submitDocument);
      expect(askedFor.caller).toBe(token);
      expect('inline' in request.packet && request.packet.inline.bytes.equals(packet)).toBe(true);
    },
  );

  it('brings a long document, and a status where statuses go, whatever stands first', async () => {
    const long = aPacket({ attachments: [Buffer.alloc(2 * inlinePacketBytesMax, 'x')] });
    expect(await client.sendEdoc(long)).toEqual({ ...ok, docId: documentId });
    for (const fileFirst of [true, false]) {
      expect(await client.sendEdoc(status03, 'status', fileFirst)).toEqual({ ...ok, docId: documentId });
      expect(asker.lastOf(submitStatus).request.packet.bytes.equals(status03)).toBe(true);
    }
  });

  it('without a type, or with one found behind what is too long for it, is refused and leaves nothing', async () => {
    expect(await client.sendEdoc(aPacket(), 'other')).toMatchObject({ status: 400, success: false });
    const long = aPacket({ attachments: [Buffer.alloc(2 * inlinePacketBytesMax, 'x')] });
    expect(await client.sendEdoc(long, 'status')).toMatchObject({ success: false, code: '10' });
    expect(await gateway.incoming()).toEqual([]);
    expect(asker.heard.map(({ pattern }) => pattern)).not.toContain(submitDocument.pattern);
  });

  it('is told what was wrong with a document as an answer', async () => {
    const recipients = [{ addressee: 'H99', code: 'agency.unknown', params: { agency: 'H99' } }];
    asker.answers(submitDocument, () => ({
      ...{ outcome: 'refused' as const, code: 'document.bad-recipients', params: { recipients } },
    }));
    expect(await client.sendEdoc(aPacket())).toMatchObject({
      ...{ status: 200, success: false },
      data: {
        docId: null,
        status: 'error',
        errorCode: '18',
        errorDesc: expect.stringContaining('document.bad-recipients'),
      },
    });
  });
});

describe('receiving', () => {
  const waiting = {
    ...{ delivery: deliveryId, sender: 'H36.15', recipient: 'H36.16.04' },
    ...{ createdAt: '2026-11-20T08:00:00+07:00', updatedAt: '2026-11-20T08:00:01+07:00', held: false },
  };

  it('lists all that waits, of the days that are asked for', async () => {
    asker.answers(listWaiting, ({ ahead = 0 }) => ({
      deliveries: Array.from({ length: ahead === 0 ? 500 : 1 }, (_, n) => ({
        ...waiting,
        delivery: deliveryId.replace(/.{3}$/, String(ahead === 0 ? n : 500).padStart(3, '0')),
      })),
    }));
    const { count, data } = await client.syncReceivedEdocList('status', {
      fromDate: '2026/11/13',
      toDate: '2026/11/20',
    });
    expect(count).toBe(501);
    expect((data as object[])[0]).toEqual({
      ...{ serviceType: 'eDoc', messageType: 'status', docId: expect.any(String), from: 'H36.15', to: 'H36.16.04' },
      ...{ createdTime: '2026/11/20 08:00:00', updatedTime: '2026/11/20 08:00:01', status: 'initial' },
      statusDesc: 'Chờ nơi nhận lấy về',
    });
    const [since, until] = ['2026-11-13T00:00:00+07:00', '2026-11-20T23:59:59.999+07:00'];
    expect(asker.lastOf(listWaiting).request).toEqual({
      ...{ carries: 'status', since: new Date(since).toISOString(), until: new Date(until).toISOString() },
      ...{ ahead: 500, limit: 500 },
    });
    expect(await client.syncReceivedEdocList('edoc', { fromDate: '2026/02/30' })).toMatchObject({
      ...{ status: 400, success: false, count: 0, data: [] },
    });
  });

  it('gives the packet as text, and its attachments decoded', async () => {
    const attachments = [Buffer.from([0, 1, 2, 255]), Buffer.alloc(70_001, 'xin chào 🏛'), Buffer.from('a')];
    const packet = aPacket({ attachments, subject: 'V/v "thử" \\ 🏛', name: (n) => `tệp "${n}".pdf` });
    const opened = attachments.map((bytes, index) => ({
      ...{
        ...placeOf(packet, index + 1),
        bytes: bytes.length,
        sha256: sha256Of(bytes),
        name: `tệp "${index + 1}".pdf`,
      },
      wrapped: index === 2,
    }));
    asker.answers(describeDelivery, ({ after = 0 }) => ({
      ...{
        sender: 'H36.15',
        senderName: 'UBND xã A',
        code: { number: '12', notation: 'CV-UBND' },
        subject: 'V/v "thử"',
      },
      ...{ attachments: opened.slice(after, after + 2), next: after === 0 ? 2 : undefined },
    }));
    asker.answers(openDelivery, () => ({
      ...{ packet: { inline: new CarriedBytes(packet) }, bytes: packet.length, sha256: sha256Of(packet) },
    }));
    const { data, ...answer } = await client.getEdoc(deliveryId);
    expect(answer).toEqual(ok);
    const { edxml, attachments: files, ...head } = data as GotEdoc;
    expect(head).toEqual({
      ...{
        docId: deliveryId,
        from: 'H36.15',
        fromName: 'UBND xã A',
        edocCode: '12/CV-UBND',
        edocAbstract: 'V/v "thử"',
      },
    });
    expect(Buffer.from(edxml).equals(packet)).toBe(true);
    expect(files.map(({ fileName }) => fileName)).toEqual(['tệp "1".pdf', 'tệp "2".pdf', 'tệp "3".pdf.zip']);
    for (const [index, { fileContent }] of files.entries()) {
      expect(Buffer.from(fileContent, 'base64').equals(attachments[index] ?? Buffer.alloc(0))).toBe(true);
    }
  });

  it('that cannot be given is a failure, and no empty document', async () => {
    asker.answers(describeDelivery, () => {
      throw new CataloguedError('delivery.unknown', { delivery: deliveryId });
    });
    expect(await client.getEdoc(deliveryId)).toMatchObject({ status: 404, success: false });
    expect(await client.getEdoc('x')).toMatchObject({ status: 400, success: false });
  });

  it('tells what the client says of it, in words or by the numbers of statuses', async () => {
    asker.answers(hearClient, () => ({}));
    asker.answers(answerDelivery, () => deliveryReceipt);
    for (const [says, heard] of [
      ['Done', 'done'],
      ['01', 'done'],
      ['fail', 'fail'],
    ] as const) {
      expect(await client.updateStatus(deliveryId, says)).toEqual(ok);
      expect(asker.lastOf(hearClient).request).toEqual({ delivery: deliveryId, says: heard });
    }
    expect(await client.updateStatus(deliveryId, '02', { description: 'Sai nơi nhận' })).toEqual(ok);
    const answered = { delivery: deliveryId, status: '02', description: 'Sai nơi nhận' };
    expect(asker.lastOf(answerDelivery).request).toEqual(answered);
    for (const says of ['gone', '13', '']) {
      expect(await client.updateStatus(deliveryId, says)).toMatchObject({ status: 400, success: false });
    }
  });
});

describe('looking', () => {
  it('lists whom one may write to, in both forms of their codes, to the last page', async () => {
    asker.answers(findAgencies, ({ after }) =>
      after === undefined
        ? { agencies: [agency, { ...agency, code: 'H36.16', parent: 'H36' }], next: 'H36.16', version: 1 }
        : { agencies: [{ ...agency, code: 'H36.17' }], version: 1 },
    );
    const { data, ...answer } = await client.getAgenciesList();
    expect(answer).toEqual({ ...ok, count: 3 });
    expect((data as object[])[1]).toMatchObject({
      code: 'H36.16',
      oldCode: '000.00.16.H36',
      pid: 'H36',
      orgCode: 'H36.16',
    });
    expect(asker.lastOf(findAgencies).request).toMatchObject({ recipients: true });
    expect(asker.lastOf(admitSignedInCall).request).toEqual({ call: 'getAgenciesList', token: 'signed.in' });
  });

  it('tells what became of a document for each it was addressed to', async () => {
    const both = (text: string) => ({ vi: text, en: text });
    const line = {
      ...{ document: documentId, documentId: 'x', subject: 'V/v thử', code: { number: '12', notation: 'CV' } },
      ...{ sender: 'H36.15', delivery: deliveryId, addressee: 'H36.16', recipient: 'H36.16' },
      ...{ sentAt: '2026-11-20T08:00:00+07:00', receivedAt: '2026-11-20T09:00:00+07:00', standing: 'arrived' as const },
      ...{ state: 'acknowledged' as const, stateName: both('Đã tiếp nhận'), since: '2026-11-20T09:00:00+07:00' },
      furthest: { status: '05' as const, name: both('Đang xử lý') },
    };
    asker.answers(listSent, () => ({ lines: [line], more: false }));
    expect(await client.getReceiveStatus(documentId)).toEqual({
      ...{ ...ok, count: 1 },
      data: [
        {
          ...{ docId: documentId, from: 'H36.15', to: 'H36.16', edocCode: '12/CV', edocAbstract: 'V/v thử' },
          ...{ sentTime: '2026/11/20 08:00:00', receivedTime: '2026/11/20 09:00:00', status: 'done' },
          ...{ statusDesc: 'Đã tiếp nhận; Đang xử lý', statusCode: '05' },
        },
      ],
    });
    expect(asker.lastOf(listSent).request).toMatchObject({ document: documentId, ahead: 0, limit: 500 });
  });
});

describe('every refusal is JSON in the shape of the interface', () => {
  it('of what there is not, of another method and of a process that cannot be reached', async () => {
    expect(await client.get('/v1/nothing')).toMatchObject({ status: 404, success: false });
    expect(await client.get('')).toMatchObject({ status: 404, success: false });
    expect(await client.get('/v1/sendEdoc')).toMatchObject({ status: 405, success: false });
    asker.forget();
    expect(await client.syncReceivedEdocList()).toMatchObject({ status: 503, success: false, data: [] });
  });

  it('of a body beyond its limit, and of what is not HTTP', async () => {
    const long = { method: 'POST', headers: { 'content-type': 'application/json' }, body: 'x'.repeat(2 * 1024 * 1024) };
    expect(await client.ask('/v1/auth/login', long)).toMatchObject({ status: 413, success: false, data: null });
    const connection = await aRawConnection(gateway.port);
    connection.write('POST /provincial/v1/sendEdoc HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n');
    const { status, headers, text } = readAnswer(await connection.untilClosed());
    expect(status).toBe(400);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(JSON.parse(text)).toMatchObject({ success: false, data: { errorCode: '20' } });
  });

  it('of any bytes to any path', async () => {
    asker.answers(admitSubmission, () => ({ contentId, packetBytesMax: 2 ** 20 }));
    asker.answers(abandonSubmission, () => ({}));
    asker.answers(listWaiting, () => ({ deliveries: [] }));
    const path = fc.oneof(
      fc.constantFrom('auth/login', ...provincialCallNames).map((call) => `/v1/${call}`),
      fc.webPath().filter((written) => written === '' || written.startsWith('/')),
    );
    const query = fc.dictionary(
      fc.constantFrom('docId', 'messageType', 'fromDate', 'toDate'),
      fc.stringMatching(/^[\x21-\x7e]{0,20}$/),
    );
    const body = fc.uint8Array({ maxLength: 2_000 }).map((bytes) => Buffer.from(bytes));
    const contentType = fc.constantFrom(
      'application/json',
      'text/html',
      'multipart/form-data',
      'multipart/form-data; boundary=b',
    );
    const method = fc.constantFrom('GET', 'POST');
    const form = body.map((bytes) =>
      Buffer.concat([Buffer.from('--b\r\ncontent-disposition: form-data; name="edocFile"\r\n\r\n'), bytes]),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.record({ path, query, body: fc.oneof(body, form), contentType, method }),
        async ({ path: to, query: parameters, body: bytes, contentType: type, method: verb }) => {
          // The client throws on anything but JSON with a message.
          const answer = await client.ask(`${to}?${new URLSearchParams(parameters)}`, {
            method: verb,
            headers: { ...client.headers(), 'content-type': type },
            ...(verb === 'POST' && { body: new Uint8Array(bytes) }),
          });
          expect(typeof (answer.success ?? true)).toBe('boolean');
        },
      ),
      { numRuns: 50 },
    );
  });
});
