import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContentStore } from '@edoc-axis/content';
import type { DirectoryEntry } from '@edoc-axis/contracts';
import { officeTimes, type OfficeTimes, usualOfficePlan } from '@edoc-axis/domain';
import { createPool, type DatabaseAccess, Directory, knownCaller, migrate, prepareDatabase } from '@edoc-axis/platform';
import { type Certificate, readCertificate } from '@edoc-axis/signature';
import { Logger } from '@nestjs/common';
import type { ExchangePorts } from '../../../../apps/exchange/src/journey/ports.js';
import { createFirstActs } from '../../../../apps/exchange/src/joining/index.js';
import { feedEpoch } from '../../../../apps/exchange/src/store/facts.js';
import { createMetCertificates } from '../../../../apps/exchange/src/strangers/index.js';
import { exchangeMigrations } from '../../../../apps/exchange/src/store/migrations/index.js';
import { startTestDatabase } from '../../../support/postgres.js';
import { makeReceiptAxis } from '../../../support/receipt-axis.js';

export type ExchangeUnderTest = Awaited<ReturnType<typeof startExchange>>;

const minute = 60_000;

/** The exchange's steps on a real database and a real folder, with a directory and a clock the test moves. */
export async function startExchange() {
  Logger.overrideLogger(false);
  const server = await startTestDatabase();
  await prepareDatabase(server.url, { registry: 'r', exchange: 'e', tracker: 't' });
  const access: DatabaseAccess = { url: server.url, owner: 'exchange', password: 'e' };
  await migrate(access, exchangeMigrations);
  const database = createPool(access, { connectionsMax: 20 });
  const folder = await mkdtemp(join(tmpdir(), 'edoc-exchange-'));
  const receipts = makeReceiptAxis();
  const clock = { time: new Date('2026-11-20T08:00:00+07:00'), now: () => clock.time };
  const directory = new Directory();
  const keys = new Map<string, { privateKey: KeyObject; publicKey: KeyObject }>();

  /** When the directory was the newest; now, unless a test says otherwise. */
  const confirmed: { at?: Date; byRegistry?: () => void } = {};
  const trust: Certificate[] = [];
  const met = createMetCertificates();

  const ports: ExchangePorts = {
    axis: 'VN.TEST',
    database,
    content: await openContentStore(folder),
    directory,
    receiptKey: receipts.key,
    readTrust: () => trust,
    met,
    firsts: createFirstActs(database, directory, clock),
    confirmedAt: () => confirmed.at ?? clock.now(),
    catchUp: async () => confirmed.byRegistry?.(),
    clock,
    epoch: await feedEpoch(database),
    policy: 'either',
    offices: unhurried(),
    times: {
      ...{ timeToLiveMs: 30 * 24 * 60 * minute, leaseMs: 5 * minute, revocationGraceMs: 72 * 60 * minute },
      directoryAgeMs: 24 * 60 * minute,
    },
    limits: { recipientsMax: 10_000 },
  };

  function publish(...entries: DirectoryEntry[]): void {
    let { version } = directory;
    directory.apply(entries.map((entry) => ({ version: (version += 1), at: clock.time.toISOString(), entry })));
  }

  return {
    ports,
    folder,
    clock,
    receipts,
    access,
    publish,
    confirmed,
    met,

    /** Believes a CA from now on. */
    trusts(...authorities: { readonly certificatePem: string }[]): void {
      trust.push(...authorities.map(({ certificatePem }) => readCertificate(certificatePem)));
    },

    /** Later by so much; nobody waits. */
    passes(ms: number): void {
      clock.time = new Date(clock.time.getTime() + ms);
    },

    agency(code: string, more: Partial<Extract<DirectoryEntry, { kind: 'agency' }>> = {}): void {
      publish({
        kind: 'agency',
        code,
        name: `Cơ quan ${code}`,
        validFrom: '2020-01-01T00:00:00Z',
        successors: [],
        centre: false,
        ...more,
      });
    },

    /** A system with a key of its own that serves these agencies from now on. */
    system(name: string, ...agencies: string[]): void {
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      keys.set(name, pair);
      const jwk = pair.publicKey.export({ format: 'jwk' }) as Record<string, string>;
      const since = '2025-01-01T00:00:00Z';
      publish(
        { kind: 'system', name, door: 'v1', keys: [{ kid: `${name}-1`, jwk, since }], suspended: false },
        ...agencies.map((agency) => ({ kind: 'serving' as const, agency, periods: [{ system: name, since }] })),
      );
    },

    /** From now on these agencies work on the pages. */
    portal(...agencies: string[]): void {
      const periods = [{ system: 'cong', since: '2025-01-01T00:00:00Z' }];
      publish(
        { kind: 'system', name: 'cong', door: 'portal', keys: [], suspended: false },
        ...agencies.map((agency) => ({ kind: 'serving' as const, agency, periods })),
      );
    },

    keyOf(name: string) {
      const pair = keys.get(name);
      if (!pair) throw new Error(`no system ${name}`);
      return { kid: `${name}-1`, privateKey: pair.privateKey };
    },

    /** The system's name, with every scope, as permissions see it. */
    caller(name: string, scopes: readonly string[] = ['send', 'receive', 'track']) {
      return knownCaller({ kind: 'system', id: name, scopes, issuedAt: clock.now() }, directory);
    },

    async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
      return (await database.query<Row>(sql, values)).rows;
    },

    /** What is told of a document, or of a delivery, in order. */
    async factsOf({ document, delivery }: { document?: string; delivery?: string }): Promise<string[]> {
      const { rows } = await database.query<{ kind: string }>(
        `select kind from fact where (document = $1 or $1 is null) and (delivery = $2 or $2 is null) order by sequence`,
        [document, delivery],
      );
      return rows.map(({ kind }) => kind);
    },

    async stop(): Promise<void> {
      await database.end();
      await rm(folder, { recursive: true, force: true });
      await server.stop();
    },
  };
}

/** Offices to which nothing comes late: packets are of one day, and tests move the clock by months. */
function unhurried(): OfficeTimes {
  const { axis } = officeTimes(usualOfficePlan);
  const never = { from: new Date('2126-01-01T00:00:00Z'), until: new Date('2126-01-01T04:00:00Z') };
  const time = { ...axis, calendar: { ...axis.calendar, nextWorkingMorning: () => never } };
  return { axis: time, of: () => time, all: [time] };
}
