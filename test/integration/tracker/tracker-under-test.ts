import type * as contracts from '@edoc-axis/contracts';
import {
  countOverdue,
  listEvents,
  listNotices,
  listOverdue,
  listReceipts,
  showStatistics,
  showTimeline,
} from '@edoc-axis/contracts';
import {
  type Asked,
  type Caller,
  type Clock,
  createDirectoryFollower,
  createDirectorySnapshot,
  createPool,
  type Directory,
  migrate,
  prepareDatabase,
} from '@edoc-axis/platform';
import { Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { eventCursors } from '../../../apps/tracker/src/events/event-cursor.js';
import { EventsController } from '../../../apps/tracker/src/events/events.controller.js';
import { createNewestEvents, type NewestLimits } from '../../../apps/tracker/src/events/newest-events.js';
import { EvidenceController } from '../../../apps/tracker/src/evidence/evidence.controller.js';
import { createFreshener } from '../../../apps/tracker/src/evidence/freshen.js';
import { createFactPuller, type FactPuller, type PassingTime } from '../../../apps/tracker/src/evidence/pull-facts.js';
import { NoticesController } from '../../../apps/tracker/src/notices/notices.controller.js';
import { OverdueController } from '../../../apps/tracker/src/overdue/overdue.controller.js';
import { trackerMigrations } from '../../../apps/tracker/src/store/migrations/index.js';
import { StatisticsController } from '../../../apps/tracker/src/statistics/statistics.controller.js';
import { TimelineController } from '../../../apps/tracker/src/timeline/timeline.controller.js';
import { emptyTables, startTestDatabase } from '../../support/postgres.js';
import { makeReceiptAxis } from '../../support/receipt-axis.js';
import { ExchangeFeed } from './exchange-feed.js';

const passwords = { registry: 'r', exchange: 'e', tracker: 't' };

/** All but those whose one row says how far something has come. */
const writtenTables = [
  ...['fact', 'receipt', 'party', 'heard', 'finding', 'awaited', 'deadline', 'frozen_document', 'answering_system'],
  ...['notice', 'letter', 'dispatch', 'addressee', 'daily_count'],
];

/** The tracker's answers on a real database; the exchange and the time are in the test's hands. */
export async function startTracker() {
  Logger.overrideLogger(false);
  const database = await startTestDatabase();
  await prepareDatabase(database.url, passwords);
  const access = { url: database.url, owner: 'tracker', password: passwords.tracker } as const;
  await migrate(access, trackerMigrations);
  const pool = createPool(access);
  const axis = makeReceiptAxis();
  const clock = { time: new Date('2026-03-02T10:00:00+07:00'), now: () => clock.time };
  const tracker = {
    ...{ axis, clock, pool },
    feed: new ExchangeFeed(axis),
    time: steppedTime(),
    pullerOn: (on: Pool): FactPuller =>
      createFactPuller({
        pool: on,
        ask: (wanted) => tracker.feed.ask(wanted),
        trust: { rootPem: axis.rootPem },
        clock,
        time: { elapsedMs: () => tracker.time.elapsedMs(), pause: (ms) => tracker.time.pause(ms) },
      }),
    answers: (directory: Directory, limits?: NewestLimits) => answers(tracker, directory, limits),
    async empty() {
      tracker.feed = new ExchangeFeed(axis);
      tracker.time = steppedTime();
      await emptyTables(pool, writtenTables);
      await pool.query(`update feed set cursor = null, position = 0; update deadline_following set position = 0;
                        update count_following set position = 0; update register_following set notice = null`);
    },
    async stop() {
      await pool.end();
      await database.stop();
    },
  };
  return tracker;
}

export type TrackerUnderTest = Awaited<ReturnType<typeof startTracker>>;

export const operator: Caller = {
  ...{ kind: 'operator', id: 'operator', scopes: ['administer', 'track'] },
  issuedAt: new Date(0),
};

/** Every pause is over at once, and has been as long as was asked for. */
export function steppedTime(): PassingTime & { passedMs: number } {
  const time = {
    passedMs: 0,
    elapsedMs: () => time.passedMs,
    pause: async (ms: number) => {
      time.passedMs += ms;
    },
  };
  return time;
}

interface Around {
  readonly pool: Pool;
  readonly pullerOn: (pool: Pool) => FactPuller;
  readonly clock: Clock;
  readonly axis: { readonly rootPem: string };
}

function answers({ pool, pullerOn, clock, axis }: Around, directory: Directory, limits?: NewestLimits) {
  const puller = pullerOn(pool);
  const newest = createNewestEvents(pool, limits);
  const follower = {
    ...createDirectoryFollower({
      ask: () => Promise.reject(new Error('The registry is stopped.')),
      publicKeys: () => [],
      issuer: 'VN.TEST',
      audience: 'processes',
      store: createDirectorySnapshot(pool),
    }),
    directory,
  };
  const ports = {
    ...{ pool, directory, puller, freshen: createFreshener(puller, follower), rereadShare: 1, clock },
    channels: new Set(['mail'] as const),
    ...{ newest, cursors: eventCursors(axis.rootPem) },
  };
  const events = new EventsController(ports);
  const evidence = new EvidenceController(ports);
  const timeline = new TimelineController(ports);
  const notices = new NoticesController(ports);
  const overdue = new OverdueController(ports);
  const statistics = new StatisticsController(ports);
  const asked = (caller: Caller): Asked => ({
    caller,
    askedBy: 'gateway',
    certificate: 'c'.repeat(64),
    occurrence: 'test',
  });
  return {
    newest,
    listEvents: (caller: Caller, body: contracts.RequestOf<typeof listEvents> = {}) =>
      events.list(listEvents.request.parse(body), asked(caller)),
    showTimeline: (caller: Caller, body: contracts.RequestOf<typeof showTimeline>) =>
      timeline.show(showTimeline.request.parse(body), asked(caller)),
    listReceipts: (caller: Caller, body: contracts.RequestOf<typeof listReceipts>) =>
      evidence.list(listReceipts.request.parse(body), asked(caller)),
    listNotices: async (caller: Caller, body: contracts.RequestOf<typeof listNotices> = {}) =>
      notices.list(listNotices.request.parse(body), asked(caller)),
    listOverdue: async (caller: Caller, body: contracts.RequestOf<typeof listOverdue> = {}) =>
      overdue.list(listOverdue.request.parse(body), asked(caller)),
    countOverdue: async (caller: Caller, body: contracts.RequestOf<typeof countOverdue> = {}) =>
      overdue.count(countOverdue.request.parse(body), asked(caller)),
    showStatistics: async (caller: Caller, body: contracts.RequestOf<typeof showStatistics>) =>
      statistics.show(showStatistics.request.parse(body), asked(caller)),
    examine: async (caller: Caller) => evidence.examine({}, asked(caller)),
  };
}
