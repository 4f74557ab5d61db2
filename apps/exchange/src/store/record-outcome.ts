import type { DeliveryState } from '@edoc-axis/domain';
import { appendFacts, appendReceipts, type NewFact, type NewReceipt } from './new-rows.js';
import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export type NewAnswer = Row<'answer'>;

/** A status packet rendered by the axis, and the delivery that brings it to the other side's system. */
export interface NewStatus {
  readonly packet: { readonly id: string; readonly sha256: Buffer; readonly inline: Buffer };
  readonly delivery: Pick<Row<'delivery'>, 'id' | 'recipient' | 'expires_at' | 'urgent'>;
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
  readonly status?: NewStatus;
}

/**
 * The one place where a delivery changes its state: compare-and-set on its version, and in the same statement, so in the
 * same transaction, the facts, the receipts and what else belongs to it. Of two that saw the same version one wins; the
 * other gets `false`, has written nothing, and looks again.
 */
export async function recordOutcome(database: Database, epoch: number, outcome: Outcome): Promise<boolean> {
  const { delivery, answer, status } = outcome;
  const rows = await record(database, [
    delivery.id,
    delivery.version,
    outcome.state,
    outcome.at,
    outcome.reason === undefined ? null : JSON.stringify(outcome.reason),
    outcome.acknowledged ?? false,
    JSON.stringify(outcome.facts),
    JSON.stringify(outcome.receipts),
    epoch,
    JSON.stringify(answer ? [answer] : []),
    outcome.closesQuestions ?? [],
    outcome.disagreesWith ?? null,
    answer?.id ?? null,
    delivery.document,
    status?.packet.id ?? null,
    status?.packet.sha256 ?? null,
    status?.packet.inline ?? null,
    status?.delivery.id ?? null,
    status?.delivery.recipient ?? null,
    status?.delivery.expires_at ?? null,
    status?.delivery.urgent ?? null,
  ]);
  return rows.length > 0;
}

const record = prepared<readonly unknown[], { id: string }>(
  'record-outcome',
  `with changed as (
     update delivery
        set state = $3,
            since = case when state = $3 then since else $4 end,
            reason = coalesce($5::jsonb, reason),
            acknowledged_at = case when $6::boolean then coalesce(acknowledged_at, $4) else acknowledged_at end,
            version = version + 1,
            leased_until = null, leased_by = null, lease_hash = null
      where id = $1 and version = $2
      returning id
   ), new_receipt as (${appendReceipts('$8', 'changed')}
   ), new_fact as (${appendFacts('$7', '$9::integer', 'changed')}
   ), new_answer as (
     insert into answer (id, delivery, status, description, staff, by, given_at, signature, receipts)
     select a.id, a.delivery, a.status, a.description, a.staff, a.by, a.given_at, a.signature, a.receipts
       from changed, jsonb_to_recordset($10::jsonb)
         as a (id uuid, delivery uuid, status text, description text, staff jsonb, by text, given_at timestamptz,
               signature text, receipts text[])
   ), answered as (
     update question
        set closed_at = case when question.id = any ($11::uuid[]) then $4 end,
            disagreed_at = case when question.id = $12::uuid then $4 else disagreed_at end,
            answer = $13::uuid
       from changed
      where question.delivery = changed.id and (question.id = any ($11::uuid[]) or question.id = $12::uuid)
   ), new_packet as (
     insert into packet (id, document, kind, sha256, bytes, inline, brought_by, brought_at)
     select $15::uuid, $14::uuid, 'status', $16::bytea, length($17::bytea), $17::bytea, 'axis', $4
       from changed where $15::uuid is not null
   ), new_delivery as (
     insert into delivery (id, carries, document, packet, recipient, addressed_to, state, since, created_at, expires_at,
       urgent, answer)
     select $18::uuid, 'status', $14::uuid, $15::uuid, $19::text, array[$19::text], 'pending', $4, $4,
            $20::timestamptz, $21::boolean, $13::uuid
       from changed where $18::uuid is not null
   )
   select id from changed`,
);
