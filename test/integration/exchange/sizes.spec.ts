import { messageBytesMax } from '@edoc-axis/contracts';
import { verifyReceipt } from '@edoc-axis/evidence';
import { examineExchange } from '../../../apps/exchange/src/examining/index.js';
import { factsAfter } from '../../../apps/exchange/src/journey/index.js';
import { anActor } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

/** One process answers another in messages of a limited length, whatever strangers have written. */
describe('what a stranger makes long', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
  });
  afterAll(() => exchange?.stop());

  function expectToFit(answer: unknown): void {
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(messageBytesMax - 4_096);
  }

  async function readFeed() {
    const facts = [];
    for (let page = await factsAfter(exchange.ports, { limit: 1_000 }); ;) {
      expectToFit(page);
      facts.push(...page.facts);
      if (page.caughtUp) return facts;
      page = await factsAfter(exchange.ports, { cursor: page.cursor, limit: 1_000 });
    }
  }

  it('ten thousand recipients nobody knows are all named, in a receipt that verifies and a fact that travels', async () => {
    const to = Array.from({ length: 10_000 }, (_, n) => `H99.MA.DINH.DANH.DAI.NHAT.${100_000_000 + n}`);
    const reply = await offices.ministry.submits(
      await offices
        .next()
        .to(...to)
        .packet(),
    );
    if (reply.outcome !== 'refused') throw new Error(reply.outcome);
    expect(reply).toMatchObject({ code: 'document.bad-recipients' });
    expect(reply.params['recipients']).toEqual(to);
    expectToFit(reply);
    const judgement = verifyReceipt(reply.receipt ?? '', exchange.receipts);
    expect(judgement).toMatchObject({
      verdict: 'valid',
      claims: { reason: { code: 'document.bad-recipients', params: { recipients: { count: 10_000 } } } },
    });
    const fact = (await readFeed()).findLast(({ kind }) => kind === 'document.rejected');
    expect(fact?.params).toMatchObject({ reason: { params: { recipients: [...to.slice(0, 50), '+9950'] } } });
  });

  it('a subject or a file name of megabytes reaches the recipient in the packet, and is cut where it is shown', async () => {
    const { ministry, commune, next } = offices;
    const subject = 'Trích yếu '.repeat(100_000);
    const packet = await next().about(subject).packet();
    const { id } = await ministry.sends(packet);
    const ordinary = await ministry.sends(await next().packet());
    const leased = await commune.leases();
    expectToFit(leased);
    expect(leased.map(({ document }) => document.id)).toEqual([id, ordinary.id]);
    expect(leased[0]?.document.subject).toBe(`${subject.slice(0, 1_000)}…`);
    expect((await commune.fetches(id)).equals(packet.bytes)).toBe(true);
    expectToFit(await ministry.sees(id));
  });

  it.each(['CodeNumber', 'CodeNotation'] as const)('a %s no index can hold is refused by its name', async (field) => {
    const long = 'x'.repeat(5_000);
    const document = field === 'CodeNumber' ? offices.next().numbered(long, 'A') : offices.next().numbered('1', long);
    expect(await offices.ministry.submits(await document.packet())).toMatchObject({
      outcome: 'refused',
      code: 'packet.field-too-long',
      params: { field, length: 5_000 },
    });
  });

  it('a lease that does not fit into its answer is not given: the rest waits for the next one', async () => {
    const { commune } = offices;
    await exchange.rows(`update delivery set state = 'withdrawn' where state = 'pending'`);
    const sent = [];
    for (let n = 0; n < 3; n += 1) sent.push(await offices.ministry.sends(await offices.next().packet()));
    // No packet can bring this about any more; what was accepted by an older version may.
    await exchange.rows('update document set subject = $1 where id = any ($2)', [
      'x'.repeat(200 * 1024),
      sent.map(({ id }) => id),
    ]);
    const first = await commune.leases();
    expectToFit(first);
    expect(first).toHaveLength(1);
    expect(await commune.leases()).toHaveLength(1);
    expect(await commune.leases()).toHaveLength(1);
    expect(await commune.leases()).toHaveLength(0);
  });

  it('a recipient that answers at length does not hide the document from its sender', async () => {
    const { ministry, commune, next } = offices;
    await exchange.rows(`update delivery set state = 'withdrawn' where state = 'pending'`);
    const { id } = await ministry.sends(await next().packet());
    const { leased } = await commune.collects();
    await commune.answers(leased.id, '06', { description: 'xong trước' });
    for (let n = 0; n < 150; n += 1) {
      exchange.passes(1_000);
      await commune.answers(leased.id, n % 2 === 0 ? '04' : '05', { description: `${n} ${'ế'.repeat(1_990)}` });
    }
    const seen = await ministry.sees(id);
    expectToFit(seen);
    const [delivery] = seen.deliveries;
    expect(delivery?.furthest).toBe('06');
    expect(delivery?.answers.at(-1)?.description).toMatch(/^149 /);
    expect(delivery?.answers).toHaveLength(20);
    expectToFit(await ministry.lists(id));
  });

  it('five hundred attachments with the longest names are all shown', async () => {
    const { ministry, next } = offices;
    const { id } = await ministry.sends(await next().packet());
    await exchange.rows(
      `insert into attachment (packet, n, name, description, content_type, bytes, sha256, encoded_from, encoded_to, wrapped)
       select packet, n, repeat('ế', 1000), repeat('ế', 1000), repeat('x', 1000), 1, sha256('x'), 0, 4, false
         from document, generate_series(1, 500) as n where id = $1`,
      [id],
    );
    const seen = await ministry.sees(id);
    expectToFit(seen);
    expect(seen.attachments).toHaveLength(500);
  });

  it('thousands of closed codes are remarked upon once too often, and then counted', async () => {
    const until = '2027-07-01T00:00:00+07:00';
    const closed = Array.from({ length: 2_000 }, (_, n) => `H40.${1_000 + n}`);
    for (const code of closed) {
      exchange.agency(code, {
        validUntil: '2026-07-01T00:00:00+07:00',
        successors: ['H36.07'],
        receivesFor: { agency: 'H36.07', until },
      });
    }
    const sent = await offices.ministry.sends(
      await offices
        .next()
        .to(...closed)
        .packet(),
    );
    expectToFit(sent);
    expect(sent.deliveries).toMatchObject([{ recipient: 'H36.07' }]);
    expect(sent.deliveries[0]?.addressedTo).toHaveLength(2_000);
    expect(sent.warnings.length).toBeLessThanOrEqual(101);
    expect(sent.warnings.at(-1)?.sentence.vi).toMatch(/^Còn 1\.9\d\d lưu ý khác/);
    const department = anActor(exchange, 'department-dms');
    const { confirmed } = await department.collects();
    expect(verifyReceipt(confirmed.receipts[0]?.jws ?? '', exchange.receipts)).toMatchObject({
      verdict: 'valid',
      claims: { addressedTo: { count: 2_000 } },
    });
    await readFeed();
  });

  it('the doctor looks at fewer documents at once where they have many deliveries', async () => {
    const ports = { ...exchange.ports, axisRootPem: exchange.receipts.rootPem };
    await exchange.rows(
      `insert into delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at, expires_at,
         urgent)
       select gen_random_uuid(), 'document', id, packet, 'H36.15', '{H36.15}', 'withdrawn', now(), now(), now(), false
         from document, generate_series(1, 1500)`,
    );
    const [row] = await exchange.rows<{ documents: number }>('select count(*)::integer as documents from document');
    const seen: number[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { examined, next } = await examineExchange(ports, { kind: 'operator', scopes: ['administer'] }, { after });
      seen.push(examined.documents);
      after = next;
      more = next !== undefined;
    }
    expect(seen).toEqual(Array.from({ length: row?.documents ?? 0 }, () => 1));
  });
});
