import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import * as contracts from '@edoc-axis/contracts';
import { type Asked, createPool, migrate, prepareDatabase, urlFor } from '@edoc-axis/platform';
import { type Certificate, readCertificates } from '@edoc-axis/signature';
import { AgenciesController } from '../../../apps/registry/src/agencies/agencies.controller.js';
import { keepIndex } from '../../../apps/registry/src/agencies/keep-index.js';
import { CertificatesController } from '../../../apps/registry/src/certificates/certificates.controller.js';
import { DirectoryController } from '../../../apps/registry/src/directory/directory.controller.js';
import { createPagePublisher } from '../../../apps/registry/src/directory/publish-pages.js';
import type { RegistryPorts } from '../../../apps/registry/src/ports.js';
import { registryDataSource } from '../../../apps/registry/src/store/data-source.js';
import { registryMigrations } from '../../../apps/registry/src/store/migrations/index.js';
import {
  allowedAddresses,
  createListCache,
  createListParts,
  fetchBytes,
} from '../../../apps/registry/src/revocation/index.js';
import { createRegistryStore } from '../../../apps/registry/src/store/registry-store.js';
import { SystemsController } from '../../../apps/registry/src/systems/systems.controller.js';
import { Logger } from '@nestjs/common';
import { anAuthority } from '../../support/certificates.js';
import { startTestDatabase } from '../../support/postgres.js';

const passwords = { registry: 'r', exchange: 'e', tracker: 't' };
const startedAt = new Date('2025-06-01T08:00:00+07:00');
const authorityValidity = { notBefore: new Date('2025-01-01T00:00:00Z'), notAfter: new Date('2035-01-01T00:00:00Z') };
export const axis = 'VN.TEST';

/** The registry's answers on a real database; what stands around it, time included, is in the test's hands. */
export async function startRegistry() {
  Logger.overrideLogger(false);
  const database = await startTestDatabase();
  await prepareDatabase(database.url, passwords);
  const access = { url: database.url, owner: 'registry', password: passwords.registry } as const;
  await migrate(access, registryMigrations);
  const dataSource = await registryDataSource(urlFor(access)).initialize();
  const pool = createPool(access);
  const directoryKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const authority = anAuthority(authorityValidity);
  const clock = { time: startedAt, now: () => clock.time };
  const store = createRegistryStore(dataSource);
  const ownKey = { kid: 'directory-1', privateKey: directoryKeys.privateKey };
  const publisher = () => createPagePublisher({ reader: store.reader, key: () => ownKey, issuer: axis, clock });
  const ports = {
    store,
    index: keepIndex(store, clock),
    pages: publisher(),
    ring: { list: { iss: axis, iat: 0, version: 1, keys: [] } },
    /** CAs that a test trusts beside the usual one. */
    trusted: [] as string[],
    readTrust: (): Certificate[] => [authority.certificatePem, ...ports.trusted].flatMap(readCertificates),
    clock,
    authority: { fetch: fetchBytes, isAllowed: allowedAddresses(['127.0.0.1']), lists: createListCache() },
    random: () => 0.5,
    listParts: createListParts(),
    limits: { packetBytesMax: 2 ** 31 },
    graceMs: 72 * 60 * 60_000,
    revocationsKeptMs: 90 * 24 * 60 * 60_000,
  } satisfies RegistryPorts & { trusted: string[] };
  return {
    ...{ authority, clock, dataSource, pool, ports },
    directoryKey: directoryKeys.publicKey,
    newPages: publisher,
    ...questions(ports),
    /** The database whose owner is another process. */
    accessOf: (owner: 'exchange' | 'tracker') => ({ url: database.url, owner, password: passwords[owner] }),
    async empty() {
      clock.time = startedAt;
      ports.trusted = [];
      ports.pages = publisher();
      ports.index = keepIndex(store, clock);
      const tables = dataSource.entityMetadatas.map(({ tableName }) => tableName);
      await pool.query(`truncate ${tables.join(', ')}`);
    },
    async stop() {
      await pool.end();
      await dataSource.destroy();
      await database.stop();
    },
  };
}

export type RegistryUnderTest = Awaited<ReturnType<typeof startRegistry>>;

export const administrator: Asked = {
  caller: { kind: 'operator', id: 'operator', scopes: ['administer', 'directory'], issuedAt: startedAt },
  askedBy: 'gateway',
  certificate: 'c'.repeat(64),
  occurrence: 'test',
};

