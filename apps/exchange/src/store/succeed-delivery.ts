import { type Database, prepared } from '@edoc-axis/platform';
import { appendFacts, appendReceipts, type NewFact, type NewReceipt } from './new-rows.js';
import type { Row } from './tables.js';

/** What goes on in place of one that ended in vain. */
export interface Succession {
  readonly former: { readonly id: string; readonly version: number; readonly packet: string };
  readonly id: string;
  readonly recipient: string;
  readonly at: Date;
  readonly expiresAt: Date;
  readonly facts: readonly NewFact[];
  readonly receipts: readonly NewReceipt[];
}

/**
 * A new delivery of the same packet that names the old, with facts and receipts in the same statement. Compare-and-set: of
 * two who send it on at once one does.
 * @returns false, and nothing is written, when somebody was quicker, or its content has gone
 */
export async function succeedDelivery(database: Database, epoch: number, wanted: Succession): Promise<boolean> {
  const { former, id, recipient, at, expiresAt, facts, receipts } = wanted;
  const values = [former.id, former.version, former.packet, id, recipient, at, expiresAt];
  return (await succeed(database, [...values, JSON.stringify(facts), JSON.stringify(receipts), epoch])).length > 0;
}

const succeed = prepared<readonly unknown[], { id: string }>(
  'succeed-delivery',
  `with content as materialized (
     -- Whoever lets content go waits for this, or this for them.
     select id from packet where id = $3::uuid and gone_at is null for share
   ), ended as (
     update delivery set settled_at = $6::timestamptz, version = delivery.version + 1
       from content
      where delivery.id = $1::uuid and delivery.version = $2 and delivery.packet = content.id
        and state in ('expired', 'undeliverable') and settled_at is null
     returning delivery.*
   ), successor as (
     insert into delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at, expires_at,
       urgent, redelivers, answer, question)
     select $4::uuid, carries, document, packet, $5::text, addressed_to, 'pending', $6::timestamptz, $6::timestamptz,
            $7::timestamptz, urgent, id, answer, question
       from ended
     returning id
   ), new_receipt as (${appendReceipts('$9', 'successor')}
   ), new_fact as (${appendFacts('$8', '$10::integer', 'successor')}
   )
   select id from successor`,
);

export type Successor = Pick<
  Row<'delivery'>,
  'id' | 'document' | 'recipient' | 'addressed_to' | 'created_at' | 'packet'
> & {
  readonly state: 'pending';
};

/** What goes on in the place of that delivery. */
export async function successorOf(database: Database, delivery: string): Promise<Successor | undefined> {
  return (await successor(database, [delivery]))[0];
}

const successor = prepared<[string], Successor>('successor-of', 'select * from delivery where redelivers = $1');

/** A delivery by which an agency has a document, or a later edition of it, or is about to. */
export async function deliveryHeldBy(
  database: Database,
  wanted: { document: string; packet: string; carries: string; recipient: string },
): Promise<Holding | undefined> {
  const { document, packet, carries, recipient } = wanted;
  return (await heldBy(database, [document, recipient, carries, packet]))[0];
}

type Holding = Pick<Row<'delivery'>, 'id' | 'state' | 'redelivers'>;

const heldBy = prepared<[string, string, string, string], Holding>(
  'delivery-held-by',
  `select id, state, redelivers from delivery
    where document = any (array (
            select later.id from document wanted
              join document later on later.sender = wanted.sender and later.document_id = wanted.document_id
               and later.business_type = wanted.business_type and later.edition >= wanted.edition
             where wanted.id = $1))
      and recipient = $2 and carries = $3 and state in ('pending', 'delivered', 'acknowledged')
      -- A document is the same in all its packets; each status is one of its own.
      and (carries = 'document' or packet = $4)
    order by document, id
    limit 1`,
);

/** Somebody looked at what ended in vain, and it stays so. */
export async function settle(
  database: Database,
  epoch: number,
  { id, version, at, fact }: { id: string; version: number; at: Date; fact: NewFact },
): Promise<boolean> {
  return (await settleOne(database, [id, version, at, JSON.stringify([fact]), epoch])).length > 0;
}

const settleOne = prepared<readonly unknown[], { id: string }>(
  'settle-delivery',
  `with settled as (
     update delivery set settled_at = $3, version = version + 1
      where id = $1 and version = $2 and state in ('expired', 'undeliverable') and settled_at is null
     returning id
   ), told as (${appendFacts('$4', '$5::integer', 'settled')}
   )
   select id from settled`,
);
