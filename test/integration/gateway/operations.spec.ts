import { exchangeReadiness, showFeed, showOperations } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const asker = aScriptedAsker();
let gateway: OpenedGateway;

beforeAll(async () => {
  gateway = await anOpenedGateway(asker);
});
afterAll(() => gateway.close());
beforeEach(() => asker.forget());

const at = '2026-11-20T08:00:00.000Z';
const exchange = {
  pending: { deliveries: 2, countedMax: 10_000, urgent: 1, oldestAt: at, longest: [] },
  ...{ failing: [], destinations: 3, deadLetters: 4, quotas: [] },
};
const get = () => request(gateway.url).get('/v1/operations').set('authorization', 'Bearer t.o.k');

it('the axis at a glance comes from every process that knows a part of it', async () => {
  asker.answers(showOperations, () => ({
    ...exchange,
    newestFactAt: '2026-11-20T08:00:07.000Z',
    directory: { version: 9, confirmedAt: at, ageMs: 400 },
  }));
  asker.answers(showFeed, () => ({ position: 12, newestFactAt: at, directory: { version: 8 } }));
  asker.answers(exchangeReadiness, () => ({ directory: { version: 9, confirmedAt: at, ageMs: 400 } }));
  const { body } = await get().expect(200);
  expect(body).toMatchObject({
    ...exchange,
    feed: { position: 12, behindSeconds: 7 },
    directories: [
      { process: 'exchange', version: 9, ageMs: 400 },
      { process: 'tracker', version: 8 },
    ],
  });
  expect(body.parts.map(({ part }: { part: string }) => part)).toContain('registry');
  expect(asker.lastOf(showFeed).askedFor.caller).toBe('t.o.k');
});

it('with a process down what it knows is absent, and the parts say which', async () => {
  asker.answers(showFeed, () => ({ position: 12, newestFactAt: at, directory: { version: 8 } }));
  const { body } = await get().expect(200);
  expect(body.pending).toBeUndefined();
  expect(body.feed).toEqual({ position: 12, behindSeconds: 0 });
  expect(body.parts).toContainEqual(expect.objectContaining({ part: 'exchange', ready: false, needed: true }));
});

it('who may not look is refused, whichever process says so', async () => {
  asker.answers(showFeed, () => {
    throw new CataloguedError('caller.not-permitted', { role: 'administrator' });
  });
  await get().expect(403);
  expect((await request(gateway.url).get('/v1/operations').expect(401)).body.code).toBe('caller.token-missing');
});
