import { randomUUID } from 'node:crypto';
import { officeTimes, usualOfficePlan } from '@edoc-axis/domain';
import { Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { watchDeadlines } from '../../../apps/tracker/src/deadlines/watch-deadlines.js';
import { Killed, Life, mortalPool, type When } from '../../support/mortal.js';
import { operator, startTracker, type TrackerUnderTest } from './tracker-under-test.js';

/** The moment on Monday 2 March 2026, or the day of that month, in Việt Nam. */
const at = (time: string, day = 2) => `2026-03-${String(day).padStart(2, '0')}T${time}:00.000+07:00`;
const offices = officeTimes(usualOfficePlan, {
  'H36.15': { ...usualOfficePlan, deadlines: { ...usualOfficePlan.deadlines, collectionMinutes: 60 } },
});

describe('the tracker watches deadlines:', () => {
  let tracker: TrackerUnderTest;
  beforeAll(async () => {
    tracker = await startTracker();
  });
  beforeEach(() => tracker.empty());
  afterAll(() => tracker.stop());

  function watchOn(pool: Pool) {
    const puller = tracker.pullerOn(pool);
    return watchDeadlines({
      ...{ pool, offices, clock: tracker.clock, tells: true },
      servedBy: () => [],
      everything: () => puller.everything(),
      ask: (wanted) => tracker.feed.askUncollected(wanted),
    });
  }

  /** Everything that is to be done by then is done. */
  async function comes(time: string, day?: number, pool = tracker.pool): Promise<void> {
    tracker.clock.time = new Date(at(time, day));
    const watch = watchOn(pool);
    await tracker.pullerOn(pool).catchUp(100);
    while ((await watch.step()).more);
  }

  interface Late {
    readonly code: string;
    readonly recipient: string;
    readonly due: string;
    readonly ended: boolean;
  }
  async function late(document?: string): Promise<Late[]> {
    const { rows } = await tracker.pool.query<Late>(
      `select code, recipient, to_char(due_at at time zone 'Asia/Ho_Chi_Minh', 'DD HH24:MI') as due,
              ended_at is not null as ended
         from deadline where fired_at is not null and ($1::uuid is null or document = $1) order by due_at, recipient`,
      [document],
    );
    return rows;
  }
  const count = async (table: string) =>
    Number((await tracker.pool.query(`select count(*) as n from ${table}`)).rows[0].n);

  it('who has not collected after four working hours is late, once, until it has', async () => {
    const { document, deliveries } = tracker.feed.aLetter('H36', ['H37', 'H38'], { at: at('09:12') });
    const [first = '', second = ''] = deliveries;
    tracker.feed.tells('delivery.delivered', { document, delivery: first }, at('10:00'));
    await comes('15:11');
    expect(await late()).toEqual([]);
    for (const time of ['15:12', '15:13', '16:59']) {
      await comes(time);
      expect(await late()).toEqual([{ code: 'overdue.collection', recipient: 'H38', due: '02 15:12', ended: false }]);
    }
    tracker.feed.tells('delivery.delivered', { document, delivery: second }, at('17:05'));
    await comes('17:06');
    expect(await late()).toMatchObject([{ recipient: 'H38', ended: true }]);
    expect([await count('awaited'), await count('deadline')]).toEqual([0, 1]);
  });

  it('nobody is late with what a robot sends, or told of it', async () => {
    const { document, deliveries } = tracker.feed.aLetter('ROBOT.01', ['H37', 'H38'], { at: at('09:12') });
    const asked = { document, delivery: deliveries[0] ?? '' };
    tracker.feed.tells('delivery.take-back-asked', asked, at('10:00'), { question: randomUUID() });
    await comes('16:59');
    expect([await late(), await count('awaited'), await count('notice')]).toEqual([[], 0, 0]);
  });

  it('what an administrator sent on is to be collected in time as well; a status that was is not', async () => {
    const { document, deliveries } = tracker.feed.aLetter('H36', ['H37'], { at: at('09:00') });
    const [former = ''] = deliveries;
    tracker.feed.tells('delivery.redirected', { document, delivery: former }, at('09:12'));
    const [again, status] = [randomUUID(), randomUUID()];
    const to = { recipient: 'H38', former };
    tracker.feed.tells('delivery.redirected-to', { document, delivery: again }, at('09:12'), to);
    tracker.feed.tells('delivery.redelivered', { document, delivery: status }, at('09:12'), { ...to, status: '03' });
    await comes('15:12');
    const lateAtH38 = async () => (await late(document)).filter(({ recipient }) => recipient === 'H38');
    expect(await lateAtH38()).toEqual([
      { code: 'overdue.collection', recipient: 'H38', due: '02 15:12', ended: false },
    ]);
    tracker.feed.tells('delivery.delivered', { document, delivery: again }, at('15:20'), to);
    await comes('15:21');
    expect(await lateAtH38()).toMatchObject([{ ended: true }]);
  });

  it("what goes to who receives for a closed code is that one's to collect, whoever was late before", async () => {
    const { document, deliveries } = tracker.feed.aLetter('H36', ['H37'], { at: at('09:12') });
    await comes('15:12');
    expect(await late(document)).toMatchObject([{ recipient: 'H37' }]);
    const to = { addressee: 'H37', recipient: 'H38' };
    tracker.feed.tells('delivery.redirected-by-closure', { document, delivery: deliveries[0] ?? '' }, at('16:00'), to);
    await comes('16:01');
    expect(await late(document)).toEqual([]);
    await comes('16:59', 3);
    expect(await late(document)).toMatchObject([{ recipient: 'H38', ended: false }]);
    const { rows } = await tracker.pool.query('select agency from notice where document = $1 order by agency', [
      document,
    ]);
    expect(rows).toEqual([{ agency: 'H37' }, { agency: 'H38' }]);
  });

  it('nobody is late with what is frozen, until it is released; its sender is told of both', async () => {
    const { document } = tracker.feed.aLetter('H36', ['H37'], { at: at('09:12') });
    const freeze = (kind: 'document.frozen' | 'document.unfrozen', time: string) =>
      tracker.feed.append(kind, document, at(time), { params: { reason: 'Kiểm tra' } });
    freeze('document.frozen', '10:00');
    await comes('16:59');
    expect([await late(), await count('awaited')]).toEqual([[], 1]);
    // The recipient has the time it would have had.
    freeze('document.unfrozen', '16:59');
    await comes('11:28', 3);
    expect(await late(document)).toEqual([]);
    await comes('11:29', 3);
    expect(await late(document)).toMatchObject([{ recipient: 'H37', due: '03 11:29' }]);
    const { rows } = await tracker.pool.query('select code, agency from notice order by at, code');
    expect(rows).toEqual([
      { code: 'document.frozen', agency: 'H36' },
      { code: 'document.unfrozen', agency: 'H36' },
      { code: 'overdue.collection', agency: 'H37' },
    ]);
  });

  it('what was begun waits for the release of its document as well, and ends with what was done meanwhile', async () => {
    const letters = [1, 2, 3].map(() => tracker.feed.aLetter('H36', ['H37'], { at: at('08:00') }));
    const [held, answered, fast] = letters.map(({ document, deliveries: [delivery = ''] }) => ({ document, delivery }));
    if (!held || !answered || !fast) throw new Error('Three letters were sent.');
    const byPerson = { by: 'person:lan', confirmedBy: 'person' };
    const freeze = (kind: 'document.frozen' | 'document.unfrozen', document: string, time: string, day = 2) =>
      tracker.feed.append(kind, document, at(time, day), { params: {} });
    for (const each of [held, answered, fast]) {
      tracker.feed.tells('delivery.delivered', each, at('08:01'), byPerson);
    }
    for (const { document } of [held, answered]) freeze('document.frozen', document, '10:00');
    // Asked of what is frozen.
    const question = randomUUID();
    tracker.feed.tells('delivery.take-back-asked', held, at('11:00'), { question });
    freeze('document.frozen', fast.document, '11:00');
    freeze('document.unfrozen', fast.document, '11:05');
    await comes('17:30', 5);
    expect(await late()).toMatchObject([{ due: '02 17:00', code: 'overdue.acknowledgement' }]);
    expect(await late(fast.document)).toHaveLength(1);
    // One page of facts: released, and acknowledged.
    for (const { document } of [held, answered]) freeze('document.unfrozen', document, '08:00', 6);
    tracker.feed.tells('delivery.acknowledged', answered, at('08:01', 6));
    await comes('16:59', 6);
    expect(await late(held.document)).toEqual([]);
    await comes('17:00', 9);
    expect([await late(held.document), await late(answered.document)]).toMatchObject([
      [
        { code: 'overdue.acknowledgement', due: '06 17:00', ended: false },
        { code: 'overdue.take-back', due: '09 17:00', ended: false },
      ],
      [],
    ]);
    // What is late stays so, frozen or not, until it is done.
    freeze('document.frozen', held.document, '08:00', 10);
    tracker.feed.tells('delivery.take-back-declined', held, at('09:00', 10), { question });
    await comes('09:01', 10);
    expect(await late(held.document)).toMatchObject([{ ended: false }, { ended: true }]);
  });

  it('who collects in time leaves nothing behind', async () => {
    const together = tracker.feed.aLetter('H36', ['H37'], { at: at('09:00') });
    tracker.feed.tells('delivery.delivered', { ...together, delivery: together.deliveries[0] ?? '' }, at('09:01'));
    const apart = tracker.feed.aLetter('H36', ['H37', 'H38'], { at: at('09:00') });
    await comes('09:02');
    expect(await count('awaited')).toBe(1);
    for (const delivery of apart.deliveries) {
      tracker.feed.tells('delivery.delivered', { ...apart, delivery }, at('09:03'));
      await comes('09:04');
    }
    expect([await count('awaited'), await count('deadline')]).toEqual([0, 0]);
  });

  it('what was done in time is not late, however late it is told', async () => {
    const { document, deliveries } = tracker.feed.aLetter('H36', ['H37'], { at: at('09:00') });
    await comes('09:01');
    tracker.feed.tells('delivery.delivered', { document, delivery: deliveries[0] ?? '' }, at('10:00'));
    // Nothing was pulled for hours.
    tracker.clock.time = new Date(at('16:00'));
    const watch = watchOn(tracker.pool);
    while ((await watch.step()).more);
    expect(await late()).toEqual([]);
    // And nothing is over while nobody can say what was done.
    const other = tracker.feed.aLetter('H36', ['H38'], { at: at('09:00') });
    await comes('09:01');
    const { feed } = tracker;
    tracker.feed = Object.assign(Object.create(feed), { ask: () => Promise.reject(new Error('stopped')) });
    tracker.clock.time = new Date(at('16:00'));
    await expect(watchOn(tracker.pool).step()).rejects.toThrow('stopped');
    expect(await late(other.document)).toEqual([]);
    tracker.feed = feed;
    await comes('16:01');
    expect(await late(other.document)).toHaveLength(1);
  });

  it('each recipient by its own hours; of too many to be named the exchange says who they are', async () => {
    const recipients = ['H36.15.04', ...Array.from({ length: 59 }, (_, n) => `H40.${n + 10}`)];
    const { document, deliveries } = tracker.feed.aLetter('H36', recipients, { at: at('08:00'), listed: false });
    tracker.feed.uncollectedPageMax = 7;
    await comes('09:00');
    expect(await late()).toEqual([
      { code: 'overdue.collection', recipient: 'H36.15.04', due: '02 09:00', ended: false },
    ]);
    for (const delivery of deliveries.slice(10)) {
      tracker.feed.tells('delivery.delivered', { document, delivery }, at('10:00'));
    }
    await comes('14:00');
    expect((await late()).filter(({ due }) => due === '02 14:00')).toHaveLength(9);
    expect([await count('awaited'), await count('deadline')]).toEqual([0, 10]);
  });

  it('who has a document and says nothing is late at the end of the day, where its system ever says anything', async () => {
    const silent = tracker.feed.aLetter('H36', ['H37'], { at: at('08:00') });
    tracker.feed.tells('delivery.delivered', { ...silent, delivery: silent.deliveries[0] ?? '' }, at('08:01'), {
      by: 'mute',
    });
    const known = tracker.feed.aLetter('H36', ['H37', 'H38'], { at: at('08:00') });
    const [earlier = '', later = ''] = known.deliveries;
    tracker.feed.tells('delivery.delivered', { ...known, delivery: earlier }, at('08:01'));
    tracker.feed.tells('delivery.acknowledged', { ...known, delivery: earlier }, at('08:02'));
    await comes('08:05');
    tracker.feed.tells('delivery.delivered', { ...known, delivery: later }, at('16:30'));
    const atPortal = tracker.feed.aLetter('H36', ['H39'], { at: at('08:00') });
    const byPerson = { by: 'person:lan', confirmedBy: 'person' };
    tracker.feed.tells(
      'delivery.delivered',
      { ...atPortal, delivery: atPortal.deliveries[0] ?? '' },
      at('15:59'),
      byPerson,
    );
    await comes('23:59');
    expect(await late()).toEqual([
      { code: 'overdue.acknowledgement', recipient: 'H39', due: '02 17:00', ended: false },
    ]);
    await comes('11:30', 3);
    expect(await late(known.document)).toEqual([
      { code: 'overdue.acknowledgement', recipient: 'H38', due: '03 11:30', ended: false },
    ]);
    tracker.feed.tells('delivery.refused', { ...known, delivery: later }, at('13:00', 3));
    await comes('13:01', 3);
    expect(await late(known.document)).toMatchObject([{ ended: true }]);
    expect(await late(silent.document)).toEqual([]);
  });

  it('what is urgent counts by the clock, day and night', async () => {
    const { document, deliveries } = tracker.feed.aLetter('H36', ['H37', 'H38'], { at: at('23:00', 7), priority: 2 });
    tracker.feed.tells('delivery.delivered', { document, delivery: deliveries[0] ?? '' }, at('23:10', 7), {
      ...{ by: 'person:lan', confirmedBy: 'person' },
    });
    await comes('23:29', 7);
    expect(await late()).toEqual([]);
    await comes('01:10', 8);
    expect(await late()).toMatchObject([
      { code: 'overdue.collection', recipient: 'H38', due: '07 23:30' },
      { code: 'overdue.acknowledgement', recipient: 'H37', due: '08 01:10' },
    ]);
  });

  it('a question is late on the evening of the next working day, and a revocation stays so until it is carried out', async () => {
    const letters = ['take-back', 'revocation', 'update'].map(() =>
      tracker.feed.aLetter('H36', ['H37'], { at: at('08:00') }),
    );
    const kinds = ['delivery.take-back-asked', 'delivery.revocation-told', 'delivery.update-told'] as const;
    const questions = kinds.map((kind, n) => {
      const delivery = letters[n]?.deliveries[0] ?? '';
      const of = { document: letters[n]?.document ?? '', delivery };
      tracker.feed.tells('delivery.delivered', of, at('08:01'), { by: 'mute' });
      const question = randomUUID();
      tracker.feed.tells(kind, of, at('09:00', 6), { question });
      return { of, question };
    });
    const [takeBack, revocation, update] = questions;
    if (!takeBack || !revocation || !update) throw new Error('Three questions were asked.');
    tracker.feed.tells('delivery.update-agreed', update.of, at('09:05', 9), { question: update.question });
    tracker.feed.tells('delivery.revocation-declined', revocation.of, at('09:05', 9), {
      question: revocation.question,
    });
    await comes('16:59', 9);
    expect(await late()).toEqual([]);
    await comes('17:00', 9);
    expect(await late(takeBack.of.document)).toMatchObject([{ code: 'overdue.take-back', due: '09 17:00' }]);
    expect(await late(revocation.of.document)).toMatchObject([{ code: 'overdue.revocation', due: '09 17:00' }]);
    expect(await late(update.of.document)).toEqual([]);
    tracker.feed.tells('delivery.withdrawn', takeBack.of, at('08:00', 10));
    await comes('08:01', 10);
    expect(await late(takeBack.of.document)).toMatchObject([{ ended: true }]);
  });

  it('each is over once, in whichever of several copies, and whatever the clock does', async () => {
    for (let n = 0; n < 20; n += 1) tracker.feed.aLetter('H36', ['H37', 'H38'], { at: at('08:00') });
    await comes('08:01');
    const copies = [1, 2, 3].map(() => watchOn(tracker.pool));
    // Forward by hours at once, back, and forward again.
    for (const time of ['14:00', '09:00', '15:00']) {
      tracker.clock.time = new Date(at(time));
      await Promise.all(
        copies.map(async (watch) => {
          while ((await watch.step()).more);
        }),
      );
    }
    expect(await late()).toHaveLength(40);
    const { rows } = await tracker.pool.query<{ agency: string; n: number }>(
      'select agency, count(*)::int as n from notice group by agency order by agency',
    );
    expect(rows).toEqual([
      { agency: 'H37', n: 20 },
      { agency: 'H38', n: 20 },
    ]);
  });

  it('once, wherever the tracker dies', async () => {
    for (const when of ['before', 'after'] as const satisfies When[]) {
      for (let diesAt = 1, over = false; !over; diesAt += 1) {
        await tracker.empty();
        const { document, deliveries } = tracker.feed.aLetter('H36', ['H37', 'H38'], { at: at('08:00') });
        tracker.feed.tells('delivery.delivered', { document, delivery: deliveries[0] ?? '' }, at('08:01'), {
          ...{ by: 'person:lan', confirmedBy: 'person' },
        });
        await tracker.pullerOn(tracker.pool).catchUp(10);
        const life = new Life(diesAt, when);
        over = await comes('17:00', 2, mortalPool(tracker.pool, life)).then(
          () => true,
          (error: unknown) => {
            if (error instanceof Killed) return false;
            throw error;
          },
        );
        await comes('17:00');
        expect((await late()).map(({ code }) => code)).toEqual(['overdue.collection', 'overdue.acknowledgement']);
        // The recipient of each, and of the second its sender.
        expect(await count('notice')).toBe(3);
      }
    }
  });

  it('shown with the timeline, to a recipient its own', async () => {
    const { document } = tracker.feed.aLetter('H36', ['H37', 'H38'], { at: at('09:12') });
    await comes('15:12');
    const directory = new Directory();
    directory.apply([
      { version: 1, at: at('01:00'), entry: { kind: 'system', name: 'dms', door: 'v1', keys: [], suspended: false } },
      {
        ...{ version: 2, at: at('01:00') },
        entry: { kind: 'serving', agency: 'H37', periods: [{ system: 'dms', since: '2026-01-01T00:00:00Z' }] },
      },
    ]);
    const answers = tracker.answers(directory);
    const dms = { kind: 'system', id: 'dms', scopes: ['track'], issuedAt: new Date(0) } as const;
    expect((await answers.showTimeline(dms, { document })).overdue).toEqual([
      {
        ...{
          code: 'overdue.collection',
          recipient: 'H37',
          delivery: tracker.feed.uncollected.get(document)?.[0]?.delivery,
        },
        ...{ dueAt: '2026-03-02T08:12:00.000Z', noticedAt: '2026-03-02T08:12:00.000Z', endedAt: undefined },
        sentence: {
          vi: 'Quá hạn lúc 15:12 02/03/2026, H37 chưa lấy văn bản về.',
          en: 'H37 had not collected the document by 15:12 02/03/2026.',
        },
      },
    ]);
    const all = await answers.showTimeline(operator, { document });
    expect(all.overdue).toHaveLength(2);
    expect((await answers.showTimeline(operator, { document, after: 1 })).overdue).toEqual([]);
  });
});
