import { type EventView, type HeardBy, listEvents, type ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import request from 'supertest';
import { anOpenedGateway, type OpenedGateway } from './support/opened-gateway.js';
import { aRawConnection, readAnswer } from './support/raw-http.js';
import { documentId } from './support/replies.js';
import { aScriptedAsker } from './support/scripted-asker.js';

const asker = aScriptedAsker();
const token = 'abc.def.ghi';
let gateway: OpenedGateway;
/** What the tracker is to answer next to each question that is held back. */
let feed: ReturnType<typeof aFeed>;

beforeEach(async () => {
  gateway = await anOpenedGateway(asker, { limits: { followersMax: 3, followersOfCallerMax: 2, followerSlowMs: 100 } });
  feed = aFeed();
});
afterEach(async () => {
  await gateway.close();
  asker.forget();
});

it('events come in pages, without who asked', async () => {
  const { body } = await request(gateway.url)
    .get('/v1/events?after=1-1-aa&limit=2')
    .set('authorization', `Bearer ${token}`)
    .expect(200);
  expect(body).toEqual({ events: [event(2)], next: '2-1-aa', caughtUp: true });
  expect(asker.lastOf(listEvents)).toMatchObject({
    request: { after: '1-1-aa', limit: 2, waitMs: 0 },
    askedFor: { caller: token },
  });
});

it('events come as they happen, after the last one a follower had, and the line is kept open between them', async () => {
  const line = await follow('last-event-id: 1-1-aa\r\n');
  const begun = await line.until('id: 2-1-aa\n\n');
  expect(readAnswer(begun)).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
  expect(begun).toMatch(/retry: \d{4}\n\nid: 2-1-aa\ndata: \{"cursor":"2-1-aa".*\}\n\n/);
  feed.tells({ events: [], next: '7-1-aa', caughtUp: true });
  await line.until('\nid: 7-1-aa\n\n');
  feed.tells({ events: [event(8)], next: '8-1-aa', caughtUp: true });
  await line.until('id: 8-1-aa\ndata: ');
  await feed.asked();
  expect(asker.lastOf(listEvents).request).toMatchObject({ after: '8-1-aa', waitMs: 10_000 });
  line.socket.destroy();
});

it('what is refused at once is a problem; what is refused later, as when the token ends, is the last event', async () => {
  asker.answers(listEvents, () => {
    throw new CataloguedError('event.cursor-unknown', { cursor: 'x' });
  });
  const stranger = await follow();
  expect(readAnswer(await stranger.until('}'))).toMatchObject({ status: 400 });
  stranger.socket.destroy();
  feed = aFeed();
  const line = await follow('connection: close\r\n');
  await feed.asked();
  feed.fails(new CataloguedError('caller.token-expired', { expiredAt: '2026-11-20T08:00:00Z' }));
  const all = await line.untilClosed();
  expect(all).toMatch(/event: problem\ndata: \{.*"code":"caller.token-expired".*\}\n\n\r\n0\r\n\r\n$/s);
});

it('one caller follows over few connections, and all over not many more, until one of them goes', async () => {
  const lines = [await follow(), await follow()];
  for (const line of lines) await line.until('id: 2-1-aa\n\n');
  expect(await refusal()).toBe('event.followed-too-often');
  feed.follower = 'system other';
  lines.push(await follow());
  await lines[2]?.until('id: 2-1-aa\n\n');
  feed.follower = 'system third';
  expect(await refusal()).toBe('event.too-many-followers');
  lines[0]?.socket.destroy();
  for (let code: unknown; code !== undefined || lines.length < 4;) {
    const line = await follow();
    const begun = await line.until('\r\n\r\n');
    code = readAnswer(begun).status === 200 ? undefined : begun;
    if (code === undefined) lines.push(line);
    else line.socket.destroy();
  }
  for (const { socket } of lines) socket.destroy();
});

it('a follower that does not read is cut, and nothing is gathered for it', async () => {
  const large = { ...event(3), by: 'x'.repeat(400_000) };
  const line = await follow();
  await line.until('\r\n\r\n');
  line.socket.pause();
  let pages = 0;
  asker.answers(listEvents, () => {
    pages += 1;
    return { events: [large], next: '3-1-aa', caughtUp: false, follower: 'system a' };
  });
  feed.tells({ events: [], next: '3-1-aa', caughtUp: true });
  const stuck = new Promise<void>((resolve) => {
    let before = -1;
    const look = setInterval(() => {
      if (before !== pages || pages === 0) return void (before = pages);
      clearInterval(look);
      resolve();
    }, 250);
  });
  await stuck;
  expect(pages).toBeLessThan(40);
  line.socket.resume();
  expect(await line.untilClosed()).not.toMatch(/\r\n0\r\n\r\n$/);
});

it('a door that stops ends the streams, whole', async () => {
  const line = await follow();
  await line.until('id: 2-1-aa\n\n');
  const begunAt = performance.now();
  const closed = gateway.close();
  expect(await line.untilClosed()).toMatch(/\r\n0\r\n\r\n$/);
  await closed;
  expect(performance.now() - begunAt).toBeLessThan(1_000);
  gateway = await anOpenedGateway(asker);
});

function event(position: number): EventView {
  return {
    ...{ cursor: `${position}-1-aa`, position, kind: 'document.accepted', by: 'dms-1', document: documentId },
    ...{ at: '2026-11-20T08:00:00Z', sentence: { vi: 'Có', en: 'Yes' } },
  };
}

/** The tracker: event 2 at once; then each question waits until the test answers it. */
function aFeed() {
  type Page = Omit<ReplyOf<typeof listEvents>, 'follower'>;
  const held: { resolve: (page: Page) => void; reject: (error: Error) => void }[] = [];
  const waiting: (() => void)[] = [];
  const script = {
    follower: 'system a',
    tells: (page: Page) => held.shift()?.resolve(page),
    fails: (error: Error) => held.shift()?.reject(error),
    asked: () => new Promise<void>((resolve) => (held.length > 0 ? resolve() : void waiting.push(resolve))),
  };
  asker.answers(listEvents, async ({ waitMs }: HeardBy<typeof listEvents>) => {
    const { follower } = script;
    if (waitMs === 0) return { events: [event(2)], next: '2-1-aa', caughtUp: true, follower };
    const page = new Promise<Page>((resolve, reject) => held.push({ resolve, reject }));
    for (const asked of waiting.splice(0)) asked();
    return { ...(await page), follower };
  });
  return script;
}

async function follow(headers = '') {
  const line = await aRawConnection(gateway.port);
  line.write(
    `GET /v1/events HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token}\r\naccept: text/event-stream\r\n${headers}\r\n`,
  );
  return line;
}

async function refusal(): Promise<string> {
  const { body } = await request(gateway.url)
    .get('/v1/events')
    .set('authorization', `Bearer ${token}`)
    .set('accept', 'text/event-stream')
    .expect(429);
  return body.code;
}
