import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openContentStore } from '@edoc-axis/content';
import { directorySince } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { receiptKey, type ReceiptKey } from '@edoc-axis/evidence';
import {
  createCallerVerifier,
  createDirectoryFollower,
  createDirectorySnapshot,
  createPool,
  type DirectoryFollower,
  migrate,
  type OwnKey,
  type ProcessContext,
  readCalendar,
  withHalts,
} from '@edoc-axis/platform';
import { type DynamicModule, Logger } from '@nestjs/common';
import type { Pool } from 'pg';
import { backgroundOf } from './background.js';
import { askAboutSessions, createQuotas, createSignInTries } from './callers/index.js';
import { askAboutClerks, createCallTally, createSeenSystems } from './connections/index.js';
import { bringOverHttp, createCourier } from './courier/index.js';
import type { ExchangeProcess } from './exchange-process.js';
import { ExchangeModule } from './exchange.module.js';
import { type Freshness, keepFreshness } from './freshness.js';
import { createFirstActs } from './joining/index.js';
import { carryingLimits } from './journey/parts.js';
import { keepTrust } from './keep-trust.js';
import { followSuspects } from './rereading/index.js';
import { feedEpoch } from './store/facts.js';
import { createMetCertificates } from './strangers/index.js';
import { exchangeMigrations } from './store/migrations/index.js';

type Context = ProcessContext<'exchange'>;

const trustOfTheProduct = fileURLToPath(new URL('../../../certs/trust', import.meta.url));

/** What is on its way to a system may arrive; then it is broken off, and brought by another copy. */
const courierGraceMs = 3_000;

/** Opens everything the exchange needs, starts its loops and binds it to its questions. */
export async function openExchange(context: Context): Promise<DynamicModule> {
  const { settings, keys, clock, shutdown } = context;
  const database = await openDatabase(context);
  const follower = await followDirectory(context, database);
  const ports = await bindPorts(context, database, follower);

  const courier = createCourier(ports);
  const loops = backgroundOf(ports, follower, context.asker, courier);
  for (const loop of loops) loop.start();
  shutdown.add('loops', async () => {
    await Promise.all(loops.map((loop) => loop.stop()));
    await courier.close(courierGraceMs);
  });
  const tokenKeys = (now: Date, kid?: string) => keys.published.ring.believed('token', now, kid);
  const directoryKeys = (now: Date, kid?: string) => keys.published.ring.believed('directory', now, kid);
  return ExchangeModule.with(ports, createCallerVerifier({ tokenKeys, directoryKeys, issuer: settings.axis, clock }));
}

async function openDatabase({ settings: { databaseUrl: url }, keys, shutdown }: Context): Promise<Pool> {
  if (url === undefined) {
    throw new CataloguedError('axis.configuration-invalid', { variable: 'DATABASE_URL', problem: 'it is not set' });
  }
  const access = { url, owner: 'exchange', password: keys.databasePassword } as const;
  await migrate(access, exchangeMigrations);
  const database = createPool(access);
  shutdown.add('database', () => database.end());
  return database;
}

interface Followed extends DirectoryFollower {
  readonly freshness: Freshness;
}

/** With the registry down the exchange goes on with what it has; without anything it answers that it has nothing yet. */
async function followDirectory({ asker, keys, settings, clock }: Context, database: Pool): Promise<Followed> {
  const freshness = await keepFreshness(database, clock);
  const follower = createDirectoryFollower({
    ask: async (since) => (await asker.ask(directorySince, { since, audience: 'processes' })).page,
    publicKeys: (kid) => keys.published.ring.believed('directory', clock.now(), kid),
    issuer: settings.axis,
    audience: 'processes',
    store: createDirectorySnapshot(database),
  });
  const confirming = async (take: () => Promise<{ caughtUp: boolean }>) => {
    const at = clock.now();
    const taken = await take();
    if (taken.caughtUp) await freshness.confirm(at);
    return taken;
  };
  const followed = {
    ...follower,
    freshness,
    step: () => confirming(follower.step),
    catchUp: () => confirming(follower.catchUp),
  };
  await follower.load();
  await followed.step().catch((error: unknown) => {
    new Logger('directory').warn({ message: 'The registry was not reached; what was saved counts.', error });
  });
  return followed;
}

async function bindPorts(
  { settings, keys, clock, asker }: Context,
  database: Pool,
  follower: Followed,
): Promise<ExchangeProcess> {
  const { axis, limits, policy, times } = settings;
  const { ring, axisRootPem, operatorKey } = keys.published;
  const carrying = { ...carryingLimits, confirmationMs: times.leaseMs };
  const currentReceiptKey = keepReceiptKey(keys.receiptKey);
  return {
    axis,
    withClerks: askAboutClerks(asker),
    demandStillHere: askAboutSessions(asker),
    database,
    content: withHalts('content', await openContentStore(settings.contentFolder)),
    directory: follower.directory,
    catchUp: () => follower.catchUp(),
    confirmedAt: follower.freshness.confirmedAt,
    /** Each receipt asks for it anew: it may have been rotated. */
    get receiptKey() {
      return currentReceiptKey();
    },
    offices: readCalendar(settings.calendarFile),
    readTrust: keepTrust([trustOfTheProduct, join(settings.home, 'trust')]),
    met: createMetCertificates(),
    firsts: createFirstActs(database, follower.directory, clock),
    robots: keys.robots,
    clock,
    epoch: await feedEpoch(database),
    policy,
    times,
    limits,
    axisRootPem,
    tokenKey: keys.tokenKey,
    requestKey: keys.tokenKey,
    bring: withHalts('courier', { bring: bringOverHttp(carrying) }).bring,
    random: Math.random,
    carrying,
    operatorKey,
    accessTokenMs: times.accessTokenMs,
    secretsKeys: keys.secretsKeys,
    signedCallAgeMs: times.signedCallAgeMs,
    packetBytesMax: limits.packetBytesMax,
    quotas: createQuotas(limits, clock),
    tries: createSignInTries(clock),
    seen: createSeenSystems(database, clock),
    tally: createCallTally(database, clock),
    ring,
    suspects: await followSuspects(database),
  };
}

/** Made ready once for all receipts it signs. */
function keepReceiptKey(ownKey: () => OwnKey): () => ReceiptKey {
  let ready = make(ownKey());
  return () => {
    const own = ownKey();
    if (own.kid !== ready.kid) ready = make(own);
    return ready;
  };
}

function make({ kid, privateKey, certificatePem = '' }: OwnKey): ReceiptKey {
  return receiptKey({ kid, privateKey, certificatePem });
}
