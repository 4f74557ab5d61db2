import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstActsOf } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { allowedAddresses, createCallerVerifier, migrate, type ProcessContext, urlFor } from '@edoc-axis/platform';
import type { DynamicModule } from '@nestjs/common';
import { keepIndex } from './agencies/keep-index.js';
import { readTrust } from './certificates/read-trust.js';
import { exchangeBehind } from './freezes/index.js';
import { createPagePublisher } from './directory/publish-pages.js';
import { keepImportsUnderWay } from './importing/index.js';
import { createListCache, createListParts, fetchBytes } from './revocation/index.js';
import { backgroundOf } from './background.js';
import type { RegistryPorts } from './ports.js';
import { RegistryModule } from './registry.module.js';
import { registryDataSource } from './store/data-source.js';
import { registryMigrations } from './store/migrations/index.js';
import { createRegistryStore } from './store/registry-store.js';

/** The CAs that come with the product; the operator adds others in the axis' home. */
const trustOfTheProduct = fileURLToPath(new URL('../../../certs/trust', import.meta.url));

/** Opens everything the registry needs and binds it to its questions. */
export async function openRegistry({
  settings,
  keys,
  clock,
  asker,
  shutdown,
}: ProcessContext<'registry'>): Promise<DynamicModule> {
  const { databaseUrl: url, home, axis } = settings;
  if (url === undefined) {
    throw new CataloguedError('axis.configuration-invalid', { variable: 'DATABASE_URL', problem: 'it is not set' });
  }
  const access = { url, owner: 'registry', password: keys.databasePassword } as const;
  await migrate(access, registryMigrations);
  const dataSource = await registryDataSource(urlFor(access)).initialize();
  shutdown.add('database', () => dataSource.destroy());

  const store = createRegistryStore(dataSource);
  const index = keepIndex(store, clock);
  // Filled ahead of the first question; should that fail, the question fills it.
  void index.current().catch(() => undefined);
  const { ring } = keys.published;
  const pages = createPagePublisher({
    reader: store.reader,
    key: keys.directoryKey,
    issuer: axis,
    clock,
  });
  const trustFolders = [trustOfTheProduct, join(home, 'trust')];
  const ports: RegistryPorts = {
    ...{ store, index, pages, clock, axis },
    ...{ directoryKey: keys.directoryKey, sealingKey: keys.sealingKey, twoPersons: settings.twoPersons },
    ring,
    readTrust: () => readTrust(trustFolders),
    authority: {
      fetch: fetchBytes,
      isAllowed: allowedAddresses(settings.revocationAllow),
      lists: createListCache(),
    },
    firstActsOf: async (agency) => (await asker.ask(firstActsOf, { agency })).first,
    exchangeFor: exchangeBehind(asker),
    robotsCertificatePem: keys.robotsCertificatePem,
    random: Math.random,
    listParts: createListParts(),
    importsUnderWay: keepImportsUnderWay(),
    limits: settings.limits,
    policy: settings.policy,
    graceMs: settings.times.revocationGraceMs,
    revocationsKeptMs: settings.times.revocationsKeptMs,
  };
  const loops = backgroundOf(ports, settings.times);
  for (const loop of loops) loop.start();
  shutdown.add('loops', async () => {
    await Promise.all(loops.map((loop) => loop.stop()));
  });
  shutdown.add('imports', () => ports.importsUnderWay.stop());
  const tokenKeys = (now: Date, kid?: string) => ring.believed('token', now, kid);
  const directoryKeys = (now: Date, kid?: string) => ring.believed('directory', now, kid);
  return RegistryModule.with(ports, createCallerVerifier({ tokenKeys, directoryKeys, issuer: axis, clock }));
}
