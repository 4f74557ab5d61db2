import { admitSubmission, confirmDeliveries, leaseDeliveries, submitDocument } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, type ErrorCode, type Grant, parseAgencyCode } from '@edoc-axis/domain';
import type { Asked } from '@edoc-axis/platform';
import { JourneyController } from '../../../apps/exchange/src/journey.controller.js';
import type { ExchangeProcess } from '../../../apps/exchange/src/exchange-process.js';
import {
  checkConnections,
  connectionHistory,
  createCallTally,
  systemsSeen,
  witnessCalls,
} from '../../../apps/exchange/src/connections/index.js';
import { countWaiting } from '../../../apps/exchange/src/examining/index.js';
import { createSeenSystems } from '../../../apps/exchange/src/connections/seen-systems.js';
import { anAuthority } from '../../support/certificates.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';

const minute = 60_000;
const h36 = parseAgencyCode('H36');

describe('the connections of a branch', () => {
  let exchange: ExchangeUnderTest;
  const operator = { kind: 'operator' as const, scopes: ['administer' as const] };

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.agency('H36');
    exchange.agency('H36.01');
    exchange.agency('H36.02');
    exchange.agency('H36.03', { validUntil: '2025-07-01T00:00:00Z' });
    exchange.agency('H36.04', { test: true });
    exchange.agency('W36', { centre: true });
    exchange.agency('H360');
    exchange.system('office', 'H36', 'H36.01');
  });
  afterAll(() => exchange?.stop());

  const withClerks = (agencies: readonly string[]) =>
    Promise.resolve(new Set(agencies.filter((one) => clerked.has(one))));
  const ports = () => ({ ...exchange.ports, seen, tally, withClerks });
  /** Agencies with a clerk who has joined. */
  const clerked = new Set<string>();
  let seen: ReturnType<typeof createSeenSystems>;
  let tally: ReturnType<typeof createCallTally>;
  beforeEach(() => {
    seen = createSeenSystems(exchange.ports.database, exchange.clock);
    tally = createCallTally(exchange.ports.database, exchange.clock);
  });

  /** Registers a certificate that ends so many days from now. */
  function certify(agency: string, days: number): string {
    const now = exchange.clock.time.getTime();
    const validity = { notBefore: new Date(now - 86_400_000), notAfter: new Date(now + days * 86_400_000) };
    const { x509 } = anAuthority(validity);
    const sha256 = x509.fingerprint256.replaceAll(':', '').toLowerCase();
    exchange.publish({
      ...{ kind: 'certificate', sha256, role: 'organisation' },
      ...{ agencies: [agency], der: x509.raw.toString('base64'), registeredAt: exchange.clock.time.toISOString() },
    });
    return sha256;
  }

  const check = () => checkConnections(ports(), operator, { under: '000.00.00.H36' });
  const problemsOf = ({ unreachable }: Awaited<ReturnType<typeof check>>) =>
    Object.fromEntries(unreachable.map(({ agency, problems }) => [agency, problems.map(({ code }) => code)]));

  it('are told for its open agencies, with every reason, in both languages', async () => {
    certify('H36', 100);
    const board = await check();
    expect(board).toMatchObject({ under: 'H36', agencies: 3, reachable: 0, by: 'operator' });
    expect(problemsOf(board)).toEqual({
      H36: ['connection.never-seen'],
      'H36.01': ['connection.never-seen', 'connection.no-certificate'],
      'H36.02': ['agency.no-system', 'connection.no-certificate'],
    });
    expect(board.unreachable[0]?.problems[0]?.sentence).toEqual({
      vi: 'Hệ thống "office" chưa lần nào hỏi nhận văn bản.',
      en: 'The system "office" has never asked for documents.',
    });
  });

  it('are fine once the system asks and the certificates count, until it falls silent', async () => {
    certify('H36.01', 100);
    seen.note('office', 'leased');
    const board = await check();
    expect(board).toMatchObject({ agencies: 3, reachable: 2 });
    expect(Object.keys(problemsOf(board))).toEqual(['H36.02']);
    exchange.passes(16 * minute);
    expect(problemsOf(await check())['H36.01']).toEqual(['connection.not-seen']);
    // A confirmation is a sign of life, too.
    seen.note('office', 'confirmed');
    expect((await check()).reachable).toBe(2);
    exchange.passes(101 * 24 * 60 * minute);
    seen.note('office', 'leased');
    expect(problemsOf(await check())['H36.01']).toEqual(['connection.no-good-certificate']);
  });

  it('of an agency on the portal are fine once a clerk has joined; without a signature to make it needs no certificate', async () => {
    const since = '2025-01-01T00:00:00Z';
    exchange.agency('H37', { policy: 'channel' });
    exchange.agency('H37.01', { policy: 'attachment' });
    exchange.publish(
      { kind: 'system', name: 'cong', door: 'portal', keys: [], suspended: false },
      ...['H37', 'H37.01'].map((agency) => ({
        kind: 'serving' as const,
        agency,
        periods: [{ system: 'cong', since }],
      })),
    );
    const board = () => checkConnections(ports(), operator, { under: 'H37' });
    expect(problemsOf(await board())).toEqual({
      H37: ['agency.no-clerk'],
      'H37.01': ['agency.no-clerk', 'connection.no-certificate'],
    });
    clerked.add('H37');
    clerked.add('H37.01');
    expect(problemsOf(await board())).toEqual({ 'H37.01': ['connection.no-certificate'] });
  });

  it('are kept as a history, newest first', async () => {
    const { checks, next } = await connectionHistory(exchange.ports, operator, { under: 'H36', limit: 2 });
    expect(checks).toHaveLength(2);
    expect(Date.parse(checks[0]?.at ?? '')).toBeGreaterThan(Date.parse(checks[1]?.at ?? ''));
    const earlier = await connectionHistory(exchange.ports, operator, { under: 'H36', limit: 100, before: next });
    expect(earlier.checks).toHaveLength(3);
  });

  it('are for administrators, and of branches there are', async () => {
    const system = exchange.caller('office');
    expect(await refusal(checkConnections(ports(), system, { under: 'H36' }))).toMatchObject({
      code: 'caller.scope-missing',
    });
    expect(await refusal(checkConnections(ports(), operator, { under: 'H77' }))).toMatchObject({
      code: 'agency.unknown',
    });
  });

  it('are shown to auditors, and to administrators of the branch, and of no other', async () => {
    const person = (grant: Grant) => ({ kind: 'person' as const, person: 'tuan', grants: [grant] });
    const asks = (by: Caller, under: string, system: string) => [
      checkConnections(ports(), by, { under }),
      connectionHistory(exchange.ports, by, { under, limit: 1 }),
      systemsSeen(ports(), by, { systems: [system] }),
      countWaiting(exchange.ports, by, { agencies: [under] }),
    ];
    const codes = (answers: Promise<unknown>[]) =>
      Promise.all(
        answers.map((answer) =>
          answer.then(
            () => 'shown',
            ({ code }: { code: string }) => code,
          ),
        ),
      );
    exchange.agency('H99');
    exchange.system('elsewhere', 'H99', 'H36.02');
    const branch = person({ role: 'administrator', branch: h36 });
    for (const by of [branch, person({ role: 'auditor' })]) {
      expect(await codes(asks(by, 'H36', 'office'))).toEqual(Array(4).fill('shown'));
    }
    expect(await codes(asks(branch, 'H99', 'elsewhere'))).toEqual(Array(4).fill('agency.outside-branch'));
    const clerk = person({ role: 'clerk', agencies: [h36] });
    expect(await codes(asks(clerk, 'H36', 'office'))).toEqual(Array(4).fill('caller.not-permitted'));
    expect(await codes([systemsSeen(ports(), branch, { systems: ['office', 'nobody'] })])).toEqual([
      'caller.not-permitted',
    ]);
  });

  it('are those of systems: a clerk who has the name of one is not taken for it', async () => {
    const controller = new JourneyController(ports() as unknown as ExchangeProcess);
    const issuedAt = exchange.clock.time;
    const called = { askedBy: 'gateway', certificate: 'c'.repeat(64), occurrence: 'test' } as const;
    const clerk: Asked = {
      ...called,
      caller: { kind: 'person', id: 'office', grants: [{ role: 'clerk', agencies: [h36] }], session: 's' },
    };
    const system: Asked = { ...called, caller: { kind: 'system', id: 'office', scopes: ['receive'], issuedAt } };
    exchange.passes(minute);
    const leasedAt = exchange.clock.time.toISOString();
    await controller.lease({ agency: 'H36', limit: 10 }, clerk);
    expect((await seen.among(['office']))[0]?.leasedAt).not.toBe(leasedAt);
    await controller.lease({ agency: 'H36', limit: 10 }, system);
    expect((await seen.among(['office']))[0]?.leasedAt).toBe(leasedAt);
  });

  it('are not fine any more when nobody has said for too long whether the certificate was revoked', async () => {
    exchange.agency('H36.05');
    exchange.system('district', 'H36.05');
    const certificate = certify('H36.05', 100);
    const since = exchange.clock.time.toISOString();
    exchange.publish({ kind: 'revocation', certificate, state: 'unknown', since, responder: 'http://ocsp.example' });
    seen.note('district', 'leased');
    expect(problemsOf(await check())).not.toHaveProperty(['H36.05']);
    exchange.passes(exchange.ports.times.revocationGraceMs);
    seen.note('district', 'leased');
    expect(problemsOf(await check())['H36.05']).toEqual(['connection.no-good-certificate']);
  });

  it('what is seen of a system adds up over copies of the exchange, and never goes back', async () => {
    const other = createSeenSystems(exchange.ports.database, exchange.clock);
    seen.note('dms', 'sent');
    seen.noteStatus('dms', '03');
    const earlier = exchange.clock.time.toISOString();
    exchange.passes(minute);
    other.note('dms', 'leased');
    other.noteStatus('dms', '06');
    await other.flush();
    await seen.flush();
    expect(await other.among(['dms', 'nobody'])).toEqual([
      { system: 'dms', leasedAt: exchange.clock.time.toISOString(), sentAt: earlier, statuses: ['03', '06'] },
    ]);
  });

  describe('of a system are told', () => {
    const asked = (id: string, more: Partial<Asked> = {}): Asked => ({
      ...{ askedBy: 'gateway', certificate: 'c'.repeat(64), occurrence: 'first' },
      caller: { kind: 'system', id, scopes: [], issuedAt: exchange.clock.time },
      ...more,
    });
    const toldOf = async (system: string) =>
      (await systemsSeen({ ...ports(), directory: exchange.ports.directory }, operator, { systems: [system] })).seen[0];

    it('with the version its program says it is, since it says so', async () => {
      const witness = witnessCalls({ seen, tally });
      const since = exchange.clock.time.toISOString();
      witness.answered(leaseDeliveries, asked('versioned', { program: 'eOffice/4.2' }), { deliveries: [] });
      expect((await toldOf('versioned'))?.version).toEqual({ says: 'eOffice/4.2', since });
      exchange.passes(minute);
      // As another copy, or the same after a restart, hears it for the first time.
      const other = createSeenSystems(exchange.ports.database, exchange.clock);
      other.noteProgram('versioned', 'eOffice/4.2');
      await other.flush();
      expect((await toldOf('versioned'))?.version?.since).toBe(since);
      witness.answered(leaseDeliveries, asked('versioned', { program: 'eOffice/4.3' }), { deliveries: [] });
      expect((await toldOf('versioned'))?.version).toEqual({
        ...{ says: 'eOffice/4.3', since: exchange.clock.time.toISOString() },
      });
    });

    it('with how its calls ended in the last day, the five most frequent refusals with an example', async () => {
      const copies = [tally, createCallTally(exchange.ports.database, exchange.clock)];
      const witnesses = copies.map((each) => witnessCalls({ seen, tally: each }));
      const refusals = ['agency.unknown', 'caller.scope-missing', 'delivery.unknown', 'document.unknown'] as const;
      const fails = (code: ErrorCode, occurrence: string) =>
        witnesses[0]?.refused(leaseDeliveries, asked('busy', { occurrence }), new CataloguedError(code));
      fails('agency.unknown', 'long ago');
      await tally.flush();
      exchange.passes(24 * 60 * minute);
      for (const [n, code] of refusals.entries()) for (let i = 0; i <= n; i += 1) fails(code, `${code} ${i}`);
      fails('agency.closed', 'least');
      for (const witness of witnesses) {
        witness.answered(leaseDeliveries, asked('busy'), { deliveries: [] });
        witness.answered(admitSubmission, asked('busy'), { contentId: 'c', packetBytesMax: 1 });
        witness.answered(submitDocument, asked('busy'), { outcome: 'refused', code: 'signature.invalid' });
        const outcomes = [{ receipt: 'r' }, { problem: { code: 'document.unknown' } }];
        witness.answered(confirmDeliveries, asked('busy'), { outcomes });
        // What another process asks, or a person, is no system's.
        witness.answered(leaseDeliveries, asked('busy', { askedBy: 'tracker' }), {});
      }
      await Promise.all(copies.map((each) => each.flush()));
      const calls = (await toldOf('busy'))?.calls;
      expect(calls).toMatchObject({ answered: 4, refused: 15 });
      expect(calls?.codes.map(({ code, calls: times }) => [code, times])).toEqual([
        ...[['document.unknown', 6]],
        ...[['delivery.unknown', 3]],
        ...[['caller.scope-missing', 2]],
        ...[['signature.invalid', 2]],
        ...[['agency.closed', 1]],
      ]);
      expect(calls?.codes[1]?.example).toEqual({
        ...{ occurrence: 'delivery.unknown 2', at: exchange.clock.time.toISOString() },
      });
    });

    it('and nothing is counted twice, or lost, when the database cannot be reached', async () => {
      let isDown = true;
      const { database } = exchange.ports;
      const query = database.query.bind(database);
      const failing = Object.create(database, {
        query: {
          value: (...words: Parameters<typeof query>) => (isDown ? Promise.reject(new Error('down')) : query(...words)),
        },
      }) as typeof database;
      const counting = createCallTally(failing, exchange.clock);
      counting.answered('late');
      await expect(counting.flush()).rejects.toThrow('down');
      counting.answered('late');
      isDown = false;
      await counting.flush();
      await counting.flush();
      expect((await toldOf('late'))?.calls).toMatchObject({ answered: 2, refused: 0, codes: [] });
    });
  });

  it('what was seen is written down later when the database cannot be reached', async () => {
    const { database } = exchange.ports;
    let isDown = true;
    const query = database.query.bind(database);
    const failing = Object.create(database, {
      query: {
        value: (...words: Parameters<typeof query>) => (isDown ? Promise.reject(new Error('down')) : query(...words)),
      },
    }) as typeof database;
    const late = createSeenSystems(failing, exchange.clock);
    late.note('late', 'leased');
    await expect(late.flush()).rejects.toThrow('down');
    late.noteStatus('late', '03');
    isDown = false;
    expect(await late.among(['late'])).toMatchObject([
      { leasedAt: exchange.clock.time.toISOString(), statuses: ['03'] },
    ]);
  });
});
