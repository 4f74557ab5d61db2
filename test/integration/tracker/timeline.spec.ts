import { randomUUID } from 'node:crypto';
import type { DirectoryEntry, SystemEntry } from '@edoc-axis/contracts';
import { type Caller, Directory } from '@edoc-axis/platform';
import { operator, startTracker, type TrackerUnderTest } from './tracker-under-test.js';

describe('the tracker answers', () => {
  let tracker: TrackerUnderTest;
  beforeAll(async () => {
    tracker = await startTracker();
  });
  beforeEach(() => tracker.empty());
  afterAll(() => tracker.stop());

  it('with the timeline of a document in both languages, to what happened a moment ago', async () => {
    const { document } = tracker.feed.aDocument('H36', ['H36.15', 'H37']);
    const { items, upTo, next } = await tracker.answers(aDirectory()).showTimeline(operator, { document });
    expect([upTo, next]).toEqual([3, undefined]);
    expect(items.map(({ position, kind, recipient }) => [position, kind, recipient])).toEqual([
      [1, 'document.accepted', undefined],
      [2, 'delivery.fetched', 'H36.15'],
      [3, 'delivery.delivered', 'H36.15'],
    ]);
    expect(items[0]?.sentence).toEqual({
      vi: expect.stringContaining('Trục tiếp nhận văn bản của H36, gửi đến 2 nơi nhận.'),
      en: expect.stringContaining('The axis accepted the document of H36 for 2 recipients.'),
    });
    expect(JSON.stringify(items)).not.toMatch(/[{}]…|…/);
  });

  it('also of a document that lies many pages of the feed ahead', async () => {
    tracker.feed.pageMax = 2;
    for (let documents = 0; documents < 5; documents += 1) tracker.feed.aDocument('H36', ['H36.15']);
    const { document } = tracker.feed.aDocument('H36', ['H36.15']);
    const { items } = await tracker.answers(aDirectory()).showTimeline(operator, { document });
    expect(items.map(({ kind }) => kind)).toContain('document.accepted');
  });

  it('in pages, without what belongs to other documents', async () => {
    const { document } = tracker.feed.aDocument('H36', ['H36.15']);
    tracker.feed.aDocument('H36', ['H36.15']);
    const answers = tracker.answers(aDirectory());
    const first = await answers.showTimeline(operator, { document, limit: 2 });
    expect([first.items.length, first.next, first.upTo]).toEqual([2, 2, 6]);
    const second = await answers.showTimeline(operator, { document, after: first.next, limit: 2 });
    expect([second.items.map(({ position }) => position), second.next]).toEqual([[3], undefined]);
  });

  it('with the receipts as they were signed', async () => {
    const { document, facts } = tracker.feed.aDocument('H36', ['H36.15']);
    const answers = tracker.answers(aDirectory());
    const { receipts } = await answers.listReceipts(operator, { document });
    expect(receipts).toEqual(facts.flatMap(({ receipt }) => receipt ?? []));
    const first = await answers.listReceipts(operator, { document, limit: 1 });
    expect((await answers.listReceipts(operator, { document, after: first.next })).receipts).toEqual([receipts[1]]);
  });

  it('with what a newer exchange tells, by its name', async () => {
    const { document } = tracker.feed.aDocument('H36', ['H36.15']);
    Object.assign(tracker.feed.facts[2] ?? {}, { kind: 'delivery.teleported' });
    const { items } = await tracker.answers(aDirectory()).showTimeline(operator, { document });
    expect(items[2]?.sentence).toEqual({ vi: 'delivery.teleported', en: 'delivery.teleported' });
  });

  describe('those whose business a document is', () => {
    const code = async (promise: Promise<unknown>) =>
      promise.then(
        () => 'shown',
        (error: { code?: string }) => error.code,
      );

    it('the systems of its sender and of its recipients, at the time or now, and the operator', async () => {
      const { document } = tracker.feed.aDocument('H36', ['H36.15', 'H37']);
      const directory = aDirectory(
        { agency: 'H36', system: 'of-sender' },
        { agency: 'H37', system: 'of-recipient' },
        { agency: 'H36.15', system: 'left-it', until: '2026-03-02T09:00:00Z' },
        { agency: 'H36.15', system: 'came-later', since: '2026-03-02T09:00:00Z' },
        { agency: 'H99', system: 'stranger' },
      );
      tracker.clock.time = new Date('2026-03-03T08:00:00Z');
      const answers = tracker.answers(directory);
      for (const name of ['of-sender', 'of-recipient', 'left-it', 'came-later']) {
        expect([name, await code(answers.showTimeline(system(name), { document }))]).toEqual([name, 'shown']);
        expect([name, await code(answers.listReceipts(system(name), { document }))]).toEqual([name, 'shown']);
      }
      expect(await code(answers.showTimeline(operator, { document }))).toBe('shown');
    });

    it('and gives everybody else the answer there is for no document at all', async () => {
      const { document } = tracker.feed.aDocument('H36', ['H36.15']);
      const nowhere = randomUUID();
      const answers = tracker.answers(aDirectory({ agency: 'H99', system: 'stranger' }));
      const asked = async (body: { document: string }) =>
        answers.showTimeline(system('stranger'), body).catch((error: { code: string; params: object }) => ({
          code: error.code,
          params: error.params,
        }));
      expect(await asked({ document })).toEqual({ code: 'document.unknown', params: { document } });
      expect(await asked({ document: nowhere })).toEqual({ code: 'document.unknown', params: { document: nowhere } });
      expect(await code(answers.showTimeline(operator, { document: nowhere }))).toBe('document.unknown');
    });

    it('and denies nothing while the exchange does not tell what it accepted', async () => {
      const { feed } = tracker;
      tracker.feed = Object.assign(Object.create(feed), { ask: () => Promise.reject(new Error('stopped')) });
      const answers = tracker.answers(aDirectory());
      await expect(answers.showTimeline(operator, { document: randomUUID() })).rejects.toThrow('stopped');
      tracker.feed = feed;
    });

    it('when their system may track at all, is known and is not suspended', async () => {
      const { document } = tracker.feed.aDocument('H36', ['H36.15']);
      const directory = aDirectory({ agency: 'H36', system: 'of-sender' });
      const answers = tracker.answers(directory);
      expect(await code(answers.showTimeline(system('of-sender', []), { document }))).toBe('caller.scope-missing');
      expect(await code(answers.showTimeline(system('nobody'), { document }))).toBe('caller.cannot-be-checked');
      const suspended: DirectoryEntry = { ...systemEntry('of-sender'), suspended: true };
      directory.apply([{ version: 100, at: since, entry: suspended }]);
      expect(await code(answers.showTimeline(system('of-sender'), { document }))).toBe('system.disabled');
    });
  });

  describe('when it is examined', () => {
    it('that everything is here, and what is not', async () => {
      tracker.feed.aDocument('H36', ['H36.15']);
      const answers = tracker.answers(aDirectory());
      expect(await answers.examine(operator)).toEqual({
        ...{ facts: 3, receipts: 2, caughtUp: true, findings: [] },
        rereading: { share: 1, behind: 1 },
      });
      const [lost] = tracker.feed.facts;
      await tracker.pool.query('delete from receipt where id = $1', [lost?.receipt?.id]);
      await tracker.pool.query('delete from fact where position = 2');
      const { facts, receipts, findings } = await answers.examine(operator);
      expect([facts, receipts]).toEqual([2, 1]);
      expect(findings.map(({ code, subject }) => [code, subject])).toEqual([
        ['fact.positions-broken', '3'],
        ['fact.receipt-missing', lost?.id],
      ]);
    });

    it('administrators only', async () => {
      const answers = tracker.answers(aDirectory({ agency: 'H36', system: 'of-sender' }));
      await expect(answers.examine(system('of-sender'))).rejects.toMatchObject({ code: 'caller.scope-missing' });
    });
  });
});

const since = '2026-01-01T00:00:00Z';

function system(name: string, scopes = ['track']): Caller {
  return { kind: 'system', id: name, scopes, issuedAt: new Date(0) };
}

function systemEntry(name: string): SystemEntry {
  return { kind: 'system', name, door: 'v1', keys: [], suspended: false };
}

function aDirectory(...servings: { agency: string; system: string; since?: string; until?: string }[]): Directory {
  const directory = new Directory();
  const periodsOf = (agency: string) =>
    servings
      .filter((serving) => serving.agency === agency)
      .map((serving) => ({ since, ...serving, agency: undefined }));
  const entries = servings.flatMap(({ agency, system: name }): DirectoryEntry[] => [
    systemEntry(name),
    { kind: 'serving', agency, periods: periodsOf(agency) },
  ]);
  directory.apply(entries.map((entry, n) => ({ version: n + 1, at: since, entry })));
  return directory;
}
