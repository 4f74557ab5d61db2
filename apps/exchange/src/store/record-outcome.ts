import type { DeliveryState } from '@edoc-axis/domain';
import { appendFacts, appendReceipts, type NewFact, type NewReceipt } from './new-rows.js';
import { type Database, numbered, prepared, together } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export type NewAnswer = Row<'answer'>;

/** What the sender asks of a recipient that holds the document. */
export type NewQuestion = Pick<Row<'question'>, 'id' | 'kind' | 'by' | 'reason'>;

/** A status packet, rendered by the axis or brought by who says it, and the delivery that brings it to the other side's system, if it has one. */
export interface NewStatus {
  readonly packet: {
    readonly id: string;
    readonly sha256: Buffer;
    readonly inline: Buffer;
    readonly by: string;
    /** Of its signature, where it was brought. */
    readonly verdict?: unknown;
    readonly gateway?: string;
  };
  readonly delivery?: Pick<Row<'delivery'>, 'id' | 'recipient' | 'expires_at' | 'urgent'>;
}

/** What became of a delivery: everything that is written about it at once. */
export interface Outcome {
  readonly delivery: { readonly id: string; readonly version: number; readonly document: string };
  readonly state: DeliveryState;
  readonly at: Date;
  /** Said with a final state; an earlier reason stays when there is none. */
  readonly reason?: unknown;
  /** The recipient took it with this outcome. */
  readonly acknowledged?: boolean;
  readonly facts: readonly NewFact[];
  readonly receipts: readonly NewReceipt[];
  readonly answer?: NewAnswer;
  readonly closesQuestions?: readonly string[];
  readonly disagreesWith?: string;
  /** Asked with this outcome. Of a kind that is open already there is no second one. */
  readonly asks?: NewQuestion;
  /** Carries the answer or the question. */
  readonly status?: NewStatus;
}

/**
 * The one place where a delivery changes its state: compare-and-set on its version, and in the same statement, so in the
 * same transaction, the facts, the receipts and what else belongs to it. Of two that saw the same version one wins; the
 * other gets `false`, has written nothing, and looks again.
 */
export async function recordOutcome(database: Database, epoch: number, outcome: Outcome): Promise<boolean> {
  return recordTogether(database, { epoch, outcome });
}

interface Recording {
  readonly epoch: number;
  readonly outcome: Outcome;
}

const recordTogether = together<Recording, boolean>(async (database, recordings) => {
  const rows = await record(database, [numbered(recordings.map(itemOf))]);
  const written = new Set(rows.map(({ n }) => n));
  return recordings.map((_, n) => written.has(n));
});

function itemOf({ epoch, outcome }: Recording): object {
  const { delivery, closesQuestions, disagreesWith, status, ...rest } = outcome;
  const { sha256, inline, id: packet, by, verdict, gateway } = status?.packet ?? {};
  return {
    ...rest,
    epoch,
    delivery: delivery.id,
    version: delivery.version,
    document: delivery.document,
    closes: closesQuestions,
    disagrees: disagreesWith,
    status: status && {
      ...status.delivery,
      ...{ packet, by, verdict, gateway },
      sha256: sha256?.toString('hex'),
      encoded: inline?.toString('base64'),
    },
  };
}

const record = prepared<[string], { n: number }>(
  'record-outcome',
  `with o as materialized (
     select * from jsonb_to_recordset($1::jsonb)
         as o (n integer, epoch integer, delivery uuid, version integer, document uuid, state text, at timestamptz,
               reason jsonb, acknowledged boolean, facts jsonb, receipts jsonb, answer jsonb, closes uuid[],
               disagrees uuid, asks jsonb, status jsonb)
   ), changed as (
     update delivery
        set state = o.state,
            since = case when delivery.state = o.state then delivery.since else o.at end,
            reason = coalesce(o.reason, delivery.reason),
            acknowledged_at = case when o.acknowledged then coalesce(acknowledged_at, o.at) else acknowledged_at end,
            version = delivery.version + 1,
            -- What is asked about a delivery that is being fetched does not take it out of anybody's hands.
            leased_until = case o.state when 'pending' then leased_until end,
            leased_by = case o.state when 'pending' then leased_by end,
            lease_hash = case o.state when 'pending' then lease_hash end
       from o
      where delivery.id = o.delivery and delivery.version = o.version
        -- An array, so that they are looked up one by one: joined, all there are might be read.
        and delivery.id = any (array (select o.delivery from o))
      returning delivery.id, delivery.state, delivery.packet, delivery.recipient, delivery.urgent, o.n, o.epoch, o.document, o.at, o.facts, o.receipts,
                o.answer, o.closes, o.disagrees, o.asks, o.status, (o.answer->>'id')::uuid as answer_id
   ), new_receipt as (${appendReceipts('changed.receipts', 'changed')}
   ), new_fact as (${appendFacts('changed.facts', 'changed.epoch', 'changed')}
   ), new_answer as (
     insert into answer (id, delivery, status, description, staff, by, given_at, signature, receipts)
     select a.id, a.delivery, a.status, a.description, a.staff, a.by, a.given_at, a.signature, a.receipts
       from changed, jsonb_to_record(changed.answer)
         as a (id uuid, delivery uuid, status text, description text, staff jsonb, by text, given_at timestamptz,
               signature text, receipts text[])
      where changed.answer is not null
   ), new_question as (
     insert into question (id, delivery, recipient, urgent, kind, by, reason, asked_at)
     select q.id, changed.id, changed.recipient, changed.urgent, q.kind, q.by, q.reason, changed.at
       from changed, jsonb_to_record(changed.asks) as q (id uuid, kind text, by text, reason text)
      where changed.asks is not null
   ), leaving as (
     insert into leaving_content (delivery, packet, document)
     select id, packet, document from changed where state = 'withdrawn'
   ), answered as (
     update question
        set closed_at = case when question.id = any (changed.closes) then changed.at end,
            disagreed_at = case when question.id = changed.disagrees then changed.at else disagreed_at end,
            answer = changed.answer_id
       from changed
      where question.delivery = changed.id
        and (question.id = any (changed.closes) or question.id = changed.disagrees)
   ), new_status as materialized (
     select s.*, decode(s.encoded, 'base64') as inline, changed.document, changed.at, changed.answer_id,
            (changed.asks->>'id')::uuid as question
       from changed, jsonb_to_record(changed.status)
         as s (id uuid, recipient text, expires_at timestamptz, urgent boolean, packet uuid, sha256 text, encoded text,
               by text, verdict jsonb, gateway text)
      where changed.status is not null
   ), new_packet as (
     insert into packet (id, document, kind, sha256, bytes, inline, brought_by, brought_at, verdict, gateway)
     select packet, document, 'status', decode(sha256, 'hex'), length(inline), inline, by, at, verdict,
            decode(gateway, 'hex')
       from new_status
   ), new_delivery as (
     insert into delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at, expires_at,
       urgent, answer, question)
     select id, 'status', document, packet, recipient, array[recipient], 'pending', at, at, expires_at, urgent, answer_id,
            question
       from new_status where id is not null
   )
   select n from changed`,
);
