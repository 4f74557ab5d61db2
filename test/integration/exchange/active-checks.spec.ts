import type { ConnectionBoard } from '@edoc-axis/contracts';
import { type Grant, parseAgencyCode, robotSystem } from '@edoc-axis/domain';
import {
  announceCheck,
  callOffCheck,
  carryOnChecks,
  checkConnections,
  connectionHistory,
  createSeenSystems,
  showCheck,
} from '../../../apps/exchange/src/connections/index.js';
import { countDeadLetters, deadLetters } from '../../../apps/exchange/src/store/dead-letters.js';
import { anAuthority } from '../../support/certificates.js';
import { type Actor, anActor, refusal, sha256 } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { overtaken } from './support/overtaken.js';

const minute = 60_000;
const hour = 60 * minute;

describe('an active check of a branch', () => {
  let exchange: ExchangeUnderTest;
  let ports: Parameters<typeof announceCheck>[0];
  const operator = { kind: 'operator' as const, scopes: ['administer' as const] };
  const offices = new Map<string, Actor>();
  const validity = { notBefore: new Date('2026-01-01T00:00:00Z'), notAfter: new Date('2035-01-01T00:00:00Z') };
  const robot = anAuthority(validity).issues({ name: 'robots', key: 'p-256', ...validity });

  beforeAll(async () => {
    exchange = await startExchange();
    exchange.agency('ROBOT.01', { test: true, hidden: true, robot: 'finishes', policy: 'packet' });
    exchange.system(robotSystem, 'ROBOT.01');
    const der = robot.x509.raw.toString('base64');
    exchange.publish({
      ...{ kind: 'certificate', role: 'organisation', agencies: ['ROBOT.01'], der },
      ...{ sha256: robot.x509.fingerprint256.replaceAll(':', '').toLowerCase() },
      registeredAt: exchange.clock.time.toISOString(),
    });
    for (const code of ['H36', 'H36.01', 'H36.02']) open(code);
    exchange.agency('H36.03', { test: true });
    exchange.agency('H99');
    const seen = createSeenSystems(exchange.ports.database, exchange.clock);
    const withClerks = () => Promise.resolve(new Set<string>());
    ports = {
      ...exchange.ports,
      seen,
      withClerks,
      robots: { key: robot.privateKey, certificatePem: robot.certificatePem },
    };
  });
  afterAll(() => exchange?.stop());
  // Checks of the same agencies are an hour apart.
  afterEach(() => exchange.passes(3 * hour));

  function open(code: string): void {
    exchange.agency(code);
    exchange.system(`${code}-dms`, code);
    offices.set(code, anActor(exchange, `${code}-dms`));
  }
  const office = (code: string) => offices.get(code) as Actor;
  const begins = (more: { at?: string; minutes?: number; announce?: boolean; under?: string } = {}) =>
    announceCheck(ports, operator, { under: 'H36', minutes: 30, announce: false, ...more });
  const shows = ({ id }: ConnectionBoard) => showCheck(ports, operator, { id });
  const carryOn = () => carryOnChecks(ports);
  const ends = async (check: ConnectionBoard) => {
    exchange.passes(30 * minute);
    await carryOn();
    return shows(check);
  };
  const problemsOf = ({ unreachable }: ConnectionBoard) =>
    Object.fromEntries(unreachable.map(({ agency, problems }) => [agency, problems[0]?.code]));
  /** What waits for these offices, of the kind asked for. */
  const waitingFor = async (...codes: string[]) => {
    const rows = await exchange.rows<{ recipient: string }>(
      `select recipient from delivery where state = 'pending' and carries = 'document' and recipient = any ($1)`,
      [codes],
    );
    return rows.map(({ recipient }) => recipient).sort();
  };
  const testsAsked = () =>
    exchange.rows<{ recipient: string }>(`select v.recipient from question q join delivery v on v.id = q.delivery`);

  it('says that all are reachable when all confirm, and takes back what it sent', async () => {
    const check = await begins({ under: '000.00.00.H36' });
    expect(check).toMatchObject({ under: 'H36', agencies: 3, reachable: 0, active: { state: 'running' } });
    expect(problemsOf(check)).toEqual({
      H36: 'connection.test-not-fetched',
      'H36.01': 'connection.test-not-fetched',
      'H36.02': 'connection.test-not-fetched',
    });
    for (const one of offices.values()) {
      const { leased } = await one.collects();
      expect(leased.document).toMatchObject({
        ...{ sender: 'ROBOT.01', test: true, subject: '[KIỂM TRA KẾT NỐI] không phải văn bản' },
      });
    }
    expect(await shows(check)).toMatchObject({ reachable: 3, unreachable: [], active: { state: 'running' } });
    const over = await ends(check);
    expect(over).toMatchObject({ agencies: 3, reachable: 3, unreachable: [], active: { state: 'ended' } });
    // Who has it is asked, by the status 13, once; 15 is as good as nothing.
    const asked = await office('H36.01').leases({ carries: 'status' });
    expect(asked).toMatchObject([{ asks: { delivery: expect.any(String) as string } }]);
    await office('H36.01').answers(asked[0]?.asks?.delivery ?? '', '15');
    await carryOn();
    expect(await testsAsked()).toHaveLength(3);
    expect(await shows(check)).toEqual(over);
  });

  it('names who does not fetch, who does not confirm and who refuses, and leaves nothing where it was not fetched', async () => {
    const before = await testsAsked();
    const check = await begins();
    const [leased] = await office('H36.01').leases({ carries: 'document' });
    await office('H36.01').fetches(leased?.document.id ?? '');
    const { leased: refused } = await office('H36.02').collects();
    await office('H36.02').answers(refused.id, '02', { description: 'Không phải văn bản' });
    const over = await ends(check);
    expect(over).toMatchObject({ agencies: 3, reachable: 0 });
    expect(problemsOf(over)).toEqual({
      H36: 'connection.test-not-fetched',
      'H36.01': 'connection.test-not-confirmed',
      'H36.02': 'connection.test-refused',
    });
    expect(over.unreachable.at(-1)?.problems[0]?.sentence.en).toMatch(/ at .*: Không phải văn bản\.$/);
    // What is known besides, is told too.
    expect(over.unreachable[0]?.problems.map(({ code }) => code)).toContain('connection.no-certificate');
    expect(await waitingFor('H36', 'H36.01', 'H36.02')).toEqual(['H36.01']);
    const asked = await office('H36.01').leases({ carries: 'status' });
    await office('H36.01').answers(asked.at(-1)?.asks?.delivery ?? '', '15');
    expect(await waitingFor('H36.01')).toEqual([]);
    expect((await testsAsked()).length - before.length).toBe(1);
  });

  it('a document to each closed code is seen to arrive at who receives for it', async () => {
    exchange.agency('H36.20', {
      ...{ validUntil: exchange.clock.time.toISOString(), successors: ['H36.01'] },
      receivesFor: { agency: 'H36.01', until: '2030-01-01T00:00:00Z' },
    });
    exchange.agency('H36.21', { validUntil: exchange.clock.time.toISOString() });
    const check = await begins();
    expect(check).toMatchObject({ agencies: 4 });
    expect(check.unreachable.at(-1)).toMatchObject({ agency: 'H36.20', receivedBy: 'H36.01' });
    const [leased] = await office('H36.01').leases({ carries: 'document' });
    expect(leased?.addressedTo).toEqual(['H36.01', 'H36.20']);
    const bytes = await office('H36.01').fetches(leased?.document.id ?? '');
    await office('H36.01').confirms(leased?.id ?? '', sha256(bytes), { leaseToken: leased?.leaseToken });
    expect(problemsOf(await ends(check))).toEqual({
      H36: 'connection.test-not-fetched',
      'H36.02': 'connection.test-not-fetched',
    });
    exchange.agency('H36.20', { validUntil: '2026-01-01T00:00:00Z' });
  });

  it('tells of who cannot be reached at all why, also where that is everybody', async () => {
    exchange.agency('H36.01', { joining: { state: 'suspended', since: '2026-11-01T00:00:00.000Z' } });
    const check = await begins();
    expect(problemsOf(check)['H36.01']).toBe('agency.suspended');
    expect(problemsOf(await ends(check))['H36.01']).toBe('agency.suspended');
    const alone = await begins({ under: 'H99' });
    expect(alone).toMatchObject({ agencies: 1, reachable: 0, active: { state: 'running' } });
    expect(problemsOf(await ends(alone))).toEqual({ H99: 'agency.no-system' });
    // What ended in vain was a test, and is nothing to deal with.
    expect(await exchange.rows(`select from delivery where state = 'undeliverable'`)).toHaveLength(1);
    expect(await deadLetters(ports.database, { limit: 10 })).toEqual([]);
    expect(await countDeadLetters(ports.database, 10)).toBe(0);
    exchange.agency('H36.01');
  });

  it('is gone on with by whoever comes, wherever its process died, and sends nothing twice', async () => {
    const documents = () => exchange.rows(`select id from document where sender = 'ROBOT.01'`);
    const before = await documents();
    const dies = () => Promise.reject(new Error('killed'));
    const whole = ports;
    for (const statement of [
      'begin-active-check',
      'note-connection-test',
      'end-active-check',
      'note-test-taken-back',
    ]) {
      ports = { ...whole, database: overtaken(whole, statement, dies).database };
      const check = await begins();
      if (statement === 'end-active-check') exchange.passes(30 * minute);
      await carryOn().catch(() => undefined);
      ports = whole;
      await Promise.all([carryOn(), carryOn()]);
      expect(await shows(check)).toMatchObject({ agencies: 3, active: { state: expect.any(String) as string } });
      const over = await ends(check);
      expect(over).toMatchObject({ agencies: 3, reachable: 0, active: { state: 'ended' } });
      await carryOn();
      expect(
        await exchange.rows('select from connection_check where ends_at is not null and cleared_at is null'),
      ).toEqual([]);
      expect(await waitingFor('H36', 'H36.02')).toEqual([]);
      exchange.passes(2 * hour);
    }
    expect((await documents()).length - before.length).toBe(4);
  });

  it('what was sent and not noted before its end is found and taken back all the same', async () => {
    const whole = ports;
    ports = {
      ...whole,
      database: overtaken(whole, 'note-connection-test', () => Promise.reject(new Error('killed'))).database,
    };
    await begins();
    ports = whole;
    expect(await waitingFor('H36')).toEqual(['H36']);
    exchange.passes(30 * minute);
    await carryOn();
    expect(await waitingFor('H36')).toEqual([]);
  });

  it('is announced, begins at its moment, and can be called off before and meanwhile', async () => {
    const at = new Date(exchange.clock.time.getTime() + 24 * hour).toISOString();
    const announced = await begins({ at, announce: true });
    expect(announced).toMatchObject({ at, agencies: 0, active: { state: 'announced', announces: true } });
    const told = await office('H36').collects();
    expect(told.bytes.toString()).toMatch(/Trục sẽ kiểm tra kết nối từ 15:30 \d\d\/11\/2026 đến 16:00/);
    await carryOn();
    expect(await shows(announced)).toEqual(announced);
    exchange.passes(24 * hour);
    await carryOn();
    expect(await shows(announced)).toMatchObject({ agencies: 3, reachable: 0, active: { state: 'running' } });
    await office('H36').collects();
    const off = await callOffCheck(ports, operator, { id: announced.id });
    expect(off).toMatchObject({ agencies: 3, reachable: 1, active: { state: 'called-off' } });
    expect(await waitingFor('H36', 'H36.01', 'H36.02')).toEqual([]);
    expect(await refusal(callOffCheck(ports, operator, { id: announced.id }))).toMatchObject({
      code: 'connection.check-over',
    });
    exchange.passes(2 * hour);
    const other = await begins({ at: new Date(exchange.clock.time.getTime() + hour).toISOString(), announce: true });
    expect(await waitingFor('H36', 'H36.02')).toEqual(['H36', 'H36.02']);
    await callOffCheck(ports, operator, { id: other.id });
    expect(await waitingFor('H36', 'H36.02')).toEqual([]);
    exchange.passes(2 * hour);
    await carryOn();
    expect(await shows(other)).toMatchObject({ agencies: 0, active: { state: 'called-off' } });
  });

  it('nobody was there to begin is called off, and nothing of it is sent', async () => {
    const missed = await begins({ at: new Date(exchange.clock.time.getTime() + hour).toISOString() });
    exchange.passes(2 * hour);
    await carryOn();
    expect(await shows(missed)).toMatchObject({ agencies: 0, active: { state: 'called-off' } });
  });

  it('is one at a time, and an hour from the next, of the same agencies', async () => {
    const settled = await Promise.allSettled([begins(), begins({ under: 'H36.01' })]);
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : []));
    expect(refused).toEqual(['connection.check-too-close']);
    const [check] = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    if (!check) throw new Error('None began.');
    await begins({ under: 'H99' });
    await ends(check);
    exchange.passes(59 * minute);
    expect(await refusal(begins({ under: check.under }))).toMatchObject({ code: 'connection.check-too-close' });
    exchange.passes(minute);
    const next = await begins({ under: check.under });
    await callOffCheck(ports, operator, { id: next.id });
  });

  it('is set by who administers the branch, for moments it can be set for, while robots work', async () => {
    const person = (grant: Grant) => ({ kind: 'person' as const, person: 'tuan', grants: [grant] });
    const setBy = (grant: Grant) =>
      refusal(announceCheck(ports, person(grant), { under: 'H36', minutes: 30, announce: false }));
    expect(await setBy({ role: 'auditor' })).toMatchObject({ code: 'caller.not-permitted' });
    const elsewhere = person({ role: 'administrator', branch: parseAgencyCode('H99') });
    expect(await setBy(elsewhere.grants[0] as Grant)).toMatchObject({ code: 'agency.outside-branch' });
    const hoursFrom = (hours: number) => new Date(exchange.clock.time.getTime() + hours * hour).toISOString();
    for (const at of [hoursFrom(-1), hoursFrom(31 * 24)]) {
      expect(await refusal(begins({ at }))).toMatchObject({ code: 'connection.check-ill-timed' });
    }
    const check = await begins();
    expect(await refusal(showCheck(ports, elsewhere, { id: check.id }))).toMatchObject({
      code: 'connection.check-unknown',
    });
    const auditor = person({ role: 'auditor' });
    expect(await showCheck(ports, auditor, { id: check.id })).toMatchObject({ id: check.id });
    expect(await refusal(callOffCheck(ports, auditor, { id: check.id }))).toMatchObject({
      code: 'caller.not-permitted',
    });
    await ends(check);
    exchange.passes(2 * hour);
    exchange.publish({ kind: 'system', name: robotSystem, door: 'v1', keys: [], suspended: true });
    expect(await refusal(begins())).toMatchObject({ code: 'joining.no-robots' });
  });

  it('stands in the history beside the passive ones, and each is shown again', async () => {
    const passive = await checkConnections(ports, operator, { under: 'H36' });
    expect(await shows(passive)).toEqual(passive);
    const { checks } = await connectionHistory(exchange.ports, operator, { under: 'H36', limit: 3 });
    expect(checks.map(({ active }) => active?.state)).toEqual([undefined, 'ended', 'called-off']);
  });
});
