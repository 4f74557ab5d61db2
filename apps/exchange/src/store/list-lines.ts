import type { DeliveryState } from '@edoc-axis/domain';
import { businessTypes } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import type { QuestionInCase } from './delivery-case.js';
import type { DeliveryRow } from './documents.js';
import { frozenAt } from './freezes.js';
import type { Row } from './tables.js';

type ListedColumns = Pick<
  Row<'document'>,
  | 'document_id'
  | 'business_type'
  | 'edition'
  | 'code_number'
  | 'code_notation'
  | 'subject'
  | 'promulgated_on'
  | 'priority'
  | 'accepted_at'
>;

/** A document as lists show it. */
export interface ListedRow extends ListedColumns {
  readonly document: string;
  readonly sender: string;
  readonly due_on: string | null;
  readonly revoked_at: Date | null;
  readonly frozen_at: Date | null;
}

const listed = `d.id as document, d.sender, d.document_id, d.business_type, d.edition, d.code_number, d.code_notation,
          d.subject, d.promulgated_on, d.heading ->> 'dueOn' as due_on, d.priority, d.accepted_at,
          ${frozenAt('d.id')} as frozen_at`;

/** When it was first declared void. */
const revokedAt = (more = '') =>
  `(select min(c.declared_at)
             from concern c cross join lateral (select business_type from document where id = c.document) r
            where c.concerned = d.id and r.business_type = ${businessTypes.revocation} ${more}) as revoked_at`;

const told = `coalesce(
            (select json_agg(t)
               from (select status, max(given_at) as given_at from answer where delivery = v.id group by status) t),
            '[]') as told`;

export interface ReceivedRow
  extends
    ListedRow,
    Pick<Row<'delivery'>, 'id' | 'recipient' | 'addressed_to' | 'since' | 'created_at' | 'acknowledged_at' | 'reason'> {
  readonly state: DeliveryState;
  readonly told: DeliveryRow['told'];
  readonly questions: readonly QuestionInCase[];
  readonly entry: (Omit<Row<'register_entry'>, 'entered_at'> & { readonly entered_at: string }) | null;
}

/** These deliveries, in this order. A recipient hears of a revocation that was sent to it as well. */
export async function receivedLines(database: Database, deliveries: readonly string[]): Promise<ReceivedRow[]> {
  return deliveries.length === 0 ? [] : received(database, [deliveries]);
}

const received = prepared<[readonly string[]], ReceivedRow>(
  'received-lines',
  `select v.id, v.recipient, v.addressed_to, v.state, v.since, v.created_at, v.acknowledged_at, v.reason, ${listed},
          ${revokedAt(`and (select true from delivery s
                             where s.document = c.document and s.carries = 'document' and s.recipient = v.recipient
                             order by s.document, s.id limit 1)`)},
          ${told},
          coalesce(
            (select json_agg(to_jsonb(q) || jsonb_build_object('disagreed', q.disagreed_at is not null) order by q.asked_at)
               from question q where q.delivery = v.id and q.closed_at is null),
            '[]') as questions,
          (select to_jsonb(e) from register_entry e where e.delivery = v.id) as entry
     from unnest($1::uuid[]) with ordinality as wanted (delivery, place)
    cross join lateral (select * from delivery where id = wanted.delivery) v
    cross join lateral (select * from document where id = v.document) d
    order by wanted.place`,
);

export interface SentRow extends ListedRow {
  readonly count: number;
  readonly by_state: Readonly<Partial<Record<DeliveryState, number>>> | null;
  readonly first: readonly FirstRecipient[];
  readonly open_questions: number;
}

export interface FirstRecipient {
  readonly id: string;
  readonly recipient: string;
  readonly state: DeliveryState;
  readonly since: string;
  readonly acknowledged_at: string | null;
  readonly reason: unknown;
  readonly told: DeliveryRow['told'];
}

/** What goes on in another delivery counts there. */
const goesOnHere = `(v.state not in ('expired', 'undeliverable') or v.settled_at is null
                or (select true from delivery s where s.redelivers = v.id) is null)`;

/** These documents, in this order, with what became of them among their recipients. */
export async function sentDocumentLines(database: Database, documents: readonly string[]): Promise<SentRow[]> {
  return documents.length === 0 ? [] : sent(database, [documents]);
}

const sent = prepared<[readonly string[]], SentRow>(
  'sent-document-lines',
  `select ${listed}, ${revokedAt()}, coalesce(n.count, 0) as count, n.by_state, f.first,
          (select count(*)::integer
             from delivery v join question q on q.delivery = v.id and q.closed_at is null
            where v.document = d.id and v.carries = 'document') as open_questions
     from unnest($1::uuid[]) with ordinality as wanted (document, place)
    cross join lateral (select * from document where id = wanted.document) d
    cross join lateral (
      select sum(s.n)::integer as count, jsonb_object_agg(s.state, s.n) as by_state
        from (select v.state, count(*)::integer as n from delivery v
               where v.document = d.id and v.carries = 'document' and ${goesOnHere}
               group by v.state) s) n
    cross join lateral (
      select coalesce(json_agg(v), '[]') as first
        from (select v.id, v.recipient, v.state, v.since, v.acknowledged_at, v.reason, ${told}
                from delivery v
               where v.document = d.id and v.carries = 'document' and ${goesOnHere}
               order by v.document, v.id limit 3) v) f
    order by wanted.place`,
);

/** What a delivery is about, and whose business it is. */
export interface HeadingRow extends Pick<
  ListedColumns,
  'document_id' | 'code_number' | 'code_notation' | 'subject' | 'priority'
> {
  readonly id: string;
  readonly document: string;
  readonly due_on: string | null;
  readonly sender: string;
  readonly recipient: string;
  readonly accepted_at: Date;
  readonly created_at: Date;
}

export async function headingsOf(database: Database, deliveries: readonly string[]): Promise<HeadingRow[]> {
  return headings(database, [deliveries]);
}

const headings = prepared<[readonly string[]], HeadingRow>(
  'headings-of-deliveries',
  `select v.id, v.document, v.recipient, v.created_at, d.sender, d.accepted_at, d.document_id, d.code_number,
          d.code_notation, d.subject, d.priority, d.heading ->> 'dueOn' as due_on
     from unnest($1::uuid[]) as wanted (delivery)
    cross join lateral (select id, document, recipient, created_at from delivery
                         where id = wanted.delivery and carries = 'document') v
    cross join lateral (select * from document where id = v.document) d`,
);
