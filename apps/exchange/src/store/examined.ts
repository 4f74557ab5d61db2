import type { DeliveryState } from '@edoc-axis/domain';
import { frozenAt } from './freezes.js';
import { type Database, prepared } from '@edoc-axis/platform';
import { answersIn } from './revocation-answers.js';

/** A packet as the doctor sees it: a small one was hashed where it lies. */
export interface ExaminedPacket {
  readonly id: string;
  readonly document: string;
  readonly kind: string;
  readonly sha256: Buffer;
  readonly bytes: string;
  readonly inline_sha256: Buffer | null;
  readonly content: string | null;
  readonly receipt: string | null;
}

export interface ExaminedDelivery {
  readonly id: string;
  readonly carries: 'document' | 'status';
  readonly recipient: string;
  readonly state: DeliveryState;
  readonly expires_at: Date;
  readonly since: Date;
  /** The last fact that told of a change of state. */
  readonly told: string | null;
  readonly frozen: boolean;
}

export interface ExaminedReceipt {
  readonly id: string;
  readonly document: string;
  readonly jws: string;
  /** Of the packet the delivery carried, or whose acceptance it is; null when there is none. */
  readonly packet_sha256: Buffer | null;
}

/** A document, and how much there is to look at. */
export interface DocumentToExamine {
  readonly id: string;
  readonly deliveries: number;
  /** Of packets that lie outside the database. */
  readonly keptBytes: number;
}

/** Documents in the order of their ids. */
export async function documentsAfter(
  database: Database,
  after: string | undefined,
  limit: number,
): Promise<DocumentToExamine[]> {
  return documents(database, [after ?? null, limit]);
}

const documents = prepared<[string | null, number], DocumentToExamine>(
  'examine-documents',
  `select id, (select count(*)::integer from delivery v where v.document = d.id) as deliveries,
          (select coalesce(sum(bytes), 0)::float8 from packet p where p.document = d.id and content is not null)
            as "keptBytes"
     from document d where id > coalesce($1, '00000000-0000-0000-0000-000000000000'::uuid) order by id limit $2`,
);

export async function packetsToExamine(database: Database, ids: readonly string[]): Promise<ExaminedPacket[]> {
  return packets(database, [ids]);
}

const packets = prepared<[readonly string[]], ExaminedPacket>(
  'examine-packets',
  `select id, document, kind, sha256, bytes, sha256(inline) as inline_sha256, content, receipt
     from packet where document = any ($1::uuid[]) and gone_at is null order by id`,
);

export async function deliveriesToExamine(
  database: Database,
  ids: readonly string[],
  changes: readonly string[],
): Promise<ExaminedDelivery[]> {
  return deliveries(database, [ids, changes]);
}

const deliveries = prepared<[readonly string[], readonly string[]], ExaminedDelivery>(
  'examine-deliveries',
  `with told as (
     select distinct on (delivery) delivery, kind from fact
      where document = any ($1::uuid[]) and delivery is not null and kind = any ($2::text[])
      order by delivery, epoch desc, xid desc, sequence desc
   )
   select v.id, v.carries, v.recipient, v.state, v.expires_at, v.since, told.kind as told,
          ${frozenAt('v.document')} is not null as frozen
     from delivery v left join told on told.delivery = v.id
    where v.document = any ($1::uuid[]) order by v.id`,
);

export async function receiptsToExamine(database: Database, ids: readonly string[]): Promise<ExaminedReceipt[]> {
  return receipts(database, [ids]);
}

const receipts = prepared<[readonly string[]], ExaminedReceipt>(
  'examine-receipts',
  `select r.id, r.document, r.jws, coalesce(carried.sha256, accepted.sha256) as packet_sha256
     from receipt r
     left join delivery v on v.id = r.delivery
     left join packet carried on carried.id = v.packet
     left join packet accepted on r.delivery is null and accepted.document = r.document and accepted.receipt = r.id
    where r.document = any ($1::uuid[]) order by r.id`,
);

/** An answer that a document rests on, and that is not there as it should be. */
export interface MissingAnswer {
  readonly document: string;
  readonly answer: string;
}

/** Those that are not kept whole, though a packet that came before a moment rests on them. */
export async function missingAnswers(
  database: Database,
  ids: readonly string[],
  before: Date,
  limit: number,
): Promise<MissingAnswer[]> {
  return missing(database, [ids, before, limit]);
}

const missing = prepared<[readonly string[], Date, number], MissingAnswer>(
  'examine-answers',
  `with named as materialized (
     select distinct p.document, n.answer from packet p cross join lateral ${answersIn('p.revocations')} n
      where p.document = any ($1::uuid[]) and p.brought_at < $2
   ), looked as materialized (
     select n.answer, (select sha256(a.bytes) = a.sha256 from revocation_answer a
                        where a.sha256 = decode(n.answer, 'hex')) as whole
       from (select distinct answer from named) n
   )
   select n.document, n.answer from named n join looked l on l.answer = n.answer
    where l.whole is not true order by n.document, n.answer limit $3`,
);

/** Receipts of nothing: neither a document nor a refusal has their name. */
export async function strayReceipts(database: Database, limit: number): Promise<string[]> {
  return (await strays(database, [limit])).map(({ id }) => id);
}

const strays = prepared<[number], { id: string }>(
  'examine-stray-receipts',
  `select r.id from receipt r
    where not exists (select from document d where d.id = r.document)
      and not exists (select from rejection j where j.id = r.document)
    limit $1`,
);
