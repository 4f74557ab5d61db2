import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import type { DirectoryEntry, EventView } from '@edoc-axis/contracts';
import { parseAgencyCode } from '@edoc-axis/domain';
import { type Caller, Directory } from '@edoc-axis/platform';
import type { QueryRunner } from 'typeorm';
import { eventCursors } from '../../../apps/tracker/src/events/event-cursor.js';
import { FeedOfEvents1765500000000 } from '../../../apps/tracker/src/store/migrations/1765500000000-feed-of-events.js';
import { makeReceiptAxis } from '../../support/receipt-axis.js';
import { operator, startTracker, type TrackerUnderTest } from './tracker-under-test.js';

const since = '2026-01-01T00:00:00Z';
const at = '2026-03-02T09:00:00.000Z';
/** So little room that nearly everything is read from the tables. */
const cramped = { eventsMax: 2, bytesMax: 1, broughtMax: 1 };

describe('the feed of events', () => {
  let tracker: TrackerUnderTest;
  beforeAll(async () => {
    tracker = await startTracker();
  });
  beforeEach(() => tracker.empty());
  afterAll(() => tracker.stop());

  type Answers = ReturnType<TrackerUnderTest['answers']>;

  async function replay(answers: Answers, caller: Caller, after?: string, limit = 3): Promise<EventView[]> {
    const events: EventView[] = [];
    for (let page; ; after = page.next ?? after) {
      page = await answers.listEvents(caller, { after, limit });
      events.push(...page.events);
      if (page.caughtUp && page.events.length === 0) return events;
    }
  }
  const positions = (events: readonly EventView[]) => events.map(({ position }) => position);

  it('tells sender and recipient what happened, in both languages and with the receipt, and nobody else', async () => {
    const { document, facts } = tracker.feed.aDocument('H36', ['H36.15', 'H37']);
    const answers = tracker.answers(aDirectory());
    const [accepted, , delivered] = await replay(answers, system('of-h36'));
    expect(accepted).toMatchObject({
      ...{ position: 1, kind: 'document.accepted', document, documentId: 'H36-1', sender: 'H36', by: 'dms-1' },
      sentence: {
        vi: expect.stringContaining('Trục tiếp nhận văn bản của H36'),
        en: expect.stringContaining('The axis accepted the document of H36'),
      },
      receipt: { jws: facts[0]?.receipt?.jws, event: 'SubmissionAcceptance' },
    });
    expect(delivered).toMatchObject({
      ...{ kind: 'delivery.delivered', documentId: 'H36-1', recipient: 'H36.15', delivery: facts[2]?.delivery },
      receipt: facts[2]?.receipt,
    });
    const heard = async (caller: Caller) => positions(await replay(answers, caller));
    expect(await heard(system('of-h36-15'))).toEqual([1, 2, 3]);
    expect(await heard(system('of-h37'))).toEqual([1]);
    expect(await heard(system('of-h38'))).toEqual([]);
    expect(await heard(operator)).toEqual([1, 2, 3]);
  });

  it('is the same from memory and from the tables, in pages of any length, and after every restart', async () => {
    for (let n = 0; n < 8; n += 1) {
      tracker.feed.aDocument('H36', n % 2 ? ['H36.15', 'H37'] : ['H37']);
      tracker.feed.aDocument('H38', ['H36']);
    }
    tracker.feed.pageMax = 7;
    const inMemory = tracker.answers(aDirectory());
    await tracker.pullerOn(tracker.pool).catchUp(100);
    for (const caller of [system('of-h36'), system('of-h37'), operator, ofBranch]) {
      const whole = await replay(inMemory, caller, undefined, 500);
      expect(whole.length).toBeGreaterThan(8);
      for (const limit of [1, 3, 500]) {
        expect(await replay(tracker.answers(aDirectory(), cramped), caller, undefined, limit)).toEqual(whole);
      }
      const pieces: EventView[] = [];
      for (let after: string | undefined; pieces.length < whole.length; after = pieces.at(-1)?.cursor) {
        const restarted = tracker.answers(aDirectory(), pieces.length % 2 ? cramped : undefined);
        pieces.push(...(await restarted.listEvents(caller, { after, limit: 2 })).events);
      }
      expect(pieces).toEqual(whole);
    }
  });

  it('tells nothing twice and misses nothing while facts are held back and several copies take them', async () => {
    const answers = [tracker.answers(aDirectory()), tracker.answers(aDirectory(), cramped)];
    const heard: EventView[] = [];
    let after: string | undefined;
    for (let n = 0; n < 12; n += 1) {
      // What was committed first is told only after an older transaction has ended.
      tracker.feed.heldBackFrom = n % 3 === 2 ? Infinity : tracker.feed.facts.length;
      tracker.feed.aDocument('H36', ['H37']);
      await Promise.all(answers.map(({ listEvents }) => listEvents(system('of-h37'))));
      const page = await answers[n % 2]?.listEvents(system('of-h36'), { after });
      heard.push(...(page?.events ?? []));
      after = page?.next ?? after;
    }
    expect(positions(heard)).toEqual(tracker.feed.facts.map((_, n) => n + 1));
  });

  it('tells what was kept before there was such a feed as it would have', async () => {
    const { document } = tracker.feed.aDocument('H36', ['H36.15', 'H37']);
    const further = { sender: 'H36', recipients: ['H38', 'H39'], recipientCount: 2 };
    const receipt = tracker.feed.receipt('SubmissionAcceptance', document, at, further);
    tracker.feed.append('document.further-addressees', document, at, { params: further, receipt });
    tracker.feed.append('delivery.fetched', document, at, { delivery: randomUUID(), params: { recipient: 'H39' } });
    tracker.feed.append('document.frozen', document, at, { params: {} });
    const { feed } = tracker;
    // As the exchange writes its cursor.
    tracker.feed = Object.assign(Object.create(feed), {
      ask: async (wanted: Parameters<typeof feed.ask>[0]) => ({ ...(await feed.ask(wanted)), cursor: '1-77-6' }),
    });
    await tracker.pullerOn(tracker.pool).step();
    const kept = async () => {
      const tables = ['fact order by position', 'party order by agency', 'heard order by agency, position'];
      const read = tables.map(async (table) => (await tracker.pool.query(`select * from ${table}`)).rows as unknown[]);
      return Promise.all(read);
    };
    const before = await kept();
    const runner = { query: (text: string) => tracker.pool.query(text) } as unknown as QueryRunner;
    await new FeedOfEvents1765500000000().down(runner);
    await tracker.pool.query(`insert into party (document, agency, since, sends) values ($1, 'H01', now(), true)`, [
      document,
    ]);
    await new FeedOfEvents1765500000000().up(runner);
    expect(await kept()).toEqual(before);
  });

  it('goes on where somebody was who heard of nothing meanwhile', async () => {
    tracker.feed.aDocument('H36', ['H37']);
    const answers = tracker.answers(aDirectory(), cramped);
    const nothing = await answers.listEvents(system('of-h38'));
    expect(nothing).toMatchObject({ events: [], caughtUp: true });
    tracker.feed.aDocument('H38', ['H37']);
    const { events } = await answers.listEvents(system('of-h38'), { after: nothing.next });
    expect(positions(events)).toEqual([4, 5, 6]);
    const { next } = await answers.listEvents(operator, { after: 'newest' });
    expect(next).toBe(events.at(-1)?.cursor);
  });

  it('goes by stretches for who asks on behalf of thousands of agencies', async () => {
    tracker.feed.aDocument('H36', ['H37']);
    const agencies = Array.from({ length: 2_000 }, (_, n) => parseAgencyCode(`H40.${n}`));
    const clerk: Caller = {
      ...{ kind: 'person', id: 'lan', session: 's' },
      grants: [{ role: 'clerk', agencies: [...agencies, parseAgencyCode('H37')] }],
    };
    expect(positions(await replay(tracker.answers(aDirectory(), cramped), clerk, undefined, 100))).toEqual([1, 2, 3]);
  });

  describe('and of a document', () => {
    it('a recipient hears from the fact on by which it became one, and of what concerns everybody afterwards', async () => {
      const { document } = tracker.feed.aDocument('H36', ['H37']);
      const further = { sender: 'H36', recipients: ['H38', 'H36.15'], recipientCount: 2 };
      tracker.feed.append('document.further-addressees', document, at, {
        params: further,
        receipt: tracker.feed.receipt('SubmissionAcceptance', document, at, further),
      });
      tracker.feed.append('delivery.fetched', document, at, { delivery: randomUUID(), params: { recipient: 'H38' } });
      tracker.feed.append('document.frozen', document, at, { params: {} });
      for (const limits of [undefined, cramped]) {
        const answers = tracker.answers(aDirectory(), limits);
        expect(positions(await replay(answers, system('of-h37')))).toEqual([1, 2, 3, 6]);
        expect(positions(await replay(answers, system('of-h38')))).toEqual([4, 5, 6]);
        expect(positions(await replay(answers, system('of-h36-15')))).toEqual([4, 6]);
        expect((await replay(answers, system('of-h38')))[0]).toMatchObject({ documentId: 'H36-1', receipt: {} });
      }
    });

    it('for too many recipients to name, each hears from the first fact about its own delivery on', async () => {
      const { document } = tracker.feed.aDocument('H38', ['H37']);
      const params = { sender: 'H38', recipients: ['H36', 'H36.15'], recipientCount: 51 };
      tracker.feed.append('document.further-addressees', document, at, { params });
      tracker.feed.append('delivery.fetched', document, at, {
        delivery: randomUUID(),
        params: { recipient: 'H36.15' },
      });
      tracker.feed.append('document.frozen', document, at, { params: {} });
      for (const limits of [undefined, cramped]) {
        const answers = tracker.answers(aDirectory(), limits);
        expect(positions(await replay(answers, system('of-h36')))).toEqual([]);
        expect(positions(await replay(answers, system('of-h36-15')))).toEqual([5, 6]);
      }
    });

    it('whose file it was before hears nothing, and does not see it', async () => {
      const { document } = tracker.feed.aDocument('H36', ['H37']);
      const params = { attachmentName: 'a.pdf', documentId: 'H38-9', sender: 'H38' };
      tracker.feed.append('document.same-file-elsewhere', document, at, { params });
      const answers = tracker.answers(aDirectory());
      expect(await replay(answers, system('of-h38'))).toEqual([]);
      await expect(answers.showTimeline(system('of-h38'), { document })).rejects.toMatchObject({
        code: 'document.unknown',
      });
    });

    it('the sender hears of statuses that come back to it, once', async () => {
      const { document } = tracker.feed.aDocument('H36', ['H37']);
      const params = { recipient: 'H36', status: '03' };
      tracker.feed.append('delivery.status-delivered', document, at, { delivery: randomUUID(), params });
      for (const limits of [undefined, cramped]) {
        const answers = tracker.answers(aDirectory(), limits);
        expect(positions(await replay(answers, system('of-h36')))).toEqual([1, 2, 3, 4]);
        expect(positions(await replay(answers, system('of-h37')))).toEqual([1, 2, 3]);
      }
    });

    it('the system an agency left hears of what it handled, for twelve months; the new one of everything', async () => {
      tracker.feed.aDocument('H36', ['H39']);
      tracker.feed.aDocument('H36', ['H39'], '2026-03-02T09:30:00.000Z');
      for (const limits of [undefined, cramped]) {
        tracker.clock.time = new Date('2026-03-03T08:00:00Z');
        const answers = tracker.answers(aDirectory(), limits);
        expect(positions(await replay(answers, system('left-h39')))).toEqual([1, 2, 3]);
        expect(positions(await replay(answers, system('took-h39')))).toEqual([1, 2, 3, 4, 5, 6]);
        tracker.clock.time = new Date('2027-03-03T08:00:00Z');
        expect(positions(await replay(answers, system('left-h39')))).toEqual([]);
      }
    });

    it('who administers a branch with a party in it hears, and sees the timeline', async () => {
      const { document } = tracker.feed.aDocument('H38', ['H36.15', 'H37']);
      tracker.feed.aDocument('H38', ['H37']);
      tracker.feed.append('delivery.fetched', document, at, { delivery: randomUUID(), params: { recipient: 'H37' } });
      for (const limits of [undefined, cramped]) {
        const answers = tracker.answers(aDirectory(), limits);
        expect(positions(await replay(answers, ofBranch))).toEqual([1, 2, 3]);
        expect((await answers.showTimeline(ofBranch, { document })).items).toHaveLength(3);
      }
    });
  });

  it('is refused to who may not follow, and with a cursor of another axis, another epoch or what is not there', async () => {
    tracker.feed.aDocument('H36', ['H37']);
    const answers = tracker.answers(aDirectory());
    const { next = '' } = await answers.listEvents(operator);
    const refused = (after: string) => answers.listEvents(operator, { after }).then(() => 'told', codeOf);
    const other = eventCursors(makeReceiptAxis().rootPem);
    expect(await refused(next)).toBe('told');
    for (const wrong of [
      other.write({ position: 3, epoch: 1 }),
      next.replace(/^3-1/, '3-2'),
      next.replace(/^3/, '4'),
      '3',
      'x',
    ]) {
      expect([wrong, await refused(wrong)]).toEqual([wrong, 'event.cursor-unknown']);
    }
    // Restored from a copy: what it tells now was told otherwise before.
    tracker.feed.facts.length = 2;
    await tracker.pool.query(`truncate fact, receipt, party, heard; update feed set cursor = null, position = 0`);
    tracker.feed.epoch = 2;
    tracker.feed.aDocument('H36', ['H37']);
    const restored = tracker.answers(aDirectory());
    expect(await restored.listEvents(operator, { after: next }).then(() => 'told', codeOf)).toBe(
      'event.cursor-unknown',
    );
    const before = next.replace(/^3/, '2');
    expect(positions((await restored.listEvents(operator, { after: before })).events)).toEqual([3, 4, 5]);
    await expect(answers.listEvents(system('of-h36', ['directory']))).rejects.toMatchObject({
      code: 'caller.scope-missing',
    });
  });

  describe('held back until there is something', () => {
    const waitMs = 20_000;

    it('comes with it, and not with what happens to others', async () => {
      tracker.feed.aDocument('H36', ['H37']);
      const answers = tracker.answers(aDirectory());
      const puller = tracker.pullerOn(tracker.pool);
      const { next: after } = await answers.listEvents(system('of-h38'));
      let isTold = false;
      const held = answers.listEvents(system('of-h38'), { after, waitMs }).finally(() => (isTold = true));
      tracker.feed.aDocument('H36', ['H37']);
      await puller.step();
      await answers.newest.follow();
      expect(isTold).toBe(false);
      tracker.feed.aDocument('H36', ['H38']);
      await puller.step();
      await answers.newest.follow();
      expect(positions((await held).events)).toEqual([7, 8, 9]);
    });

    it('comes empty when the tracker stops, or the time is over', async () => {
      tracker.feed.aDocument('H36', ['H37']);
      const answers = tracker.answers(aDirectory());
      const { next: after } = await answers.listEvents(system('of-h38'));
      expect(await answers.listEvents(system('of-h38'), { after, waitMs: 1 })).toMatchObject({
        events: [],
        next: after,
      });
      const held = answers.listEvents(system('of-h38'), { after, waitMs });
      setImmediate(answers.newest.close);
      expect(await held).toMatchObject({ events: [], caughtUp: true });
    });

    it('asks the database one question for all who follow, and none while nobody does', async () => {
      const answers = tracker.answers(aDirectory());
      const queries: string[] = [];
      const query = tracker.pool.query.bind(tracker.pool);
      await answers.newest.follow();
      tracker.feed.aDocument('H36', ['H37']);
      const { next: after } = await answers.listEvents(system('of-h37'), { limit: 500 });
      const held = Array.from({ length: 50 }, () => answers.listEvents(system('of-h37'), { after, waitMs }));
      await new Promise(setImmediate);
      tracker.feed.aDocument('H36', ['H37']);
      await tracker.pullerOn(tracker.pool).step();
      const counted = jest.spyOn(tracker.pool, 'query').mockImplementation(((asked: { name: string }) => {
        queries.push(asked.name);
        return query(asked as never);
      }) as never);
      await answers.newest.follow();
      for (const { events } of await Promise.all(held)) expect(positions(events)).toEqual([4, 5, 6]);
      counted.mockRestore();
      expect(queries).toEqual(['feed', 'events-at']);
      await tracker.answers(aDirectory()).newest.follow();
      expect(queries).toHaveLength(2);
    });
  });
});