/** The questions as they reach the controllers: the body read by its shape. */
function questions(ports: RegistryPorts) {
  const agencies = new AgenciesController(ports);
  const certificates = new CertificatesController(ports);
  const systems = new SystemsController(ports);
  const directory = new DirectoryController(ports);
  return {
    addAgency: (body: contracts.RequestOf<typeof contracts.addAgency>, asked = administrator) =>
      agencies.add(contracts.addAgency.request.parse(body), asked),
    closeAgency: (body: contracts.RequestOf<typeof contracts.closeAgency>, asked = administrator) =>
      agencies.close(contracts.closeAgency.request.parse(body), asked),
    tolerateSha1: (body: contracts.RequestOf<typeof contracts.tolerateSha1>, asked = administrator) =>
      agencies.tolerateSha1(contracts.tolerateSha1.request.parse(body), asked),
    findAgencies: (body: contracts.RequestOf<typeof contracts.findAgencies>) =>
      agencies.find(contracts.findAgencies.request.parse(body)),
    showAgency: (body: contracts.RequestOf<typeof contracts.showAgency>) =>
      agencies.show(contracts.showAgency.request.parse(body)),
    changeAgency: (body: contracts.RequestOf<typeof contracts.changeAgency>, asked = administrator) =>
      agencies.change(contracts.changeAgency.request.parse(body), asked),
    takeBackChange: (body: contracts.RequestOf<typeof contracts.takeBackChange>, asked = administrator) =>
      agencies.takeBack(contracts.takeBackChange.request.parse(body), asked),
    showContacts: (code: string, asked = administrator) => agencies.contacts({ code }, asked),
    putContacts: (body: contracts.RequestOf<typeof contracts.putContacts>, asked = administrator) =>
      agencies.putContacts(contracts.putContacts.request.parse(body), asked),
    showCapabilities: (body: contracts.RequestOf<typeof contracts.showCapabilities>, asked = administrator) =>
      agencies.capabilities(contracts.showCapabilities.request.parse(body), asked),
    registerCertificate: (body: contracts.RequestOf<typeof contracts.registerCertificate>, asked = administrator) =>
      certificates.register(contracts.registerCertificate.request.parse(body), asked),
    listCertificates: (body: contracts.RequestOf<typeof contracts.listCertificates>, asked = administrator) =>
      certificates.list(contracts.listCertificates.request.parse(body), asked),
    distrustCertificate: (body: contracts.RequestOf<typeof contracts.distrustCertificate>, asked = administrator) =>
      certificates.distrust(contracts.distrustCertificate.request.parse(body), asked),
    carryInRevocationList: (body: contracts.RequestOf<typeof contracts.carryInRevocationList>, asked = administrator) =>
      certificates.carryIn(contracts.carryInRevocationList.request.parse(body), asked),
    meetCertificates: (body: contracts.RequestOf<typeof contracts.meetCertificates>) =>
      certificates.meet(contracts.meetCertificates.request.parse(body)),
    revocationAnswer: (body: contracts.RequestOf<typeof contracts.revocationAnswer>) =>
      certificates.answer(contracts.revocationAnswer.request.parse(body)),
    examineRevocation: () => certificates.examine(),
    examineRegistry: (asked = administrator) => certificates.examineAll({}, asked),
    registerSystem: (body: contracts.RequestOf<typeof contracts.registerSystem>, asked = administrator) =>
      systems.register(contracts.registerSystem.request.parse(body), asked),
    moveAgencies: (body: contracts.RequestOf<typeof contracts.moveAgencies>, asked = administrator) =>
      systems.move(contracts.moveAgencies.request.parse(body), asked),
    changeSystem: (body: contracts.RequestOf<typeof contracts.changeSystem>, asked = administrator) =>
      systems.change(contracts.changeSystem.request.parse(body), asked),
    addSystemKey: (body: contracts.RequestOf<typeof contracts.addSystemKey>, asked = administrator) =>
      systems.addKey(contracts.addSystemKey.request.parse(body), asked),
    revokeSystemKey: (body: contracts.RequestOf<typeof contracts.revokeSystemKey>, asked = administrator) =>
      systems.revokeKey(contracts.revokeSystemKey.request.parse(body), asked),
    showSystem: (body: contracts.RequestOf<typeof contracts.showSystem>, asked = administrator) =>
      systems.show(contracts.showSystem.request.parse(body), asked),
    listSystems: (body: contracts.RequestOf<typeof contracts.listSystems>, asked = administrator) =>
      systems.list(contracts.listSystems.request.parse(body), asked),
    directorySince: (since: number, audience: 'public' | 'processes', askedBy: Asked['askedBy'] = 'exchange') =>
      directory.since({ since, audience }, { ...administrator, caller: undefined, askedBy }),
  };
}

/** A key pair a system makes for itself. */
export function aSystemKey(): { publicKeyPem: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), privateKey };
}
