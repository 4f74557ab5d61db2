import { type TableName, tables } from '../../../apps/exchange/src/store/tables.js';
import { exchangeMigrations } from '../../../apps/exchange/src/store/migrations/index.js';
import { migrate } from '@edoc-axis/platform';
import { type ExchangeUnderTest, startExchange } from './support/exchange-under-test.js';

describe('the schema of the exchange', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await startExchange();
  });
  afterAll(() => exchange?.stop());

  it('has exactly the columns the program reads and writes, of the types it believes they have', async () => {
    const rows = await exchange.rows<{ table: TableName; column: string; type: string }>(
      `select c.relname as table, a.attname as column,
              replace(format_type(a.atttypid, null), 'timestamp with time zone', 'timestamptz')
                || case when a.attnotnull then '' else '?' end as type
         from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'exchange'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
          and c.relname <> all ($1)`,
      [['migrations', 'directory_entry', 'directory_version']],
    );
    const migrated: Record<string, Record<string, string>> = {};
    for (const { table, column, type } of rows) (migrated[table] ??= {})[column] = type;
    expect(migrated).toEqual(tables);
  });

  it('is up to date after one run of the migrations', async () => {
    expect(await migrate(exchange.access, exchangeMigrations)).toEqual([]);
  });

  it.each([
    [
      'the head of a queue',
      `select id from delivery where recipient = 'H1' and state = 'pending' order by urgent desc, id limit 5`,
    ],
    [
      'the overdue',
      `select id from delivery where state = 'pending' and expires_at <= now() order by expires_at limit 5`,
    ],
    ['the deliveries of a document', `select id from delivery where document = gen_random_uuid() order by id limit 5`],
    [
      'a name',
      `select id from document where sender = 'a' and document_id = 'b' and business_type = 0 order by edition`,
    ],
    [
      'what was sent last',
      `select id from document where lower(sender) = 'a' and accepted_at > now() order by accepted_at desc, id desc limit 5`,
    ],
    ['who read a document', `select id from reading where document = gen_random_uuid() order by id desc limit 5`],
    ['what somebody read', `select id from reading where person = 'lan' order by id desc limit 5`],
    ['what was read for an agency', `select id from reading where agency = 'H1' order by id desc limit 5`],
    ['a number', `select id from document where sender = 'a' and code_number = '1' and code_notation = 'b'`],
    [
      'the feed',
      `select id from fact where (epoch, xid, sequence) > (1, '1'::xid8, 1) order by epoch, xid, sequence limit 5`,
    ],
  ])('looks %s up by an index', async (_, statement) => {
    const client = await exchange.ports.database.connect();
    try {
      await client.query('begin; set local enable_seqscan = off; set local enable_bitmapscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${statement}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(/Index/);
      expect(plan).not.toMatch(/Sort|Seq Scan/);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
