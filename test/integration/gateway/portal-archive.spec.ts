import { beginArchive, listDocuments, renewAccess } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import request from 'supertest';
import { filesIn } from '../../support/unzip.js';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
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
  asker.answers(beginArchive, ({ agency }) => ({ agency, admission: 'd.e.f' }));
  asker.answers(listDocuments, () => ({ documents: [] }));
});

const inOurPage = { cookie: `edoc-session=${'s'.repeat(43)}`, 'sec-fetch-site': 'same-origin' };
const path = '/portal/archive?agency=H36.52&role=received&from=2026-01-01T00:00:00%2B07:00';
const get = (headers: Record<string, string>, at = path) => request(gateway.url).get(at).set(headers).buffer(true);

it('a link of our page downloads the archive in the name of its session', async () => {
  const { body, headers } = await get(inOurPage)
    .parse((response, done) => {
      const pieces: Buffer[] = [];
      const stream = response as unknown as NodeJS.ReadableStream;
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => done(null, Buffer.concat(pieces)));
    })
    .expect(200);
  expect(headers['content-disposition']).toContain('H36.52-van-ban-den.zip');
  expect(headers['cache-control']).toBe('private, no-store');
  expect([...filesIn(body as Buffer).keys()]).toEqual(['danh-sach.csv', 'index.json']);
});

it('without a session, and from a page of somebody else, nobody gets anything', async () => {
  const none = await get({ 'sec-fetch-site': 'same-origin' }).expect(401);
  expect((none.body as { code: string }).code).toBe('person.session-missing');
  const other = await get({ ...inOurPage, 'sec-fetch-site': 'cross-site' }).expect(403);
  expect((other.body as { code: string }).code).toBe('person.form-not-ours');
});

it('who is no clerk of the agency is refused before anything comes', async () => {
  asker.answers(beginArchive, () => {
    throw new CataloguedError('caller.no-clerk-of', { agency: 'H36.52' });
  });
  const { body } = await get(inOurPage).expect(403);
  expect((body as { code: string }).code).toBe('caller.no-clerk-of');
});
