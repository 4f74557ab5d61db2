import { readFileSync } from 'node:fs';
import {
  abandonSubmission,
  admitSignedCall,
  admitSubmission,
  CarriedBytes,
  countListed,
  hearClient,
  listAgencies,
  type ListedAgency,
  listSent,
  listWaiting,
  openDelivery,
  type ReplyOf,
  requestAgency,
  requestClosure,
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
    senderForm102: '000.00.15.H36',
    recipient: 'H36.16.04',
    recipientForm102: '000.04.16.H36',
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

  it.each(['POST', 'GET'] as const)('counts what waits, asked with %s', async (method) => {
    asker.answers(countListed, () => ({ listed: 7 }));
    expect(await client.count('countReceiveEdoc', method)).toEqual({ ...ok, count: 7 });
    expect(asker.lastOf(countListed).request).toEqual({ carries: 'document' });
    expect(await client.count('countReceiveStatus', method)).toEqual({ ...ok, count: 7 });
    expect(asker.lastOf(countListed)).toMatchObject({ request: { carries: 'status' }, askedFor: { caller: token } });
  });

  it('gives a packet as its bytes, and a refusal as JSON', async () => {
    const packet = Buffer.alloc(100_000, 'xin chào');
    const opened = { packet: { inline: new CarriedBytes(packet) }, bytes: packet.length, sha256: sha256Of(packet) };
    asker.answers(openDelivery, () => opened);
    const got = await client.downloadEdoc(deliveryId);
    expect(Buffer.isBuffer(got) && got.equals(packet)).toBe(true);
    asker.answers(openDelivery, () => {
      throw new CataloguedError('delivery.unknown', { delivery: deliveryId });
    });
    expect(await client.downloadEdoc(deliveryId)).toMatchObject({ status: 'FAIL', ErrorCode: '20', DocId: '' });
    expect(await client.downloadEdoc('')).toMatchObject({ status: 'FAIL', ErrorCode: '15' });
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

describe('getSentEdocList', () => {
  const line: ReplyOf<typeof listSent>['lines'][number] = {
    ...{ document: documentId, documentId: 'G22,2026/11/20,15/BTTTT', delivery: deliveryId, subject: 'Về việc họp' },
    code: { number: '15', notation: 'BTTTT' },
    ...{ senderForm102: '000.00.00.G22', addresseeForm102: '000.00.15.H36', recipientForm102: '000.00.15.H36' },
    ...{ sender: 'G22', addressee: 'H36.15', recipient: 'H36.15', sentAt: '2026-11-20T08:00:00+07:00' },
    ...{ standing: 'waiting', state: 'pending', stateName: { vi: 'Đã gửi, chờ nơi nhận lấy về', en: '' } },
    since: '2026-11-20T08:00:00+07:00',
  };
  const entry = {
    ...{ serviceType: 'eDoc', messageType: 'edoc', senderDocId: documentId, receiverDocId: deliveryId },
    ...{ fromCode: '000.00.00.G22', toCode: '000.00.15.H36', title: 'Về việc họp', notation: '15/BTTTT' },
    ...{ sentTime: '20/11/2026 08:00:00', receivedTime: '', sendStatus: 'done', sendStatusDesc: 'Trục đã tiếp nhận' },
    ...{ receiveStatus: 'initial', receiveStatusDesc: 'Đã gửi, chờ nơi nhận lấy về' },
  };
  const listed = (lines: (typeof line)[]) => asker.answers(listSent, () => ({ lines, more: false }));

  it('tells how each line stands, in the words of these clients', async () => {
    const receivedAt = '2026-11-20T09:30:00+07:00';
    const unknown = { code: 'agency.unknown', params: {}, sentence: { vi: 'Mã không có.', en: '' } };
    listed([
      line,
      { ...line, standing: 'fetched' },
      {
        ...{
          ...line,
          standing: 'arrived',
          state: 'acknowledged',
          stateName: { vi: 'Đã tiếp nhận', en: '' },
          receivedAt,
        },
        ...{
          recipient: 'H36.16',
          recipientForm102: undefined,
          furthest: { status: '06', name: { vi: 'Đã hoàn thành', en: '' } },
        },
      },
      {
        ...line,
        standing: 'ended',
        state: 'undeliverable',
        stateName: { vi: 'Không gửi được', en: '' },
        reason: unknown,
      },
      { ...line, standing: 'ended', state: 'withdrawn', stateName: { vi: 'Đã lấy lại', en: '' } },
    ]);
    expect(await client.getSentEdocList()).toEqual({
      ...ok,
      data: [
        entry,
        { ...entry, receiveStatus: 'processing', receiveStatusDesc: 'Nơi nhận đã tải về, chưa xác nhận' },
        {
          ...{ ...entry, receivedTime: '20/11/2026 09:30:00', receiveStatus: 'done' },
          receiveStatusDesc: 'Đã tiếp nhận; Đã hoàn thành; H36.16 nhận thay',
        },
        {
          ...{ ...entry, sendStatus: 'fail', sendStatusDesc: 'Không gửi được: Mã không có.' },
          ...{ receiveStatus: 'fail', receiveStatusDesc: 'Không gửi được: Mã không có.' },
        },
        { ...entry, receiveStatus: 'fail', receiveStatusDesc: 'Đã lấy lại' },
      ],
    });
  });

  it('asks for what is signed, and goes on where a page was cut short', async () => {
    const more = { fromDate: '13/11/2026 00:00:00', toDate: '14/11/2026 00:00:00', status: 'Done', docId: documentId };
    asker.answers(listSent, ({ ahead }) => ({ lines: ahead === 20 ? [line, line] : [line], more: ahead < 22 }));
    expect((await client.getSentEdocList({ ...more, pageSize: '10', pageIndex: '3' })).data).toHaveLength(3);
    const { request } = asker.lastOf(listSent);
    expect(request).toEqual({
      ...{ document: documentId, standing: 'arrived', ahead: 22, limit: 8 },
      since: new Date('2026-11-13T00:00:00+07:00').toISOString(),
      until: new Date('2026-11-14T00:00:00.999+07:00').toISOString(),
    });
  });

  it('refuses what it cannot tell truly', async () => {
    listed([]);
    const wrong: Record<string, string>[] = [
      ...[{ messagetype: 'status' }, { status: 'gone' }, { docId: 'x' }, { fromDate: '2026-11-13' }],
    ];
    for (const each of wrong) {
      expect(await client.getSentEdocList(each)).toMatchObject({ status: 'FAIL', ErrorCode: '20' });
    }
    expect(await client.getSentEdocList()).toEqual({ ...ok, data: [] });
  });
});

describe('the directory', () => {
  const agency = (code: string, more: Partial<ListedAgency> = {}): ListedAgency => ({
    ...{ code, name: `Cơ quan ${code}`, level: code.split('.').length, centre: false, closed: false, offered: true },
    ...{ version: 7, changedAt: '2026-11-20T08:00:00+07:00', ...more },
  });
  const agencies = [
    agency('H36'),
    agency('H36.15', { form102: '000.00.15.H36', parent: 'H36' }),
    agency('H36.16', { closed: true, offered: false }),
    agency('W01', { centre: true, offered: false }),
  ];
  let version = 0;
  const asked = () => asker.heard.filter(({ pattern }) => pattern === listAgencies.pattern).length;

  beforeEach(() => {
    version += 1;
    asker.answers(listAgencies, ({ unlessVersion, after }) => {
      const head = { version, at: '2026-11-20T08:00:00+07:00' };
      if (unlessVersion === version) return { ...head, agencies: [] };
      return after === undefined
        ? { ...head, agencies: agencies.slice(0, 1), next: 'H36' }
        : { ...head, agencies: agencies.slice(1) };
    });
  });

  it('offers whom one may write to, in both forms of the code, and writes it once for each version', async () => {
    const entries = [
      { id: 'H36', pid: '', code: 'H36', name: 'Cơ quan H36', mail: '', oldCode: '' },
      { id: 'H36.15', pid: 'H36', code: 'H36.15', name: 'Cơ quan H36.15', mail: '', oldCode: '000.00.15.H36' },
    ];
    expect(await client.getAgenciesList()).toEqual({ ...ok, data: entries });
    const before = asked();
    expect(await client.getAgenciesList()).toEqual({ ...ok, data: entries });
    expect(asked()).toBe(before + 1);
    version += 1;
    await Promise.all([client.getAgenciesList(), client.getAgenciesList()]);
    expect(asked()).toBeLessThanOrEqual(before + 7);
  });

  it('gives its codes with their 102 form, from a level on', async () => {
    const byCode = { id: 'H36.15', code: 'H36.15', name: 'Cơ quan H36.15', mail: '', code102: '000.00.15.H36' };
    expect((await client.getAgenciesListQD20()).data).toMatchObject([{ code: 'H36' }, byCode]);
    expect((await client.getAgenciesListQD20('2')).data).toEqual([byCode]);
    expect((await client.getAgenciesListQD20('3')).data).toEqual([]);
  });

  it('is copied with its centres and what is closed', async () => {
    const { data } = await client.getSynchronizeUnit();
    expect(data).toMatchObject([{}, {}, { code: 'H36.16', deleted: true }, { code: 'W01', isAgency: false }]);
    expect(data).toHaveProperty(['1'], {
      ...{ id: 'H36.15', pid: 'H36', code: 'H36.15', name: 'Cơ quan H36.15', mail: '', centerCode: '' },
      ...{ version: 7, deleted: false, modifyDate: '20/11/2026 08:00:00', isAgency: true },
    });
  });

  it('is written again when a day comes that it was written for', async () => {
    let at = '2026-11-20T08:00:00+07:00';
    let closed = false;
    asker.answers(listAgencies, ({ unlessVersion }) => ({
      ...{ version, at, until: '2026-11-21T00:00:00+07:00' },
      agencies: unlessVersion === version ? [] : [agency('H36', { offered: !closed, closed })],
    }));
    expect((await client.getAgenciesList()).data).toHaveLength(1);
    [at, closed] = ['2026-11-21T00:00:00+07:00', true];
    expect((await client.getAgenciesList()).data).toEqual([]);
  });
});

describe('what a client asks to have changed', () => {
  const waits = {
    proposal: {
      ...{ id: documentId, what: 'registry.request-agency', subject: 'H36.15', agencies: [], wanted: {} },
      ...{ askedBy: 'dms-vxp', askedAt: '2026-11-20T08:00:00+07:00', until: '2026-12-04T08:00:00+07:00' },
      state: 'pending' as const,
    },
  };
  const pending = { id: documentId, status: 'processing', status_desc: 'Chờ quản trị viên trục phê duyệt' };

  it('becomes a request, for a new agency and for one that is to close', async () => {
    asker.answers(requestAgency, () => waits);
    asker.answers(requestClosure, () => waits);
    const body = {
      id: '9',
      pcode: '000.00.00.H36',
      code: '000.00.15.H36',
      name: 'Sở Văn hóa',
      mail: 'a@b.vn',
      fax: null,
    };
    expect(await client.registerAgency(body)).toEqual({ ...ok, data: pending });
    expect(asker.lastOf(requestAgency)).toMatchObject({
      request: { code: '000.00.15.H36', name: 'Sở Văn hóa', parent: '000.00.00.H36' },
      askedFor: { caller: token },
    });
    await client.registerAgency({ pid: 0, code: 'H36.15', name: 'Sở' });
    expect(asker.lastOf(requestAgency).request).toEqual({ code: 'H36.15', name: 'Sở' });
    expect(await client.deleteAgency('000.00.15.H36')).toEqual({ ...ok, data: pending });
    expect(asker.lastOf(requestClosure).request).toEqual({ code: '000.00.15.H36' });
  });

  it('is refused where it is none', async () => {
    for (const body of [{}, [], { code: 'H36' }, { code: 'x'.repeat(50), name: 'a' }, { code: 'H36', name: '' }]) {
      expect(await client.registerAgency(body)).toMatchObject({ status: 'FAIL', ErrorCode: '20' });
    }
    expect(await client.deleteAgency('x'.repeat(50))).toMatchObject({ status: 'FAIL', ErrorCode: '20' });
    expect(await client.deleteAgency('')).toMatchObject({ status: 'FAIL', ErrorCode: '15' });
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
