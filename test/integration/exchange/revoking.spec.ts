import type { PersonCaller } from '@edoc-axis/domain';
import { verifyReceipt } from '@edoc-axis/evidence';
import {
  carryOutConcerns,
  openPacket,
  showDocument,
  submitDocument,
} from '../../../apps/exchange/src/journey/index.js';
import { Killed, Life, mortalPool } from '../../support/mortal.js';
import { anActor, refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { overtaken } from './support/overtaken.js';
import { twoOffices } from './support/two-offices.js';

describe('rule 6, a revocation', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    exchange.agency('G40');
    exchange.system('stranger-dms', 'G40');
  });
  beforeEach(() => exchange.rows(`delete from delivery where state = 'pending'`));
  afterAll(() => exchange?.stop());

  const everybody = ['H36.15.04', 'H36.07', 'H36.15'];
  type TestDocument = ReturnType<typeof offices.next>;
  const revoking = (document: TestDocument, why = 'Ban hành sai thẩm quyền') =>
    document.doing({ bussinessDocType: 1, bussinessDocReason: why, paper: 0 });

  /** Sent to three: the commune has it, the department is fetching it, the district has not come. */
  async function aDocument() {
    const document = offices.next().to(...everybody);
    const packet = await document.packet();
    const { id, deliveries } = await offices.ministry.sends(packet);
    await offices.commune.fetches(id);
    const deliveryTo = (code: string) => deliveries.find(({ recipient }) => recipient === code)?.id ?? '';
    const packetSha256 = packet.measured.packetSha256;
    await offices.commune.confirms(deliveryTo('H36.15.04'), packetSha256);
    await offices.department.fetches(id);
    return { document, id, deliveryTo, packetSha256 };
  }

  const factsOf = (document: string) => exchange.factsOf({ document });

  it('sent under the document it is about is taken in as any other; one about something else does nothing', async () => {
    const { ministry, commune } = offices;
    const { document, id } = await aDocument();
    const other = await aDocument();
    const packet = await revoking(document).packet();
    const under = (target: string, what = packet, by = ministry) => by.submits(what, { revokes: target });
    expect(await refusal(under(other.id))).toMatchObject({
      ...{ code: 'document.not-its-revocation', params: { document: other.id, businessType: 1 } },
    });
    const update = await document.doing({ bussinessDocType: 2, documentId: other.id }).packet();
    expect(await refusal(under(id, update))).toMatchObject({ code: 'document.not-its-revocation' });
    expect(await refusal(under(id, packet, commune))).toMatchObject({ code: 'caller.not-serving' });
    expect(await refusal(under(id, packet, anActor(exchange, 'stranger-dms')))).toMatchObject({
      code: 'document.unknown',
    });
    expect((await ministry.sees(id)).revokedAt).toBeUndefined();
    expect(await under(id)).toMatchObject({ outcome: 'accepted' });
    expect((await ministry.sees(id)).revokedAt).toBeDefined();
    const again = await under(id);
    expect(again).toMatchObject({ outcome: 'repeated' });
    const revocation = again.outcome === 'repeated' ? again.submission.id : '';
    expect(await refusal(under(revocation))).toMatchObject({ code: 'document.not-its-revocation' });
  });

  it('withdraws what nobody fetched, and tells the others by a question they find with it', async () => {
    const { ministry, commune, department, district } = offices;
    const { document, id, deliveryTo, packetSha256 } = await aDocument();
    const revocation = await ministry.sends(await revoking(document).packet());
    expect(revocation).toMatchObject({ edition: 1, deliveries: { length: 3 } });
    expect(revocation.id).not.toBe(id);

    const seen = await ministry.sees(id);
    expect(seen).toMatchObject({
      revokedAt: exchange.clock.time.toISOString(),
      concernedBy: [{ id: revocation.id, businessType: 1, reason: 'Ban hành sai thẩm quyền' }],
    });
    expect(await ministry.sees(revocation.id)).toMatchObject({ businessType: 1, concerns: [{ id, businessType: 0 }] });
    const stands = (code: string) => seen.deliveries.find(({ recipient }) => recipient === code);
    expect(stands('H36.15')).toMatchObject({ state: 'withdrawn', stateName: { vi: 'Đã thu hồi' } });
    expect(stands('H36.15.04')).toMatchObject({ state: 'delivered', move: { code: 'revocation.unanswered' } });
    expect(stands('H36.07')).toMatchObject({ state: 'pending', move: { code: 'revocation.unanswered' } });
    const [receipt] = await exchange.rows<{ jws: string }>('select jws from receipt where delivery = $1', [
      deliveryTo('H36.15'),
    ]);
    expect(verifyReceipt(receipt?.jws ?? '', exchange.receipts)).toMatchObject({
      claims: { event: 'ContentWithdrawn', reason: { code: 'revoked', text: 'Ban hành sai thẩm quyền' } },
    });

    const [leased] = await commune.leases();
    expect(leased).toMatchObject({ document: { id: revocation.id, businessType: 1 }, carries: 'document' });
    expect(leased?.asks?.delivery).toBe(deliveryTo('H36.15.04'));
    expect((await district.leases())[0]?.asks).toBeUndefined();
    expect(await commune.leases({ carries: 'status' })).toEqual([]);
    expect(await department.confirms(deliveryTo('H36.07'), packetSha256)).toMatchObject({ state: 'delivered' });
    expect(await factsOf(revocation.id)).toEqual(['document.accepted', 'document.concerns']);
    expect((await factsOf(id)).filter((kind) => /revo/.test(kind)).toSorted()).toEqual([
      ...['delivery.revocation-told', 'delivery.revocation-told', 'delivery.revoked', 'document.revocation-declared'],
    ]);
  });

  it('is carried out by 15 and stays open before both offices after 16', async () => {
    const { ministry, commune, department } = offices;
    const { document, id, deliveryTo } = await aDocument();
    await ministry.sends(await revoking(document).packet());
    const done = await commune.answers(deliveryTo('H36.15.04'), '15');
    expect(done).toMatchObject({ state: 'withdrawn', stateName: { vi: 'Đã thu hồi' } });
    await department.answers(deliveryTo('H36.07'), '16', { description: 'Đã thi hành' });
    for (const office of [ministry, department]) {
      const { deliveries } = await office.sees(id);
      expect(deliveries.find(({ recipient }) => recipient === 'H36.07')).toMatchObject({
        ...{ state: 'pending', questions: [{ kind: 'revocation', disagreed: true }] },
        move: { code: 'revocation.disagreed' },
      });
    }
    expect(await department.answers(deliveryTo('H36.07'), '15')).toMatchObject({ state: 'withdrawn' });
  });

  it('keeps the files from people and not from a system that has begun', async () => {
    const { ministry, commune, department } = offices;
    const { document, id } = await aDocument();
    const clerkOf = (...agencies: string[]): PersonCaller => ({
      ...{ kind: 'person', person: 'lan', grants: [{ role: 'clerk', agencies: agencies as never }] },
    });
    await openPacket(exchange.ports, clerkOf('H36.15.04'), { document: id });
    await ministry.sends(await revoking(document).to('H36.15.04', 'H36.15').packet());
    for (const clerk of [clerkOf('H36.15.04'), clerkOf('G22')]) {
      expect(await refusal(openPacket(exchange.ports, clerk, { document: id }))).toMatchObject({
        code: 'document.revoked',
      });
      expect(await showDocument(exchange.ports, clerk, id)).toMatchObject({ revokedAt: expect.any(String) });
    }
    await commune.fetches(id);
    await department.fetches(id);
    // It was not recalled from the department, which was not told of it either.
    await openPacket(exchange.ports, clerkOf('H36.07'), { document: id });
    expect((await department.sees(id)).revokedAt).toBeUndefined();
  });

  it('says whom it leaves out, may be sent on to them, and repeated gets its first receipt', async () => {
    const { ministry } = offices;
    const { document, id } = await aDocument();
    const packet = await revoking(document).to('H36.15.04').packet();
    const first = await ministry.sends(packet);
    expect(first.warnings).toMatchObject([
      { code: 'remark.unsigned' },
      { code: 'remark.held-by-others', params: { recipients: ['H36.07', 'H36.15'] } },
    ]);
    expect((await ministry.sees(id)).deliveries.map(({ state }) => state).toSorted()).toEqual([
      ...['delivered', 'pending', 'pending'],
    ]);
    expect(await ministry.submits(packet)).toMatchObject({
      outcome: 'repeated',
      submission: { receipt: first.receipt },
    });
    const further = await ministry.sends(await revoking(document).packet());
    expect(further.id).toBe(first.id);
    const { deliveries, concernedBy } = await ministry.sees(id);
    expect(deliveries.flatMap(({ questions = [] }) => questions)).toHaveLength(2);
    expect(deliveries.filter(({ state }) => state === 'withdrawn')).toHaveLength(1);
    expect(concernedBy).toHaveLength(1);
    expect((await factsOf(id)).filter((kind) => kind === 'document.revocation-declared')).toHaveLength(1);
  });

  it('of a document nobody sent is refused with a receipt; it is not taken back itself', async () => {
    const { ministry, commune } = offices;
    const stray = await ministry.submits(await revoking(offices.next()).packet());
    expect(stray).toMatchObject({ outcome: 'refused', code: 'document.target-unknown', receipt: expect.any(String) });
    const { document } = await aDocument();
    const checked = await ministry.submits(await revoking(document).packet(), { checkOnly: true });
    expect(checked).toMatchObject({ outcome: 'acceptable' });
    const { id } = await ministry.sends(await revoking(document).packet());
    expect(await refusal(ministry.takesBack(id))).toMatchObject({ code: 'document.revocation-stands' });
    expect(await refusal(commune.takesBack(id))).toMatchObject({ code: 'caller.not-serving' });
  });

  it('asks who fetches in the same moment', async () => {
    const { ministry, district } = offices;
    const { document, id } = await aDocument();
    const packet = await revoking(document).to('H36.15').packet();
    const request = await ministry.uploads(packet);
    const ports = overtaken(exchange.ports, 'record-outcome', () => district.fetches(id));
    await submitDocument(ports, exchange.caller('ministry-dms'), request, 'f'.repeat(64));
    expect((await district.sees(id)).deliveries).toMatchObject([
      { state: 'pending', questions: [{ kind: 'revocation' }] },
    ]);
  });

  it.each(['before', 'after'] as const)('killed %s a step is carried out by whoever looks next, once', async (when) => {
    for (let deaths = 0, over = true; over; deaths += 1) {
      const { document, id } = await aDocument();
      const packet = await revoking(document).packet();
      const life = new Life(deaths + 1, when);
      const ports = { ...exchange.ports, database: mortalPool(exchange.ports.database, life) };
      await anActor({ ...exchange, ports }, 'ministry-dms')
        .submits(packet)
        .catch((error: unknown) => {
          if (!(error instanceof Killed) && !life.over) throw error;
        });
      over = life.over;
      await carryOutConcerns(exchange.ports);
      const reply = await offices.ministry.submits(packet);
      if (!('submission' in reply)) throw new Error(reply.outcome);
      const { deliveries, concernedBy } = await offices.ministry.sees(id);
      expect(concernedBy).toMatchObject([{ id: reply.submission.id }]);
      expect(deliveries.filter(({ state }) => state === 'withdrawn')).toHaveLength(1);
      expect(deliveries.flatMap(({ questions = [] }) => questions)).toHaveLength(2);
      const told = (await factsOf(id)).filter((kind) => /revo/.test(kind));
      expect(told).toHaveLength(4);
      expect(await exchange.rows('select from concern where due_at is not null')).toEqual([]);
      expect(deaths).toBeLessThan(40);
    }
  });
});
