import { setTimeout as wait } from 'node:timers/promises';
import { createPool, openHome, type Settings } from '@edoc-axis/platform';

/** What an axis has behind it after years, written past its processes. */
export interface Past {
  /**
   * Documents of two years, most of them long acknowledged, their content gone with its time; what is newest has content,
   * facts and receipts, of which the tracker has heard. The axis runs, and nobody sends meanwhile.
   * @param onProgress is told how many documents are there
   */
  fill(documents: number, onProgress: (documents: number) => void): Promise<{ readonly deliveries: number }>;
  close(): Promise<void>;
}

const lookEveryMs = 500;
const documentsAtOnce = 200_000;
/** An index of 36 million rows is not built in the half minute that others have. */
const statementMs = 3_600_000;
/** So many of the newest have content, receipts and facts, which the tracker has to keep again one by one. */
const newestMax = 100_000;

export function openPast(url: string, { home, axis }: Pick<Settings, 'home' | 'axis'>): Past {
  const { databasePasswords } = openHome(home, axis);
  const poolOf = (owner: 'exchange' | 'tracker') =>
    createPool({ url, owner, password: databasePasswords[owner] }, { connectionsMax: 1, statementMs });
  const [exchange, tracker] = [poolOf('exchange'), poolOf('tracker')];
  async function untilFollowed(): Promise<void> {
    const { rows: facts } = await exchange.query<{ count: string }>('select count(*) from fact');
    for (;;) {
      const { rows: feed } = await tracker.query<{ position: string }>('select position from feed');
      if (Number(feed[0]?.position) >= Number(facts[0]?.count)) return;
      await wait(lookEveryMs);
    }
  }

  return {
    async fill(documents, onProgress) {
      const indices = await dropIndices(exchange);
      for (let from = 0; from < documents; from += documentsAtOnce) {
        const to = Math.min(documents, from + documentsAtOnce);
        for (const filling of [fillDocuments, fillPackets, fillDeliveries]) {
          await exchange.query(filling, [from, to, documents, newestMax]);
        }
        onProgress(to);
      }
      for (const statement of indices) await exchange.query(statement);
      const newest = [Math.max(0, documents - newestMax), documents, documents, newestMax];
      await exchange.query(fillReceipts, newest);
      await exchange.query(fillFacts, newest);
      await untilFollowed();
      // What follows facts one by one did so long ago.
      for (const table of ['rereading', 'deadline_following']) {
        await tracker.query(`update ${table} set position = (select position from feed)`);
      }
      // Done by PostgreSQL itself, but while others measure.
      for (const pool of [exchange, tracker]) await pool.query('vacuum (analyze)');
      const { rows } = await exchange.query<{ count: string }>('select count(*) from delivery');
      return { deliveries: Number(rows[0]?.count) };
    },
    async close() {
      await Promise.all([exchange.end(), tracker.end()]);
    },
  };
}

/** To build an index once is far cheaper than to find the place of every row in it. */
async function dropIndices(pool: ReturnType<typeof createPool>): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i
      where i.indrelid in ('document'::regclass, 'packet'::regclass, 'delivery'::regclass)
        and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
  );
  for (const { name } of rows) await pool.query(`drop index ${name}`);
  return rows.map(({ definition }) => definition);
}

/**
 * The documents from `$1` to `$2`, of `$3` in all, evenly over two years until a week ago; of `$4` of the newest the
 * content is there. `offset 0` has each of these worked out once, and not wherever it is used.
 */
const these = `generate_series($1::integer, $2::integer - 1) n,
         lateral (select now() - interval '7 days' - interval '2 years' * (1 - n::double precision / $3::integer) as at,
                         n >= $3::integer - $4::integer as is_newest offset 0) as moment,
         lateral (select lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' as prefix offset 0) as stamp,
         lateral (select ${idOf(1)} as document, ${idOf(2)} as packet offset 0) as named`;
/** Of every ten documents to how many each goes, 3.6 on average; each of their deliveries has a number of its own, `k`. */
const recipients = `generate_series(1, (array[1, 1, 1, 2, 2, 3, 4, 5, 7, 10])[1 + n % 10]) m,
         lateral (select n * 10 + m as k offset 0) as place,
         lateral (select ${agencyOf('k')} as recipient, ${idOf(3, 'k')} as delivery offset 0) as addressed`;

/** Ordered by time, as ids are that the exchange makes; `kind` says of what it is the id, and `number` of which one. */
function idOf(kind: number, number = 'n'): string {
  return `(prefix || '00${kind}8' || lpad(to_hex(${number}), 15, '0'))::uuid`;
}

/** Some 100,000 agencies of 32 provinces; a few have most of the post. */
function agencyOf(number: string): string {
  return `('H' || 1 + (hashint4(${number}) & 31) || '.'
            || (power((hashint4(${number} # 11) & 2147483647) / 2147483648.0::double precision, 3) * 3321)::integer)`;
}

const fillDocuments = `
  insert into document (id, sender, document_id, business_type, edition, packet, content_digest, code_number,
                        code_notation, subject, promulgated_on, priority, accepted_at)
  select document, ${agencyOf('-n')}, 'past,2024/01/01,' || n || '/UBND', 0, 1, packet,
         decode(md5(n::text) || md5((-n)::text), 'hex'), n::text, 'UBND-VP', 'V/v văn bản đã gửi số ' || n,
         '2024/01/01', 0, at
    from ${these}`;

const fillPackets = `
  insert into packet (id, document, kind, sha256, bytes, inline, gone_at, gone_reason, brought_by, brought_at, verdict,
                      policy, directory_version, warnings, receipt)
  select packet, document, 'document', decode(md5(n::text) || md5((-n)::text), 'hex'), 8192,
         case when is_newest then decode(repeat(md5(n::text), 512), 'hex') end,
         case when not is_newest then at + interval '30 days' end,
         case when not is_newest then 'retention' end, 'past', at,
         '{"verdict": "valid", "code": "signature.valid"}', 'packet', 1, '[]', 'past-' || n
    from ${these}`;

const fillDeliveries = `
  insert into delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at, expires_at,
                        urgent, version, fetched_at, fetched_by, acknowledged_at)
  select delivery, 'document', document, packet, recipient, array[recipient],
         case when k % 500 = 0 then 'pending' when k % 40 = 1 then 'delivered' else 'acknowledged' end,
         at, at, now() + interval '30 days', false, 2,
         case when k % 500 > 0 then at end,
         case when k % 500 > 0 then array['past'] else '{}' end,
         case when k % 500 > 0 and k % 40 <> 1 then at end
    from ${these}, ${recipients}`;

/** As long as real ones, and no receipts: nobody is shown them. */
const fillReceipts = `
  insert into receipt (id, event, at, document, delivery, recipient, jws)
  select 'past-' || k || '-' || event, event, at, document, delivery, recipient, repeat(md5(k::text), 40)
    from ${these}, ${recipients}, unnest(array['ContentHandover', 'ConsignmentAcceptance']) as event`;

const fillFacts = `
  insert into fact (epoch, id, kind, at, by, document, delivery, params)
  select (select epoch from feed), gen_random_uuid(), kind, at, 'past', document, delivery,
         jsonb_build_object('recipient', recipient, 'confirmedBy', 'digest')
    from ${these}, ${recipients}, unnest(array['delivery.delivered', 'delivery.acknowledged']) as kind`;
