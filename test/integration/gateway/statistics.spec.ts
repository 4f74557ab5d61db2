import { buffer } from 'node:stream/consumers';
import { inflateRawSync } from 'node:zlib';
import { type Counts, showStatistics } from '@edoc-axis/contracts';
import { CataloguedError, countedNames } from '@edoc-axis/domain';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const asker = aScriptedAsker();
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
let gateway: OpenedGateway;

beforeAll(async () => {
  gateway = await anOpenedGateway(asker);
});
afterEach(() => asker.forget());
afterAll(() => gateway.close());

const counts = (sent: number): Counts =>
  ({ ...Object.fromEntries(countedNames.map((name) => [name, 0])), sent, hoursToDelivered: 0.5 }) as Counts;

/** A row on each of two pages. */
function told(): void {
  asker.answers(showStatistics, ({ from, to, after }) => ({
    ...{ from, to, upTo: 9, caughtUp: true, totals: counts(5) },
    ...(after === undefined
      ? { rows: [{ agency: 'H36', name: '=HYPERLINK("x")', ...counts(3) }], next: 'H36' }
      : { rows: [{ agency: 'H36.15', ...counts(2) }] }),
  }));
}
function get(query: string, headers: Record<string, string> = {}) {
  return request(gateway.url)
    .get(`/v1/statistics?from=2026-11-01&to=2026-11-30&${query}`)
    .set({ authorization: 'Bearer abc.def.ghi', ...headers })
    .buffer(true)
    .parse((from, done) => {
      buffer(from as never).then(
        (bytes) => done(null, bytes),
        (error: Error) => done(error, undefined),
      );
    });
}

it('a page of counts is JSON, whatever a browser would rather have', async () => {
  told();
  const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
  const { body } = await get('under=H36&by=agency&limit=1', { accept }).expect(200).expect('content-type', /json/);
  expect(JSON.parse(String(body))).toMatchObject({
    rows: [{ agency: 'H36', sent: 3 }],
    totals: { sent: 5 },
    next: 'H36',
  });
  expect(asker.lastOf(showStatistics)).toMatchObject({
    request: { under: 'H36', by: 'agency', limit: 1, from: '2026-11-01' },
    askedFor: { caller: 'abc.def.ghi' },
  });
});

it.each([
  ['format=csv', {}],
  ['', { accept: 'text/csv' }],
])('as CSV (%s %j) it is every page, with the sum below and nothing a spreadsheet computes', async (query, headers) => {
  told();
  const { body } = await get(`by=agency&${query}`, { 'accept-language': 'vi', ...headers })
    .expect(200)
    .expect('content-type', /^text\/csv/)
    .expect('content-disposition', /statistics-2026-11-01-2026-11-30\.csv/);
  const [titles, ...rows] = String(body).split('\r\n');
  expect(titles).toMatch(/^\uFEFFMã định danh,"Tên cơ quan, đơn vị",Văn bản đi,/);
  expect(rows.map((row) => row.slice(0, 12))).toEqual(['H36,"\'=HYPER', 'H36.15,,2,0,', 'Tổng cộng,,5', '']);
});

it.each([
  ['format=xlsx', { accept: 'text/csv' }],
  ['', { accept: xlsx }],
])('as XLSX (%s %j) its numbers are numbers', async (query, headers) => {
  told();
  const { body } = await get(`by=agency&${query}`, { 'accept-language': 'en', ...headers })
    .expect(200)
    .expect('content-type', xlsx);
  const rows = rowsIn(sheetIn(body as Buffer));
  expect(rows.map((row) => row.slice(0, 3))).toEqual([
    ['Agency code', 'Name', 'Documents sent'],
    ['H36', '=HYPERLINK("x")', 3],
    ['H36.15', null, 2],
    ['Sum', null, 5],
  ]);
  expect(rows[1]).toContain(0.5);
});

it('what is refused is a problem, in whatever form it was asked for', async () => {
  for (const query of ['to=2027-12-01', 'by=week', 'under=H36&format=pdf', 'mode=fast', 'limit=0']) {
    await get(query).expect(400);
  }
  asker.answers(showStatistics, () => {
    throw new CataloguedError('agency.outside-branch', { agency: 'H37', branch: ['H36'] });
  });
  const { body } = await get('under=H37&format=xlsx')
    .expect(403)
    .expect('content-type', /problem\+json/);
  expect(JSON.parse(String(body))).toMatchObject({ code: 'agency.outside-branch' });
});

/** The part of the archive that holds the rows: behind its name lies what was deflated. */
function sheetIn(workbook: Buffer): string {
  const name = 'xl/worksheets/sheet1.xml';
  return inflateRawSync(workbook.subarray(workbook.indexOf(name) + name.length)).toString();
}

/** Its cells, as they are typed. */
function rowsIn(sheet: string): unknown[][] {
  return [...sheet.matchAll(/<row>(.*?)<\/row>/g)].map(([, row = '']) =>
    [...row.matchAll(/<c\/>|<c><v>([^<]*)<\/v><\/c>|<c t="inlineStr"><is><t[^>]*>([^<]*)<\/t><\/is><\/c>/g)].map(
      ([, number, text]) => (number === undefined ? (text ?? null) : Number(number)),
    ),
  );
}
