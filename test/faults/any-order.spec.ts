import { CarriedBytes } from '@edoc-axis/contracts';
import { isCatalogued, type StatusCode } from '@edoc-axis/domain';
import { writeStatusPacket } from '@edoc-axis/edxml';
import { createPacketMeasurer } from '@edoc-axis/signature';
import { examineExchange } from '../../apps/exchange/src/examining/index.js';
import { closeOverdue, submitStatus } from '../../apps/exchange/src/journey/index.js';
import { createRandom, type Random } from '../support/random.js';
import { honestGateway } from '../integration/exchange/support/actors.js';
import { type ExchangeUnderTest, startExchange } from '../integration/exchange/support/exchange-under-test.js';
import { twoOffices } from '../integration/exchange/support/two-offices.js';

const seed = Number(process.env['EDOC_FAULTS_SEED'] ?? Date.now() % 1_000_000);
const documents = process.env['EDOC_FAULTS_SECONDS'] === undefined ? 30 : 500;
const actsPerDocument = 14;

const fromRecipient = ['01', '02', '03', '04', '05', '06', '15', '16'] as const satisfies readonly StatusCode[];

/** What a state may become while nobody looks, however many acts that takes. */
const becomes: Readonly<Record<string, readonly string[]>> = {
  pending: ['delivered', 'acknowledged', 'refused', 'withdrawn', 'expired'],
  delivered: ['acknowledged', 'refused', 'withdrawn'],
  acknowledged: ['refused', 'withdrawn'],
};
const proofOf: Readonly<Record<string, string>> = {
  delivered: 'ContentHandover',
  acknowledged: 'ConsignmentAcceptance',
  refused: 'ConsignmentRejection',
  withdrawn: 'ContentWithdrawn',
  expired: 'ContentConsignmentFailure',
};

/** Status packets of every kind, late, twice, out of order, from the wrong side and at one moment, among all else. */
describe(`in whatever order things come (EDOC_FAULTS_SEED=${seed})`, () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  it('a delivery has one history that may be, with its evidence, and the doctor finds nothing', async () => {
    const random = createRandom(seed);
    const reached = new Set<string>();
    for (let n = 0; n < documents; n += 1) reached.add(await oneHistory(random));
    // Otherwise this would try less than it says.
    expect(reached.size).toBeGreaterThanOrEqual(3);
    const ports = { ...exchange.ports, axisRootPem: exchange.receipts.rootPem };
    for (let after: string | undefined, more = true; more;) {
      const { findings, next } = await examineExchange(ports, { kind: 'operator', scopes: ['administer'] }, { after });
      expect(findings).toEqual([]);
      after = next;
      more = next !== undefined;
    }
  }, 600_000);

  async function oneHistory(random: Random): Promise<string> {
    const { ministry, commune, next } = offices;
    const packet = await next().packet();
    const { id: document, documentId, deliveries } = await ministry.sends(packet);
    const delivery = deliveries[0]?.id ?? '';
    const { packetSha256 } = packet.measured;
    const says =
      (status: StatusCode, isTurned = false) =>
      () =>
        sendsStatus(status, documentId, isTurned);
    const acts: (() => Promise<unknown>)[] = [
      () => commune.opens(document),
      () => commune.confirms(delivery, packetSha256),
      says('13'),
      () => ministry.takesBack(document, 'Gửi nhầm'),
      ...fromRecipient.map((status) => says(status)),
      ...fromRecipient.map((status) => () => commune.answers(delivery, status, { description: reasonOf(status) })),
      says(random.pick(fromRecipient), true),
      says('13', true),
    ];
    let state = 'pending';
    const happened: (() => Promise<unknown>)[] = [];
    for (let n = 0; n < actsPerDocument; n += 1) {
      if (random.chance(0.02))
        await exchange.rows('update delivery set expires_at = created_at where id = $1', [delivery]);
      // Where nobody fetches nothing happens: more often than by chance somebody does, at first.
      const act = n < 3 && random.chance(0.3) ? (acts[n % 2] ?? random.pick(acts)) : random.pick(acts);
      const again = happened.length > 0 && random.chance(0.3) ? [random.pick(happened)] : [];
      happened.push(act);
      await allOf([act, ...again, ...(random.chance(0.2) ? [act] : []), () => closeOverdue(exchange.ports)]);
      const now = await stateOf(delivery);
      if (now !== state) expect([state, becomes[state] ?? []]).toEqual([state, expect.arrayContaining([now])]);
      state = now;
    }
    const evidence = await receiptsOf(delivery);
    expect(new Set(evidence).size).toBe(evidence.length);
    if (state !== 'pending') expect(evidence).toContain(proofOf[state]);
    const ends = evidence.filter((event) => /Rejection|Withdrawn|Failure/.test(event));
    expect(ends).toEqual(becomes[state] ? [] : [proofOf[state]]);
    const statuses = await exchange.rows<{ answers: number; told: number }>(
      `select (select count(*)::int from answer where delivery = $1) as answers,
              (select count(*)::int from delivery where document = $2 and carries = 'status' and recipient = 'G22') as told`,
      [delivery, document],
    );
    expect(statuses[0]?.told).toBe(statuses[0]?.answers);
    if (becomes[state]) return state;
    // After the end everything that was said is said once more, and once more. What was asked may still be answered, once.
    for (const act of happened) await allOf([act]);
    const written = await writtenOf(delivery);
    for (const act of happened) await allOf([act]);
    expect([await writtenOf(delivery), await receiptsOf(delivery), await stateOf(delivery)]).toEqual([
      ...[written, evidence, state],
    ]);
    return state;
  }

  /** Each is done, or refused in our own words. */
  async function allOf(acts: readonly (() => Promise<unknown>)[]): Promise<void> {
    for (const outcome of await Promise.allSettled(acts.map((act) => act()))) {
      if (outcome.status === 'rejected' && !isCatalogued(outcome.reason)) throw outcome.reason;
    }
  }

  function sendsStatus(statusCode: StatusCode, documentId: string, isTurned: boolean): Promise<unknown> {
    const isSenders = (statusCode === '13') !== isTurned;
    const [from, about, system] = isSenders
      ? ['G22', 'H36.15.04', 'ministry-dms']
      : ['H36.15.04', 'G22', 'commune-dms'];
    const bytes = writeStatusPacket({
      from: { organId: from, organName: from },
      responseFor: { organId: about, documentId },
      ...{ statusCode, description: reasonOf(statusCode) },
    });
    const measurer = createPacketMeasurer();
    measurer.write(bytes);
    const request = { packet: new CarriedBytes(bytes), measurements: { ...measurer.end() } };
    return submitStatus(exchange.ports, exchange.caller(system), request, honestGateway);
  }

  async function stateOf(delivery: string): Promise<string> {
    const [row] = await exchange.rows<{ state: string }>('select state from delivery where id = $1', [delivery]);
    return row?.state ?? '';
  }

  async function receiptsOf(delivery: string): Promise<string[]> {
    const rows = await exchange.rows<{ event: string }>('select event from receipt where delivery = $1', [delivery]);
    return rows.map(({ event }) => event).toSorted();
  }

  /** What was answered and asked. */
  async function writtenOf(delivery: string): Promise<unknown> {
    return exchange.rows(
      `select status as what, id::text from answer where delivery = $1
       union all select kind, id::text from question where delivery = $1 order by 1, 2`,
      [delivery],
    );
  }
});

const reasonOf = (status: StatusCode) => `lý do ${status}`;
