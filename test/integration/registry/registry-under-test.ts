import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import * as contracts from '@edoc-axis/contracts';
import type { JoiningStanding, Policy } from '@edoc-axis/domain';
import {
  allowedAddresses,
  type Asked,
  createCallerVerifier,
  createPool,
  migrate,
  prepareDatabase,
  type TwoPersons,
  urlFor,
} from '@edoc-axis/platform';
import { type Certificate, readCertificates } from '@edoc-axis/signature';
import { AgenciesController } from '../../../apps/registry/src/agencies/agencies.controller.js';
import { keepIndex } from '../../../apps/registry/src/agencies/keep-index.js';
import { ApprovalsController } from '../../../apps/registry/src/approvals/approvals.controller.js';
import { CertificatesController } from '../../../apps/registry/src/certificates/certificates.controller.js';
import { DirectoryController } from '../../../apps/registry/src/directory/directory.controller.js';
import { createPagePublisher } from '../../../apps/registry/src/directory/publish-pages.js';
import type { FreezePorts } from '../../../apps/registry/src/freezes/callers-exchange.js';
import { FreezesController } from '../../../apps/registry/src/freezes/freezes.controller.js';
import { RedirectionsController } from '../../../apps/registry/src/redirections/redirections.controller.js';
import { PeopleController } from '../../../apps/registry/src/people/people.controller.js';
import { SessionsController } from '../../../apps/registry/src/people/sessions.controller.js';
import { JoiningController } from '../../../apps/registry/src/joining/joining.controller.js';
import type { RegistryPorts } from '../../../apps/registry/src/ports.js';
import { registryDataSource } from '../../../apps/registry/src/store/data-source.js';
import { registryMigrations } from '../../../apps/registry/src/store/migrations/index.js';
import { createListCache, createListParts, fetchBytes } from '../../../apps/registry/src/revocation/index.js';
import { keepImportsUnderWay, sweepImports } from '../../../apps/registry/src/importing/index.js';
import { ImportsController } from '../../../apps/registry/src/importing/imports.controller.js';
import { RecipientListsController } from '../../../apps/registry/src/recipient-lists/recipient-lists.controller.js';
import { ReorganisationsController } from '../../../apps/registry/src/reorganisation/reorganisations.controller.js';
import { createRegistryStore } from '../../../apps/registry/src/store/registry-store.js';
import { SystemsController } from '../../../apps/registry/src/systems/systems.controller.js';
import { Logger } from '@nestjs/common';
import { anAuthority } from '../../support/certificates.js';
import { emptyTables, startTestDatabase } from '../../support/postgres.js';

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
  const tables = dataSource.entityMetadatas.map(({ tableName }) => tableName);
  const publisher = () => createPagePublisher({ reader: store.reader, key: () => ownKey, issuer: axis, clock });
  const ports = {
    store,
    index: keepIndex(store, clock),
    pages: publisher(),
    axis,
    directoryKey: () => ownKey,
    sealingKey: randomBytes(32),
    twoPersons: 'off' as TwoPersons,
    ring: { list: { iss: axis, iat: 0, version: 1, keys: [] } },
    /** CAs that a test trusts beside the usual one. */
    trusted: [] as string[],
    readTrust: (): Certificate[] => [authority.certificatePem, ...ports.trusted].flatMap(readCertificates),
    clock,
    authority: { fetch: fetchBytes, isAllowed: allowedAddresses(['127.0.0.1']), lists: createListCache() },
    firstActsOf: (agency: string): Promise<JoiningStanding['first']> => Promise.resolve(ports.first[agency] ?? {}),
    /** What agencies that join did, as the exchange would tell it. */
    first: {} as Record<string, Record<string, string>>,
    /** No exchange is there, unless a test has one. */
    exchangeFor: (() => ({
      release: () => Promise.reject(new Error('No exchange.')),
      redirect: () => Promise.reject(new Error('No exchange.')),
    })) as FreezePorts['exchangeFor'],
    robotsCertificatePem: anAuthority(authorityValidity).certificatePem,
    random: () => 0.5,
    listParts: createListParts(),
    importsUnderWay: keepImportsUnderWay(),
    limits: { packetBytesMax: 2 ** 31 },
    policy: 'either' as Policy,
    graceMs: 72 * 60 * 60_000,
    revocationsKeptMs: 90 * 24 * 60 * 60_000,
  } satisfies RegistryPorts & { trusted: string[]; first: object };
  const verifyCaller = createCallerVerifier({
    tokenKeys: () => [],
    directoryKeys: () => [{ kid: ownKey.kid, publicKey: directoryKeys.publicKey }],
    issuer: axis,
    clock,
  });
  return {
    ...{ authority, clock, dataSource, pool, ports },
    directoryKey: directoryKeys.publicKey,
    newPages: publisher,
    ...questions(ports),
    verifyCaller,
    sweepImports: () => sweepImports(ports),
    /** The database whose owner is another process. */
    accessOf: (owner: 'exchange' | 'tracker') => ({ url: database.url, owner, password: passwords[owner] }),
    async empty() {
      clock.time = startedAt;
      ports.trusted = [];
      ports.first = {};
      ports.twoPersons = 'off';
      ports.policy = 'either';
      ports.pages = publisher();
      ports.index = keepIndex(store, clock);
      await emptyTables(pool, tables, { growsOnly: 'audit' });
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

/** What one person may do alone was done. */
async function done<T extends object>(answer: Promise<T | contracts.Waiting>): Promise<T> {
  const given = await answer;
  if ('proposal' in given) throw new Error(`It waits for a second person: ${JSON.stringify(given.proposal)}`);
  return given;
}

/** The questions as they reach the controllers: the body read by its shape. */
function questions(ports: RegistryPorts) {
  const agencies = new AgenciesController(ports);
  const certificates = new CertificatesController(ports);
  const systems = new SystemsController(ports);
  const reorganisations = new ReorganisationsController(ports);
  const directory = new DirectoryController(ports);
  const people = new PeopleController(ports);
  const joining = new JoiningController(ports);
  const sessions = new SessionsController(ports);
  const approvals = new ApprovalsController(ports);
  const imports = new ImportsController(ports);
  const freezes = new FreezesController(ports);
  const redirections = new RedirectionsController(ports);
  const recipientLists = new RecipientListsController(ports);
  return {
    addAgency: (body: contracts.RequestOf<typeof contracts.addAgency>, asked = administrator) =>
      done(agencies.add(contracts.addAgency.request.parse(body), asked)),
    closeAgency: (body: contracts.RequestOf<typeof contracts.closeAgency>, asked = administrator) =>
      done(agencies.close(contracts.closeAgency.request.parse(body), asked)),
    tolerateSha1: (body: contracts.RequestOf<typeof contracts.tolerateSha1>, asked = administrator) =>
      done(agencies.tolerateSha1(contracts.tolerateSha1.request.parse(body), asked)),
    findAgencies: (body: contracts.RequestOf<typeof contracts.findAgencies>) =>
      agencies.find(contracts.findAgencies.request.parse(body)),
    listAgencies: (body: contracts.RequestOf<typeof contracts.listAgencies> = {}) =>
      agencies.list(contracts.listAgencies.request.parse(body)),
    showAgency: (body: contracts.RequestOf<typeof contracts.showAgency>) =>
      agencies.show(contracts.showAgency.request.parse(body)),
    changeAgency: (body: contracts.RequestOf<typeof contracts.changeAgency>, asked = administrator) =>
      done(agencies.change(contracts.changeAgency.request.parse(body), asked)),
    takeBackChange: (body: contracts.RequestOf<typeof contracts.takeBackChange>, asked = administrator) =>
      done(agencies.takeBack(contracts.takeBackChange.request.parse(body), asked)),
    contactsOf: (...codes: string[]) => agencies.contactsOf({ agencies: codes }),
    showContacts: (code: string, asked = administrator) => agencies.contacts({ code }, asked),
    putContacts: (body: contracts.RequestOf<typeof contracts.putContacts>, asked = administrator) =>
      agencies.putContacts(contracts.putContacts.request.parse(body), asked),
    showCapabilities: (body: contracts.RequestOf<typeof contracts.showCapabilities>, asked = administrator) =>
      agencies.capabilities(contracts.showCapabilities.request.parse(body), asked),
    joinAgency: (body: contracts.RequestOf<typeof contracts.joinAgency>, asked = administrator) =>
      joining.join(contracts.joinAgency.request.parse(body), asked),
    showJoining: (code: string, asked = administrator) => joining.show({ code }, asked),
    addRobots: (asked = administrator) => done(joining.addRobots({}, asked)),
    registerCertificate: (body: contracts.RequestOf<typeof contracts.registerCertificate>, asked = administrator) =>
      done(certificates.register(contracts.registerCertificate.request.parse(body), asked)),
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
      done(systems.register(contracts.registerSystem.request.parse(body), asked)),
    moveAgencies: (body: contracts.RequestOf<typeof contracts.moveAgencies>, asked = administrator) =>
      done(systems.move(contracts.moveAgencies.request.parse(body), asked)),
    changeSystem: (body: contracts.RequestOf<typeof contracts.changeSystem>, asked = administrator) =>
      systems.change(contracts.changeSystem.request.parse(body), asked),
    addSystemKey: (body: contracts.RequestOf<typeof contracts.addSystemKey>, asked = administrator) =>
      done(systems.addKey(contracts.addSystemKey.request.parse(body), asked)),
    revokeSystemKey: (body: contracts.RequestOf<typeof contracts.revokeSystemKey>, asked = administrator) =>
      systems.revokeKey(contracts.revokeSystemKey.request.parse(body), asked),
    setDestination: (body: contracts.RequestOf<typeof contracts.setDestination>, asked = administrator) =>
      done(systems.setDestination(contracts.setDestination.request.parse(body), asked)),
    switchPost: (body: contracts.RequestOf<typeof contracts.switchPost>, asked = administrator) =>
      systems.switchPost(contracts.switchPost.request.parse(body), asked),
    showSystem: (body: contracts.RequestOf<typeof contracts.showSystem>, asked = administrator) =>
      systems.show(contracts.showSystem.request.parse(body), asked),
    listSystems: (body: contracts.RequestOf<typeof contracts.listSystems>, asked = administrator) =>
      systems.list(contracts.listSystems.request.parse(body), asked),
    asks: {
      agencies,
      certificates,
      systems,
      people,
      sessions,
      approvals,
      imports,
      joining,
      freezes,
      redirections,
      recipientLists,
    },
    rehearsePlan: (body: contracts.RequestOf<typeof contracts.rehearsePlan>, asked = administrator) =>
      reorganisations.rehearse(contracts.rehearsePlan.request.parse(body), asked),
    proposePlan: (body: contracts.RequestOf<typeof contracts.proposePlan>, asked = administrator) =>
      reorganisations.propose(contracts.proposePlan.request.parse(body), asked),
    approvePlan: (name: string, asked = administrator) => reorganisations.approve({ name }, asked),
    revokePlan: (name: string, reason?: string, asked = administrator) =>
      reorganisations.revoke({ name, reason }, asked),
    showPlan: (name: string, asked = administrator) => reorganisations.show({ name }, asked),
    showPlanTrees: (name: string, asked = administrator) => reorganisations.showTrees({ name }, asked),
    listPlans: (asked = administrator) => reorganisations.list({}, asked),
    directorySince: (since: number, audience: 'public' | 'processes', askedBy: Asked['askedBy'] = 'exchange') =>
      directory.since({ since, audience }, { ...administrator, caller: undefined, askedBy }),
  };
}

/** A key pair a system makes for itself. */
export function aSystemKey(): { publicKeyPem: string; privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(), privateKey };
}