const ofBranch: Caller = {
  ...{ kind: 'person', id: 'tuan', session: 's' },
  grants: [{ role: 'administrator', branch: parseAgencyCode('H36') }],
};

function codeOf(error: { code?: string }): string | undefined {
  return error.code;
}

function system(name: string, scopes = ['track']): Caller {
  return { kind: 'system', id: name, scopes, issuedAt: new Date(0) };
}

function aDirectory(): Directory {
  const moved = '2026-03-02T09:00:00Z';
  const servings: Record<string, { system: string; since: string; until?: string }[]> = {
    H36: [{ system: 'of-h36', since }],
    'H36.15': [{ system: 'of-h36-15', since }],
    H37: [{ system: 'of-h37', since }],
    H38: [{ system: 'of-h38', since }],
    H39: [
      { system: 'left-h39', since, until: moved },
      { system: 'took-h39', since: moved },
    ],
  };
  const directory = new Directory();
  const names = new Set(Object.values(servings).flatMap((periods) => periods.map((period) => period.system)));
  const entries: DirectoryEntry[] = [
    ...[...names].map((name) => ({ kind: 'system' as const, name, door: 'v1' as const, keys: [], suspended: false })),
    ...Object.entries(servings).flatMap(([agency, periods]): DirectoryEntry[] => [
      { kind: 'agency', code: agency, name: agency, level: 1, validFrom: since, successors: [], centre: false },
      { kind: 'serving', agency, periods },
    ]),
  ];
  directory.apply(entries.map((entry, n) => ({ version: n + 1, at: since, entry })));
  return directory;
}
