import {
  countOverdue,
  countWaits,
  headingsAskedMax,
  listOverdue,
  listReceivedRegister,
  listSentRegister,
  showHeadings,
} from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aScriptedAsker, type ScriptedAsker } from './support/scripted-asker.js';

const id = '0198a5b0-0000-7000-8000-000000000001';
const received = {
  ...{ number: 7, year: 2026, on: '2026-11-20', enteredAt: '2026-11-20T01:00:00Z', by: 'person:van-thu' },
  ...{ delivery: id, document: id, documentId: 'G22,1', code: { number: '12', notation: 'UBND-VP' } },
  ...{ subject: '=Về việc "họp", khẩn', sender: 'G22', senderName: 'Bộ Một', promulgatedOn: '2026-11-19' },
  ...{ priority: 1, businessType: 0, addressedTo: ['H36.15.04'] },
};
const sent = {
  ...{ document: id, documentId: 'H36,1', code: { number: '12', notation: 'UBND-VP' }, subject: 'Về việc họp' },
  ...{ promulgatedOn: '2026-11-19', priority: 0, businessType: 2, edition: 1, acceptedAt: '2026-11-19T18:00:00Z' },
  recipients: { count: 5, first: [{ agency: 'H37', name: 'Tỉnh Ba' }, { agency: 'H38' }] },
};

