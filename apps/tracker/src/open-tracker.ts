import { join } from 'node:path';
import { directorySince, factsAfter, listUncollected, packetToReread, reportMismatch } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import {
  createCallerVerifier,
  createDirectoryFollower,
  createDirectorySnapshot,
  createLoop,
  createPool,
  type Directory,
  migrate,
  type ProcessContext,
  readCalendar,
} from '@edoc-axis/platform';
import type { DynamicModule } from '@nestjs/common';
import type { Pool } from 'pg';
import { watchDeadlines } from './deadlines/watch-deadlines.js';
import { eventCursors } from './events/event-cursor.js';
import { createNewestEvents } from './events/newest-events.js';
import { createFreshener } from './evidence/freshen.js';
import { createFactPuller, type FactPuller } from './evidence/pull-facts.js';
import { loopsOfNotices, openChannels } from './notices/open-notices.js';
import { openPacketReader } from './rereading/packet-reader.js';
import { createRereader } from './rereading/reread-accepted.js';
import { createFactCounter } from './statistics/count-facts.js';
import { trackerMigrations } from './store/migrations/index.js';
import { TrackerModule } from './tracker.module.js';

const pullEveryMs = 250;
const directoryEveryMs = 500;
const deadlinesEveryMs = 3_000;
const countsEveryMs = 3_000;
/** Nobody waits for what is read anew. */
const rereadEveryMs = 1_000;
const backOffMsMax = 10_000;

/** Opens everything the tracker needs, starts its loops and binds it to its questions. */
export async function openTracker(context: ProcessContext<'tracker'>): Promise<DynamicModule> {
  const { settings, keys, clock, asker, shutdown } = context;
  const { databaseUrl: url, axis } = settings;
  if (url === undefined) {
    throw new CataloguedError('axis.configuration-invalid', { variable: 'DATABASE_URL', problem: 'it is not set' });
  }
  const access = { url, owner: 'tracker', password: keys.databasePassword } as const;
  await migrate(access, trackerMigrations);
  const pool = createPool(access);
  shutdown.add('database', () => pool.end());

  const { axisRootPem, ring } = keys.published;
  const follower = createDirectoryFollower({
    ask: async (since) => (await asker.ask(directorySince, { since, audience: 'processes' })).page,
    publicKeys: (kid) => ring.believed('directory', clock.now(), kid),
    issuer: axis,
    audience: 'processes',
    store: createDirectorySnapshot(pool),
  });
  await follower.load();
  const puller = createFactPuller({
    pool,
    ask: (wanted) => asker.ask(factsAfter, wanted),
    trust: { rootPem: axisRootPem, ring },
    clock,
  });
  const channels = openChannels(context, follower.directory);
  const deadlines = watchDeadlines({
    ...{ pool, clock, offices: readCalendar(settings.calendarFile), tells: channels.size > 0 },
    servedBy: (system, at) => follower.directory.agenciesServedBy(system, at),
    everything: () => puller.everything(),
    ask: (wanted) => asker.ask(listUncollected, wanted),
  });
  const counter = createFactCounter(pool);
  const newest = createNewestEvents(pool);
  // Questions under way are finished first: those held back would hold the stop up.
  shutdown.stopping.addEventListener('abort', () => newest.close(), { once: true });

  const loops = [
    createLoop({
      ...{ name: 'directory', everyMs: directoryEveryMs, backOffMsMax },
      step: async () => !(await follower.step()).caughtUp,
    }),
    createLoop({
      ...{ name: 'facts', everyMs: pullEveryMs, backOffMsMax },
      step: async () => {
        const { caughtUp } = await puller.step();
        await newest.follow();
        return !caughtUp;
      },
    }),
    createLoop({
      ...{ name: 'deadlines', everyMs: deadlinesEveryMs, backOffMsMax },
      step: async () => (await deadlines.step()).more,
    }),
    createLoop({
      ...{ name: 'counts', everyMs: countsEveryMs, backOffMsMax },
      step: async () => (await counter.step()).more,
    }),
    ...loopsOfNotices(context, pool, channels),
  ];
  for (const loop of loops) loop.start();
  shutdown.add('loops', async () => {
    await Promise.all(loops.map((loop) => loop.stop()));
  });
  if (settings.rereadShare > 0) startRereading(context, pool, follower.directory, puller);

  const tokenKeys = (now: Date, kid?: string) => ring.believed('token', now, kid);
  const directoryKeys = (now: Date, kid?: string) => ring.believed('directory', now, kid);
  return TrackerModule.with(
    {
      ...{ pool, directory: follower.directory, puller, freshen: createFreshener(puller, follower), clock },
      ...{ newest, cursors: eventCursors(axisRootPem) },
      ...{ rereadShare: settings.rereadShare, channels },
    },
    createCallerVerifier({ tokenKeys, directoryKeys, issuer: axis, clock }),
  );
}

function startRereading(
  { settings, asker, clock, shutdown }: ProcessContext<'tracker'>,
  pool: Pool,
  directory: Directory,
  { quietMs }: Pick<FactPuller, 'quietMs'>,
): void {
  const { contentFolder, home, rereadShare: share } = settings;
  const rereader = createRereader({
    ...{ pool, directory, clock, share, quietMs },
    ask: (wanted) => asker.ask(packetToReread, wanted),
    report: (found) => asker.ask(reportMismatch, found),
    reader: openPacketReader({ contentFolder, spoolFolder: join(home, 'spool-rereading') }),
  });
  const loop = createLoop({
    ...{ name: 'rereading', everyMs: rereadEveryMs, backOffMsMax },
    step: async () => (await rereader.step()).more,
  });
  loop.start();
  shutdown.add('rereading', async () => {
    // A large packet would be read for longer than a process may take to stop; it is read again at the next start.
    await rereader.close();
    await loop.stop();
  });
}
