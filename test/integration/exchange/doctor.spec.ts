import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Caller } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { examineExchange } from '../../../apps/exchange/src/examining/index.js';
import { refusal } from './support/actors.js';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';
import { twoOffices } from './support/two-offices.js';

describe('the doctor', () => {
  let exchange: ExchangeUnderTest;
  let offices: ReturnType<typeof twoOffices>;
  const operator: Caller = { kind: 'operator', scopes: ['administer'] };

  beforeAll(async () => {
    exchange = await startExchange();
    offices = twoOffices(exchange);
    exchange.clock.time = new Date();
    const { ministry, commune, next } = offices;
    const first = await ministry.sends(await next().packet());
    await commune.collects();
    await commune.answers(first.deliveries[0]?.id ?? '', '06');
    await ministry.collects('status');
    await ministry.sends(await next().urgent().to('H36.15.04', 'H77').packet());
    await ministry.submitsRequest(await ministry.uploads(await next().packet()));
    await ministry.submits(await next().about('MẬT').packet());
  });
  afterAll(() => exchange?.stop());

  async function examine() {
    const ports = { ...exchange.ports, axisRootPem: exchange.receipts.rootPem };
    const { findings, examined } = await examineExchange(ports, operator, {});
    return { examined, found: findings.map(({ code, subject }) => `${code} ${subject.split(' ')[0]}`) };
  }

  it('finds nothing wrong with an axis that is well', async () => {
    expect(await examine()).toEqual({ examined: { documents: 3, deliveries: 5, receipts: 7 }, found: [] });
  });

  it('is called by administrators only', async () => {
    const call = examineExchange({ ...exchange.ports, axisRootPem: '' }, exchange.caller('ministry-dms'), {});
    expect(await refusal(call)).toMatchObject({ code: 'caller.scope-missing' });
  });

  it.each([
    [
      'a packet changed in the database',
      `update packet set inline = inline || '\\x20' where id = (select packet from document order by id limit 1)`,
      'content.damaged document',
    ],
    [
      'a state nobody told of',
      `update delivery set state = 'refused' where state = 'acknowledged'`,
      'delivery.facts-disagree delivery',
    ],
    [
      'an acceptance without its receipt',
      `delete from receipt where event = 'SubmissionAcceptance'`,
      'receipt.missing packet',
    ],
    [
      'a receipt moved to another document',
      `update receipt set document = gen_random_uuid() where event = 'ContentConsignmentFailure'`,
      'receipt.document-missing receipt',
    ],
    [
      'a forged receipt',
      `update receipt set jws = left(jws, -6) || 'AAAAAA' where event = 'ContentHandover'`,
      'receipt.signature-invalid receipt',
    ],
    [
      'what nobody closes',
      `update delivery set expires_at = now() - interval '1 day' where state = 'pending'`,
      'delivery.overdue delivery',
    ],
  ])('finds %s', async (_, damage, expected) => {
    const client = await exchange.ports.database.connect();
    const { database } = exchange.ports;
    try {
      await client.query('begin');
      await client.query(damage);
      const ports = {
        ...exchange.ports,
        database: Object.assign(Object.create(database), { query: client.query.bind(client) }),
      };
      const { findings } = await examineExchange({ ...ports, axisRootPem: exchange.receipts.rootPem }, operator, {});
      expect(findings.map(({ code, subject }) => `${code} ${subject.split(' ')[0]}`)).toContain(expected);
      for (const { sentence } of findings) expect(sentence.vi).not.toBe(sentence.en);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('finds a delivery for which no system comes any more', async () => {
    exchange.publish({ kind: 'serving', agency: 'H36.15.04', periods: [] });
    expect((await examine()).found).toContain('agency.no-system delivery');
    exchange.publish({
      kind: 'serving',
      agency: 'H36.15.04',
      periods: [{ system: 'commune-dms', since: '2025-01-01T00:00:00Z' }],
    });
  });

  it('finds a kept object that is damaged, missing, or nobody’s', async () => {
    const [kept] = await exchange.rows<{ content: string }>('select content from packet where content is not null');
    await writeFile(join(exchange.folder, 'kept', kept?.content ?? ''), 'damaged');
    expect((await examine()).found).toEqual(['content.damaged document']);
    await exchange.ports.content.remove(kept?.content ?? '');
    expect((await examine()).found).toEqual(['content.unknown document']);
    await writeFile(join(exchange.folder, 'kept', newId()), 'orphan');
    exchange.passes(3 * 3_600_000);
    expect((await examine()).found).toEqual(['content.unknown document', 'content.orphaned content']);
  });
});
