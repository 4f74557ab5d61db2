import { businessTypes } from '@edoc-axis/domain';
import { toldAboutDeliveryMax } from './facts.js';
import { frozenAt } from './freezes.js';
import { appendFacts, type NewFact } from './new-rows.js';
import { type Database, inTurn, prepared } from '@edoc-axis/platform';

export interface LeaseOrder {
  /** Agencies whose post is wanted. */
  readonly agencies: readonly string[];
  readonly carries: readonly ('document' | 'status')[];
  readonly limit: number;
  readonly system: string;
  readonly hash: Buffer;
  readonly now: Date;
  readonly until: Date;
}

export interface LeasedRow {
  readonly id: string;
  readonly carries: 'document' | 'status';
  readonly recipient: string;
  readonly addressed_to: string[];
  readonly document: string;
  readonly document_id: string;
  readonly sender: string;
  readonly business_type: number;
  readonly code_number: string;
  readonly code_notation: string;
  readonly subject: string;
  readonly priority: number;
  readonly brought_at: Date;
  readonly sha256: Buffer;
  readonly bytes: string;
  /** Of a status or a revocation that asks something: the question, and the delivery it is about. */
  readonly asks: { readonly question: string; readonly delivery: string } | null;
}

/**
 * Leases what waits for these agencies, urgent first, oldest first. One system's questions are answered in turn: asked at
 * once, all of them would reach for the same first ones, and all but one come back with nothing. `skip locked`: of others,
 * and of copies of the exchange, none waits. Candidates are looked up agency by agency, so that a province's system with thousands of them
 * reads the head of each queue and not the queues; twice as many as wanted, because another may be taking the same.
 * Frozen documents are nobody's to take; what was answered about them is.
 */
export const leaseWaiting = inTurn(
  ({ system }: LeaseOrder) => system,
  async (database, order): Promise<LeasedRow[]> => {
    const { agencies, carries, limit, system, hash, now, until } = order;
    const rows = await lease(database, [agencies, carries, now, limit, system, hash, until]);
    // An update returns its rows in no particular order.
    return rows.sort((a, b) => Number(b.urgent) - Number(a.urgent) || (a.id < b.id ? -1 : 1));
  },
);

/** Said so that the ids are looked up by themselves, and not among all that is pending for anybody. */
export const stillPending = `coalesce(state, '') = 'pending'`;

/** What a statement that leases gives back of each delivery, for `leasedRows`. */
export const leasedColumns = `delivery.id, delivery.carries, delivery.recipient, delivery.addressed_to,
               delivery.document, delivery.packet, delivery.urgent, delivery.answer, delivery.question`;

/**
 * The end of a statement that leases: what was leased, from its part `leased`, as a `LeasedRow`.
 * @param more columns, with a comma behind each
 */
export const leasedRows = (more = '') => `
  select ${more}l.id, l.carries, l.recipient, l.addressed_to, l.urgent,
          -- What is fetched under this id: the document, or the status packet itself, which comes from the recipient.
          case l.carries when 'status' then l.packet else l.document end as document,
          coalesce(answered.recipient, d.sender) as sender, d.document_id, d.business_type,
          d.code_number, d.code_notation, d.subject, d.priority, p.brought_at, p.sha256, p.bytes,
          case when l.question is not null then
                 (select json_build_object('question', q.id, 'delivery', q.delivery) from question q where q.id = l.question)
               when l.carries = 'document' and d.business_type in (${businessTypes.revocation}, ${businessTypes.update}) then
                 (select json_build_object('question', q.id, 'delivery', q.delivery)
                    from concern c
                    join delivery v on v.document = c.concerned and v.recipient = l.recipient and v.carries = 'document'
                    join question q on q.delivery = v.id and q.closed_at is null
                     and q.kind = case d.business_type when ${businessTypes.revocation} then 'revocation' else 'update' end
                   where c.document = l.document order by v.id desc limit 1)
          end as asks
     from leased l
     join document d on d.id = l.document
     join packet p on p.id = l.packet
     left join answer a on a.id = l.answer
     left join delivery answered on answered.id = a.delivery`;

const lease = prepared<readonly unknown[], LeasedRow & { urgent: boolean }>(
  'lease-waiting',
  `with candidate as (
     select head.id
       from unnest($1::text[]) as agency (code)
      cross join lateral (
        select id, urgent from delivery
         where recipient = agency.code and state = 'pending' and carries = any ($2::text[])
           and (leased_until is null or leased_until <= $3)
           and (carries = 'status' or ${frozenAt('delivery.document')} is null)
         order by urgent desc, id
         limit $4) as head
      order by head.urgent desc, head.id
      limit 2 * $4::integer
   ), taken as (
     -- An array, so that they are looked up one by one: joined, all that waits for anybody might be read.
     select id from delivery
      where id = any (array (select id from candidate)) and ${stillPending}
        and (leased_until is null or leased_until <= $3)
        and (carries = 'status' or ${frozenAt('delivery.document')} is null)
      order by urgent desc, id
      limit $4
        for update skip locked
   ), leased as (
     update delivery set leased_by = $5, lease_hash = $6, leased_until = $7
       from taken where delivery.id = taken.id
     returning ${leasedColumns}
   )
   ${leasedRows()}`,
);

/**
 * Gives leases back, and says so in the same transaction.
 * @param hash what was leased under another one stays leased
 * @returns how many were given back; without any, the facts are not told either
 */
export async function releaseLeases(
  database: Database,
  epoch: number,
  { deliveries, hash, facts }: { deliveries: readonly string[]; hash: Buffer; facts: readonly NewFact[] },
): Promise<number> {
  const [row] = await release(database, [deliveries, hash, JSON.stringify(facts), epoch]);
  return row?.released ?? 0;
}

const release = prepared<[readonly string[], Buffer, string, number], { released: number }>(
  'release-leases',
  `with released as (
     update delivery set leased_until = null, leased_by = null, lease_hash = null
      where id = any ($1::uuid[]) and lease_hash = $2 and state = 'pending'
     returning id, document
   ), untold as (
     select from released r
      where (select count(*) from fact f where f.document = r.document and f.delivery = r.id
                and f.kind = 'delivery.released') < ${toldAboutDeliveryMax}
      limit 1
   ), told as (${appendFacts('$3', '$4::integer', 'untold')}
   )
   select count(*)::integer as released from released`,
);
