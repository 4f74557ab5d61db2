import { randomUUID } from 'node:crypto';
import type { DirectoryEntry, Fact, RequestOf, showStatistics } from '@edoc-axis/contracts';
import { countedNames, type FactKind, isRobot, officeTimes, parseAgencyCode, usualOfficePlan } from '@edoc-axis/domain';
import { type Caller, Directory } from '@edoc-axis/platform';
import fc from 'fast-check';
import type { Pool } from 'pg';
import type { QueryRunner } from 'typeorm';
import { watchDeadlines } from '../../../apps/tracker/src/deadlines/watch-deadlines.js';
import { createFactCounter } from '../../../apps/tracker/src/statistics/count-facts.js';
import { Statistics1795385900000 } from '../../../apps/tracker/src/store/migrations/1795385900000-statistics.js';
import { Killed, Life, mortalPool } from '../../support/mortal.js';
import { operator, startTracker, type TrackerUnderTest } from './tracker-under-test.js';

const march = { from: '2026-03-01', to: '2026-03-31' } as const;
/** The moment on that day of March 2026, in Việt Nam. */
const at = (day: number, time = '10:00') => `2026-03-${String(day).padStart(2, '0')}T${time}:00.000+07:00`;
const hourMs = 3_600_000;

describe('counts', () => {
  let tracker: TrackerUnderTest;
  beforeAll(async () => {
    tracker = await startTracker();
  });
  beforeEach(() => tracker.empty());
  afterAll(() => tracker.stop());

  async function count(pool: Pool = tracker.pool, pageMax?: number): Promise<void> {
    const counter = createFactCounter(pool, pageMax);
    while ((await counter.step()).more);
  }
  async function counted(pageMax?: number): Promise<void> {
    await tracker.pullerOn(tracker.pool).catchUp(1_000);
    await count(tracker.pool, pageMax);
  }
  const shown = (wanted: Partial<RequestOf<typeof showStatistics>> = {}, caller: Caller = operator) =>
    tracker.answers(aDirectory()).showStatistics(caller, { ...march, by: 'agency', ...wanted });

  function sends(sender: string, recipientCount: number, day = 2, more: Fact['params'] = {}): string {
    const document = randomUUID();
    const params = { sender, documentId: `${sender}-1`, recipientCount, verdict: 'valid', ...more };
    tracker.feed.append('document.accepted', document, at(day), { params });
    return document;
  }
  function happens(kind: FactKind, document: string, recipient: string, day = 2, more: Fact['params'] = {}): void {
    tracker.feed.append(kind, document, at(day), { delivery: randomUUID(), params: { recipient, ...more } });
  }

  it('say what an agency sent, and what became of what was sent to it, by the day in Việt Nam', async () => {
    const document = sends('H36', 3, 2, { mainVerdict: 'weak' });
    sends('H36', 1, 2, { verdict: 'absent', mainVerdict: 'absent' });
    sends('H36', 1, 3, { verdict: undefined });
    tracker.feed.append('document.further-addressees', document, at(3), {
      params: { sender: 'H36', recipientCount: 2, recipients: ['H39', 'H40'] },
    });
    happens('delivery.delivered', document, 'H36.15', 2, { waitedMs: 2 * hourMs });
    happens('delivery.acknowledged', document, 'H36.15', 3, { waitedMs: hourMs / 2 });
    happens('delivery.delivered', document, 'H37');
    happens('delivery.refused', document, 'H37');
    happens('delivery.revoked', document, 'H37');
    happens('delivery.expired', document, 'H38');
    happens('delivery.closed-by-operator', document, 'H38');
    // One second before midnight in Việt Nam, and at it.
    tracker.feed.append('delivery.expired', document, '2026-03-02T16:59:59.000Z', { params: { recipient: 'H38' } });
    tracker.feed.append('delivery.expired', document, '2026-03-02T17:00:00.000Z', { params: { recipient: 'H38' } });
    for (const kind of ['delivery.leased', 'delivery.redirected', 'delivery.status-delivered'] as const) {
      happens(kind, document, 'H38');
    }
    await counted();
    const { rows, totals, upTo, caughtUp, next } = await shown();
    expect({ upTo, caughtUp, next }).toEqual({ upTo: tracker.feed.facts.length, caughtUp: true, next: undefined });
    expect(rows.map(withoutZeros)).toEqual([
      {
        ...{ agency: 'H36', name: 'Cơ quan H36', sent: 3, addressed: 7 },
        ...{ packetSigned: 1, pdfSigned: 1, unsigned: 1, signaturesNotKnown: 1 },
      },
      {
        ...{ agency: 'H36.15', name: 'Cơ quan H36.15', received: 1, acknowledged: 1 },
        ...{ timedDelivered: 1, hoursToDelivered: 2, timedAcknowledged: 1, hoursToAcknowledged: 0.5 },
      },
      { agency: 'H37', name: 'Cơ quan H37', received: 1, refused: 1, withdrawn: 1 },
      { agency: 'H38', expired: 3, undeliverable: 1 },
    ]);
    expect(totals).toMatchObject({ sent: 3, received: 2, expired: 3 });
    expect((await shown({ by: 'day', agency: 'H38' })).rows.map(withoutZeros)).toEqual([
      { day: '2026-03-02', expired: 2, undeliverable: 1 },
      { day: '2026-03-03', expired: 1 },
    ]);
  });

  it('leave out what robots send and receive', async () => {
    const test = sends('ROBOT.01', 1);
    happens('delivery.delivered', test, 'H37');
    const tried = sends('H36', 2, 2, { robotCount: 2 });
    const partly = sends('H36', 3, 2, { robotCount: 1 });
    for (const document of [tried, partly]) happens('delivery.delivered', document, 'ROBOT.02');
    happens('delivery.delivered', partly, 'H37');
    await counted();
    expect((await shown()).rows.map(withoutZeros)).toEqual([
      { agency: 'H36', name: 'Cơ quan H36', sent: 1, addressed: 2, packetSigned: 1 },
      { agency: 'H37', name: 'Cơ quan H37', received: 1 },
    ]);
  });

  it('are held up by no fact that is other than expected', async () => {
    const document = sends('H36', -3);
    tracker.feed.append('document.accepted', document, at(2), { params: { sender: 'H36', recipientCount: '9' } });
    happens('delivery.delivered', document, 'x'.repeat(36), 2, { waitedMs: 1 });
    happens('delivery.delivered', document, '', 2);
    happens('delivery.delivered', document, 'H37', 2, { waitedMs: '1e999', reason: { code: 5 } });
    tracker.feed.append('delivery.delivered', document, at(2), { params: { recipient: ['H37'] } });
    await counted();
    const { totals } = await shown();
    expect(totals).toMatchObject({ sent: 2, addressed: 0, received: 1, timedDelivered: 0 });
  });

  it('count what is late when it is over, once, and no robot', async () => {
    const puller = tracker.pullerOn(tracker.pool);
    const watch = watchDeadlines({
      ...{ pool: tracker.pool, offices: officeTimes(usualOfficePlan, {}), clock: tracker.clock, tells: false },
      servedBy: () => [],
      everything: () => puller.everything(),
      ask: (wanted) => tracker.feed.askUncollected(wanted),
    });
    tracker.feed.aLetter('H36', ['H37', 'H38', 'ROBOT.03'], { at: at(2, '09:12') });
    tracker.clock.time = new Date(at(2, '15:13'));
    await puller.catchUp(10);
    for (let turn = 0; turn < 2; turn += 1) while ((await watch.step()).more);
    await counted();
    const { rows } = await shown({ by: 'agency' });
    expect(rows.map(({ agency, overdue }) => [agency, overdue])).toEqual([
      ['H36', 0],
      ['H37', 1],
      ['H38', 1],
    ]);
  });

  it('begin with the first fact and with what was late before there were any', async () => {
    const runner = { query: (text: string) => tracker.pool.query(text) } as unknown as QueryRunner;
    const document = sends('H36', 1);
    happens('delivery.delivered', document, 'H37');
    await counted();
    await tracker.pool.query(
      `insert into deadline (kind, about, code, document, delivery, sender, recipient, urgent, began_at, due_at, fired_at)
       select 'collection', gen_random_uuid(), 'overdue.collection', gen_random_uuid(), gen_random_uuid(), 'H36', recipient,
              false, $1, $1, $1 from unnest(array['H37', 'H37', 'ROBOT.03']) recipient`,
      ['2026-03-02T17:00:00Z'],
    );
    await new Statistics1795385900000().down(runner);
    await new Statistics1795385900000().up(runner);
    expect((await shown()).caughtUp).toBe(false);
    await counted();
    expect((await shown({ by: 'day' })).rows.map(withoutZeros)).toEqual([
      { day: '2026-03-02', sent: 1, addressed: 1, packetSigned: 1, received: 1 },
      { day: '2026-03-03', overdue: 2 },
    ]);
  });

  describe('are shown to', () => {
    beforeEach(async () => {
      for (const sender of ['H36', 'H36.15', 'H36.15.04', 'H36.2', 'H360', 'H37']) sends(sender, 1);
      await counted();
    });
    const agencies = async (wanted: Parameters<typeof shown>[0], caller?: Caller) =>
      (await shown(wanted, caller)).rows.map(({ agency, sent }) => `${agency} ${sent}`);
    const person = (...grants: Extract<Caller, { kind: 'person' }>['grants']): Caller => ({
      ...{ kind: 'person', id: 'lan', session: 's', issuedAt: new Date(0) },
      grants,
    });
    const clerk = person({ role: 'clerk', agencies: [parseAgencyCode('H36.15')] });
    const branch = person({ role: 'administrator', branch: parseAgencyCode('H36') });

    it('administrators and auditors: everything, a branch by its parts, page by page', async () => {
      const everything = ['H36 1', 'H36.15 1', 'H36.15.04 1', 'H36.2 1', 'H360 1', 'H37 1'];
      for (const caller of [operator, person({ role: 'auditor' }), person({ role: 'administrator' })]) {
        expect(await agencies({}, caller)).toEqual(everything);
      }
      expect(await agencies({ by: 'branch' })).toEqual(['H36 4', 'H360 1', 'H37 1']);
      expect(await agencies({ by: 'branch', under: 'H36' })).toEqual(['H36 1', 'H36.15 2', 'H36.2 1']);
      const paged: string[] = [];
      for (let after: string | undefined, pages = 0; pages < 9; pages += 1) {
        const { rows, next, totals } = await shown({ after, limit: 2 });
        paged.push(...rows.map(({ agency, sent }) => `${agency} ${sent}`));
        expect(totals.sent).toBe(6);
        if (next === undefined) break;
        after = next;
      }
      expect(paged).toEqual(everything);
    });

    it('administrators of a branch: what lies in it', async () => {
      const all = ['H36 1', 'H36.15 1', 'H36.15.04 1', 'H36.2 1'];
      expect(await agencies({}, branch)).toEqual(all);
      expect(await agencies({ by: 'branch' }, branch)).toEqual(['H36 1', 'H36.15 2', 'H36.2 1']);
      expect(await agencies({ under: 'H36.15' }, branch)).toEqual(['H36.15 1', 'H36.15.04 1']);
      for (const wanted of [{ under: 'H37' }, { agency: 'H360' }]) {
        await expect(shown(wanted, branch)).rejects.toMatchObject({ code: 'agency.outside-branch' });
      }
      const both = person(
        { role: 'administrator', branch: parseAgencyCode('H36') },
        { role: 'administrator', branch: parseAgencyCode('H36.15') },
        { role: 'clerk', agencies: [parseAgencyCode('H36.2'), parseAgencyCode('H37')] },
      );
      expect((await shown({}, both)).totals.sent).toBe(5);
    });

    it('clerks and systems: their own agencies, and nobody else', async () => {
      const system: Caller = { kind: 'system', id: 'dms-1', scopes: ['track'], issuedAt: new Date(0) };
      for (const caller of [clerk, system]) {
        expect(await agencies({}, caller)).toEqual(['H36.15 1']);
        expect(await agencies({ agency: 'H36.15' }, caller)).toEqual(['H36.15 1']);
        for (const wanted of [{ agency: 'H36.15.04' }, { under: 'H36.15' }, { under: 'H36', agency: 'H36.15' }]) {
          await expect(shown(wanted, caller)).rejects.toMatchObject({ code: expect.stringContaining('caller.') });
        }
      }
      expect(await agencies({}, person())).toEqual([]);
      const blind: Caller = { ...system, scopes: ['directory'] };
      await expect(shown({}, blind)).rejects.toMatchObject({ code: 'caller.scope-missing' });
    });
  });

  it('are sums of days that can be asked for', async () => {
    for (const wanted of [{ from: '2026-04-01' }, { to: '2027-03-02' }]) await expect(shown(wanted)).rejects.toThrow();
    await expect(shown({ to: '2027-03-01' })).resolves.toMatchObject({ rows: [] });
    await expect(shown({ under: 'không phải mã' })).rejects.toMatchObject({ code: 'agency.code-malformed' });
  });

  it('are what counting all facts again gives, whoever dies, counts beside or is restored meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(histories, fc.array(fc.integer({ min: 1, max: 6 })), async (acts, deaths) => {
        await tracker.empty();
        for (const act of acts) play(act);
        await tracker.pullerOn(tracker.pool).catchUp(1_000);
        for (const [n, diesAt] of deaths.entries()) {
          const life = new Life(diesAt, n % 2 === 0 ? 'before' : 'after');
          await Promise.allSettled([
            count(mortalPool(tracker.pool, life), 7).catch((error: unknown) => {
              if (!(error instanceof Killed)) throw error;
            }),
            count(tracker.pool, 1 + n),
          ]);
        }
        // The exchange is restored: it tells again what is known, under another epoch, and what is new.
        tracker.feed.epoch += 1;
        for (const fact of tracker.feed.facts.slice(-5))
          tracker.feed.facts.push({ ...fact, epoch: tracker.feed.epoch });
        for (const act of acts.slice(0, 5)) play(act);
        await tracker.pullerOn(tracker.pool).catchUp(1_000);
        await Promise.all([count(tracker.pool, 7), count(tracker.pool, 3)]);
        await count();
        const { rows } = await tracker.pool.query<Record<string, string>>(
          `select to_char(day, 'YYYY-MM-DD') || ' ' || agency as key, sent, addressed, packet_signed, received,
                  acknowledged, refused, undeliverable, timed_delivered, ms_to_delivered from daily_count order by 1`,
        );
        const sums = rows.map(({ key, ...numbers }) => [key, ...Object.values(numbers).map(Number)]);
        expect(sums).toEqual(recounted(tracker.feed.facts));
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  function play({ kind, day, sender, recipient, recipientCount, waitedMs, verdict }: Act): void {
    const document = sends(sender, recipientCount, day, { verdict });
    happens(kind, document, recipient, day, { waitedMs });
  }
});

interface Act {
  readonly kind: FactKind;
  readonly day: number;
  readonly sender: string;
  readonly recipient: string;
  readonly recipientCount: number;
  readonly waitedMs?: number;
  readonly verdict: string;
}

const someAgency = fc.constantFrom('H36', 'H36.15', 'H37', 'ROBOT.01');
const histories = fc.array(
  fc.record({
    kind: fc.constantFrom<FactKind[]>(
      ...(['delivery.delivered', 'delivery.acknowledged', 'delivery.refused', 'delivery.returned'] as const),
      ...(['delivery.bad-recipient', 'delivery.fetched', 'delivery.redirected-to'] as const),
    ),
    day: fc.integer({ min: 1, max: 3 }),
    ...{ sender: someAgency, recipient: someAgency },
    recipientCount: fc.nat(9),
    waitedMs: fc.option(fc.nat(1e9), { nil: undefined }),
    verdict: fc.constantFrom('valid', 'weak', 'absent', 'revocation-unknown'),
  }),
  { maxLength: 40 },
);

/** Straight on: sent, addressed, packets signed, received, acknowledged, refused, undeliverable, and the times of the received. */
function recounted(facts: readonly Fact[]): unknown[] {
  const sums = new Map<string, number[]>();
  const senders = new Map<string, unknown>();
  const known = new Set<string>();
  for (const { id, kind, document, at: when, params } of facts) {
    if (known.has(id)) continue;
    known.add(id);
    const isAccepted = kind === 'document.accepted';
    if (isAccepted) senders.set(document, params['sender']);
    const agency = String(isAccepted ? params['sender'] : params['recipient']);
    const added = [
      ...(isAccepted
        ? [1, Number(params['recipientCount']), params['verdict'] === 'valid' || params['verdict'] === 'weak' ? 1 : 0]
        : [0, 0, 0]),
      Number(kind === 'delivery.delivered'),
      Number(kind === 'delivery.acknowledged'),
      Number(kind === 'delivery.refused' || kind === 'delivery.returned'),
      Number(kind === 'delivery.bad-recipient'),
      Number(kind === 'delivery.delivered' && params['waitedMs'] !== undefined),
      kind === 'delivery.delivered' ? Number(params['waitedMs'] ?? 0) : 0,
    ];
    const isCounted = isAccepted || added.some(Boolean);
    if (!isCounted || isRobot(String(senders.get(document))) || isRobot(agency)) continue;
    const key = `${when.slice(0, 10)} ${agency}`;
    sums.set(
      key,
      (sums.get(key) ?? added.map(() => 0)).map((sum, n) => sum + (added[n] ?? 0)),
    );
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, numbers]) => [key, ...numbers]);
}

function withoutZeros(row: object): object {
  const names: readonly string[] = countedNames;
  return Object.fromEntries(
    Object.entries(row).filter(([name, value]) => value !== undefined && !(names.includes(name) && value === 0)),
  );
}

function aDirectory(): Directory {
  const since = '2026-01-01T00:00:00Z';
  const directory = new Directory();
  const agencies = ['H36', 'H36.15', 'H37'].map(
    (code): DirectoryEntry =>
      ({ kind: 'agency', code, name: `Cơ quan ${code}`, validFrom: since, successors: [] }) as never,
  );
  const entries: DirectoryEntry[] = [
    ...agencies,
    { kind: 'system', name: 'dms-1', door: 'v1', keys: [], suspended: false },
    { kind: 'serving', agency: 'H36.15', periods: [{ system: 'dms-1', since }] },
    { kind: 'serving', agency: 'H37', periods: [{ system: 'dms-1', since, until: '2026-02-01T00:00:00Z' }] },
  ];
  directory.apply(entries.map((entry, n) => ({ version: n + 1, at: since, entry })));
  return directory;
}
