import { directorySince, factsAfter } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import {
  createCallerVerifier,
  createDirectoryFollower,
  createDirectorySnapshot,
  createLoop,
  createPool,
  migrate,
  type ProcessContext,
} from '@edoc-axis/platform';
import type { DynamicModule } from '@nestjs/common';
import { createFreshener } from './evidence/freshen.js';
import { createFactPuller } from './evidence/pull-facts.js';
import { trackerMigrations } from './store/migrations/index.js';
import { TrackerModule } from './tracker.module.js';

const pullEveryMs = 250;
const directoryEveryMs = 500;
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

  const loops = [
    createLoop({
      ...{ name: 'directory', everyMs: directoryEveryMs, backOffMsMax },
      step: async () => !(await follower.step()).caughtUp,
    }),
    createLoop({
      ...{ name: 'facts', everyMs: pullEveryMs, backOffMsMax },
      step: async () => !(await puller.step()).caughtUp,
    }),
  ];
  for (const loop of loops) loop.start();
  shutdown.add('loops', async () => {
    await Promise.all(loops.map((loop) => loop.stop()));
  });

  const tokenKeys = (now: Date, kid?: string) => ring.believed('token', now, kid);
  return TrackerModule.with(
    { pool, directory: follower.directory, puller, freshen: createFreshener(puller, follower), clock },
    createCallerVerifier({ tokenKeys, issuer: axis, clock }),
  );
}