describe('the lists of the door', () => {
  let asker: ScriptedAsker;
  let gateway: OpenedGateway;
  beforeAll(async () => {
    asker = aScriptedAsker();
    gateway = await anOpenedGateway(asker);
  });
  beforeEach(() => asker.forget());
  afterAll(() => gateway.close());

  const get = (path: string) => request(gateway.url).get(path).set('authorization', 'Bearer t.o.k');

  it('count what waits also while nobody can tell what is late', async () => {
    const waits = { received: { pending: 1, unanswered: 2, questions: 3, urgent: 1 } };
    asker.answers(countWaits, () => waits);
    expect((await get('/v1/waiting?agency=H36').expect(200)).body).toEqual({ ...waits, countedTo: 1000 });
    asker.answers(countOverdue, () => ({ received: 4, sent: 5 }));
    const overdue = { received: 4, sent: 5 };
    expect((await get('/v1/waiting').expect(200)).body).toEqual({ ...waits, overdue, countedTo: 1000 });
    asker.answers(countOverdue, () => {
      throw new CataloguedError('caller.not-serving', { agency: 'H36' });
    });
    await get('/v1/waiting').expect(403);
  });

  it('tell what is late with number and subject, as far as the exchange lets who asks see it', async () => {
    const deliveryOf = (n: number) => `0198a5b0-0000-7000-8000-${String(n).padStart(12, '0')}`;
    const late = Array.from({ length: headingsAskedMax + 3 }, (_, n) => ({
      ...{ code: 'overdue.collection', sentence: { vi: 'v', en: 'e' }, who: 'recipient-system' as const, document: id },
      ...{ delivery: deliveryOf(n), sender: 'H36', recipient: 'H37', urgent: false, number: '1/A' },
      ...{ beganAt: '2026-11-19T01:00:00Z', dueAt: '2026-11-19T05:00:00Z', noticedAt: '2026-11-19T05:00:00Z' },
    }));
    asker.answers(listOverdue, () => ({ overdue: late, next: 'c', upTo: 9 }));
    // Without the exchange: the marks alone.
    expect((await get('/v1/overdue').expect(200)).body).toEqual({ overdue: late, next: 'c', upTo: 9 });

    const heading = { documentId: 'H36,1', subject: 'V/v họp', priority: 3, dueOn: '2026-11-30' };
    const code = { number: '12', notation: 'UBND-VP' };
    const hidden = deliveryOf(1);
    asker.answers(showHeadings, ({ deliveries }) => ({
      headings: deliveries.filter((each) => each !== hidden).map((delivery) => ({ delivery, code, ...heading })),
    }));
    const { overdue } = (await get('/v1/overdue').expect(200)).body;
    expect(overdue).toEqual(
      late.map((line) => (line.delivery === hidden ? line : { ...line, ...heading, number: '12/UBND-VP' })),
    );
    expect(asker.lastOf(showHeadings).askedFor).toEqual(asker.lastOf(listOverdue).askedFor);

    asker.answers(listOverdue, () => ({ overdue: [], upTo: 9 }));
    asker.answers(showHeadings, () => {
      throw new Error('Nobody asks what nothing is about.');
    });
    expect((await get('/v1/overdue').expect(200)).body).toEqual({ overdue: [], upTo: 9 });
  });

  it.each([
    '/v1/documents',
    '/v1/documents?role=both',
    '/v1/documents?role=sent&limit=501',
    '/v1/documents?role=sent&state=gone',
    '/v1/documents?role=sent&from=yesterday',
    '/v1/documents?role=sent&misspelt=1',
    `/v1/documents?role=sent&agency=${'H36,'.repeat(100)}H36`,
    '/v1/registers/received?agency=H36',
    '/v1/registers/received?agency=H36&year=26',
    '/v1/overdue?role=all',
  ])('refuse %s before anybody is asked', async (path) => {
    await get(path).expect(400);
    expect(asker.heard).toEqual([]);
  });

  it.each([
    ['gzip, deflate, br', 'gzip'],
    ['br;q=1.0, gzip;q=0.5', 'gzip'],
    ['gzip;q=0', undefined],
    ['identity', undefined],
    ['x-gzip-not', undefined],
  ])('come compressed where they are long and the reader says that it can: %s', async (accepted, encoding) => {
    const entries = Array.from({ length: 100 }, (_, n) => ({ ...received, number: n + 1 }));
    asker.answers(listReceivedRegister, () => ({ agency: 'H36.15.04', year: 2026, entries, nextNumber: 101 }));
    const path = '/v1/registers/received?agency=H36.15.04&year=2026';
    const { headers, body } = await get(path).set('accept-encoding', accepted).expect(200);
    expect([headers['content-encoding'], headers['vary'], body.entries.length]).toEqual([
      encoding,
      'accept-encoding',
      100,
    ]);
    asker.answers(listReceivedRegister, () => ({ agency: 'H36.15.04', year: 2026, entries: [], nextNumber: 1 }));
    const short = await get(path).set('accept-encoding', accepted).expect(200);
    expect(short.headers['content-encoding']).toBeUndefined();
  });

  it('give the register of received documents as a sheet, all pages of it, titled as on paper', async () => {
    asker.answers(listReceivedRegister, ({ after, limit }) => {
      expect(limit).toBe(500);
      const entries = [after === undefined ? received : { ...received, number: 8, promulgatedOn: 'hôm qua' }];
      return { agency: 'H36.15.04', year: 2026, entries, nextNumber: 9, next: after === undefined ? '7' : undefined };
    });
    const path = '/v1/registers/received?agency=H36.15.04&year=2026';
    const csv = await get(`${path}&format=csv`)
      .expect(200)
      .expect('content-type', /^text\/csv/);
    expect(csv.headers['content-disposition']).toContain('so-van-ban-den-H36.15.04-2026.csv');
    expect(csv.text.split('\r\n')).toEqual([
      '\uFEFFNgày đến,Số đến,Tác giả,"Số, ký hiệu văn bản",Ngày văn bản,Tên loại và trích yếu nội dung văn bản,Đơn vị hoặc người nhận,Ghi chú',
      `20/11/2026,7,Bộ Một (G22),12/UBND-VP,19/11/2026,"'=Về việc ""họp"", khẩn",H36.15.04,Khẩn`,
      `20/11/2026,8,Bộ Một (G22),12/UBND-VP,hôm qua,"'=Về việc ""họp"", khẩn",H36.15.04,Khẩn`,
      '',
    ]);
    const xlsx = await get(`${path}&format=xlsx`).set('accept-language', 'en').responseType('blob').expect(200);
    expect(xlsx.headers['content-type']).toContain('spreadsheetml.sheet');
    expect((xlsx.body as Buffer).subarray(0, 2).toString()).toBe('PK');
  });

  it('give the register of sent documents as a sheet', async () => {
    asker.answers(listSentRegister, () => ({ agency: 'H36', year: 2026, entries: [sent] }));
    const csv = await get('/v1/registers/sent?agency=H36&year=2026&format=csv').expect(200);
    expect(csv.text.split('\r\n')[1]).toBe(
      '12/UBND-VP,19/11/2026,Về việc họp,"Tỉnh Ba; H38; và 3 nơi khác",5,20/11/2026,Cập nhật',
    );
  });

  it('refuse a sheet like everything else', async () => {
    asker.answers(listSentRegister, () => {
      throw new CataloguedError('caller.not-serving', { agency: 'H36' });
    });
    const answer = await get('/v1/registers/sent?agency=H36&year=2026&format=xlsx').expect(403);
    expect(answer.body.code).toBe('caller.not-serving');
  });
});
