import { openContentStore } from '@edoc-axis/content';
import { directorySince } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { receiptKey } from '@edoc-axis/evidence';
import {
  createCallerVerifier,
  createDirectoryFollower,
  createDirectorySnapshot,
  createLoop,
  createPool,
  type DirectoryFollower,
  migrate,
  type ProcessContext,
} from '@edoc-axis/platform';
import { type DynamicModule, Logger } from '@nestjs/common';
import { X509Certificate } from 'node:crypto';
import { createQuotas, keyIdentifier, publishedKeys } from './callers/index.js';
import { ExchangeModule } from './exchange.module.js';
import { forgetAssertions } from './store/assertions.js';
import { feedEpoch } from './store/facts.js';
import { exchangeMigrations } from './store/migrations/index.js';
import { sweepContent } from './sweep-content.js';

const directoryEveryMs = 500;
/** A registry that comes back is followed again this soon. */
const directoryBackOffMsMax = 5_000;
const sweepEveryMs = 15 * 60_000;
const connectionsMax = 16;

/** Opens everything the exchange needs and binds it to its questions. */
export async function openExchange(context: ProcessContext<'exchange'>): Promise<DynamicModule> {
  const { settings, keys, clock, shutdown } = context;
  const { axis, databaseUrl: url, limits, times } = settings;
  if (url === undefined) {
    throw new CataloguedError('axis.configuration-invalid', { variable: 'DATABASE_URL', problem: 'it is not set' });
  }
  const access = { url, owner: 'exchange', password: keys.databasePassword } as const;
  await migrate(access, exchangeMigrations);
  const database = createPool(access, { connectionsMax });
  shutdown.add('database', () => database.end());
  const content = await openContentStore(settings.contentFolder);

  const follower = followDirectory(context, createDirectorySnapshot(database));
  await follower.load();
  // With the registry down the exchange goes on with what it has; without anything it answers that it has nothing yet.
  await follower.step().catch((error: unknown) => {
    new Logger('directory').warn({ message: 'The registry was not reached; the snapshot counts.', error });
  });
  const loops = [
    createLoop({
      name: 'directory',
      everyMs: directoryEveryMs,
      backOffMsMax: directoryBackOffMsMax,
      step: async () => !(await follower.step()).caughtUp,
    }),
    createLoop({
      name: 'sweeper',
      everyMs: sweepEveryMs,
      step: async () => {
        await sweepContent({ database, content, clock });
        await forgetAssertions(database, clock.now());
      },
    }),
  ];
  for (const loop of loops) loop.start();
  shutdown.add('loops', async () => {
    await Promise.all(loops.map((loop) => loop.stop()));
  });

  const { receiptCertificatePem, tokenKey } = keys.published;
  const kid = await keyIdentifier(new X509Certificate(receiptCertificatePem).publicKey);
  return ExchangeModule.with(
    {
      axis,
      database,
      content,
      directory: follower.directory,
      catchUp: () => follower.catchUp(),
      receiptKey: receiptKey({ kid, privateKey: keys.receiptKey, certificatePem: receiptCertificatePem }),
      clock,
      epoch: await feedEpoch(database),
      times,
      limits,
      tokenKey: keys.tokenKey,
      operatorKey: keys.published.operatorKey,
      accessTokenMs: times.accessTokenMs,
      packetBytesMax: limits.packetBytesMax,
      quotas: createQuotas(limits, clock),
      keys: await publishedKeys(keys.published),
    },
    createCallerVerifier({ tokenKey, issuer: axis, clock }),
  );
}

function followDirectory(
  { asker, keys, settings }: ProcessContext<'exchange'>,
  store: ReturnType<typeof createDirectorySnapshot>,
): DirectoryFollower {
  return createDirectoryFollower({
    ask: async (since) => (await asker.ask(directorySince, { since, audience: 'processes' })).page,
    publicKey: new X509Certificate(keys.published.directoryCertificatePem).publicKey,
    issuer: settings.axis,
    audience: 'processes',
    store,
  });
}
