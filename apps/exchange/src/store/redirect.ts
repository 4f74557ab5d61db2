import { type Database, prepared } from '@edoc-axis/platform';
import type { PoolClient } from 'pg';
import { appendFacts, type NewFact } from './new-rows.js';

export interface WaitingElsewhere {
  readonly id: string;
  readonly version: number;
  readonly document: string;
  readonly packet: string;
  readonly recipient: string;
  readonly sender: string;
  /** Something is asked of who fetched it: that stays with this delivery. */
  readonly asked: boolean;
}

/** Until the transaction ends nobody else forwards: two that bring one document to one office would not see each other. */
export async function lockForwarding(client: PoolClient): Promise<void> {
  await lock(client, []);
}

const lock = prepared<[], object>(
  'lock-forwarding',
  `select pg_advisory_xact_lock(hashtextextended('forward-from-closed', 0))`,
);

/**
 * Documents that wait for these agencies: under no lease, and not fetched, or so long ago that nobody will confirm them.
 * Looked up agency by agency, as leases are.
 */
export async function waitingForClosed(
  database: Database,
  order: { agencies: readonly string[]; now: Date; fetchedBefore: Date; limit: number },
): Promise<WaitingElsewhere[]> {
  return waiting(database, [order.agencies, order.now, order.fetchedBefore, order.limit]);
}

/** What is asked of a delivery: looked up one by one, where `exists` would read all that is asked of anybody. */
const askedOf = (delivery: string) =>
  `(select q.id from question q where q.delivery = ${delivery} and q.closed_at is null limit 1)`;

const waiting = prepared<[readonly string[], Date, Date, number], WaitingElsewhere>(
  'waiting-for-closed',
  `select head.id, head.version, head.document, head.packet, head.recipient, d.sender,
          ${askedOf('head.id')} is not null as asked
     from unnest($1::text[]) as agency (code)
    cross join lateral (
      select id, version, document, packet, recipient from delivery
       where recipient = agency.code and state = 'pending' and carries = 'document'
         and (leased_until is null or leased_until <= $2) and (fetched_at is null or fetched_at <= $3)
       order by urgent desc, id
       limit $4) as head
     join document d on d.id = head.document
    limit $4`,
);

export type Held = Pick<WaitingElsewhere, 'id' | 'version' | 'packet' | 'recipient'>;

/** Deliveries of these packets to these agencies that wait there or were taken, and of which nothing is asked back. */
export async function heldAlready(
  database: Database,
  wanted: readonly Pick<WaitingElsewhere, 'document' | 'packet' | 'recipient'>[],
): Promise<Held[]> {
  return held(database, [JSON.stringify(wanted)]);
}

const held = prepared<[string], Held>(
  'held-already',
  `select v.id, v.version, v.packet, v.recipient
     from (select distinct * from jsonb_to_recordset($1::jsonb) as w (document uuid, packet uuid, recipient text)) w
    cross join lateral (
      select id, version, packet, recipient from delivery
       where document = w.document and packet = w.packet and recipient = w.recipient and carries = 'document'
         and state in ('pending', 'delivered', 'acknowledged')
         and ${askedOf('delivery.id')} is null
       -- The order of the index: of those there are, the first.
       order by document, id
       limit 1) as v`,
);

type Versioned = Pick<WaitingElsewhere, 'id' | 'version'>;

export interface Redirection {
  readonly delivery: Versioned;
  readonly recipient: string;
  /** Deliveries of the same packet that become one with it: what they were addressed to, it is from now on. */
  readonly joins: readonly Versioned[];
  readonly facts: readonly NewFact[];
}

/**
 * Gives deliveries to other recipients, and makes one of those that meet there, each with its facts in the same
 * transaction. Compare-and-set, all of a redirection or none: what somebody took, took back or confirmed in between, or
 * is about to, stays as it is.
 */
export async function redirectDeliveries(
  database: Database,
  epoch: number,
  redirections: readonly Redirection[],
  now: Date,
): Promise<void> {
  const items = redirections.map(({ delivery, ...rest }) => ({ ...delivery, ...rest }));
  await redirect(database, [JSON.stringify(items), epoch, now]);
}

// Ids are always compared with an array, so that they are looked up one by one: joined, all there are might be read.
const redirect = prepared<[string, number, Date], object>(
  'redirect-deliveries',
  `with o as materialized (
     select * from jsonb_to_recordset($1::jsonb)
         as o (id uuid, version integer, recipient text, joins jsonb, facts jsonb)
   ), part as materialized (
     select o.id as one, o.id, o.version from o
     union all
     select o.id, j.id, j.version from o, jsonb_to_recordset(o.joins) as j (id uuid, version integer)
   ), unchanged as materialized (
     select v.id, v.version from delivery v
      where v.id = any (array (select part.id from part)) and v.state in ('pending', 'delivered', 'acknowledged')
        -- A lease raises no version. Who leased it meanwhile keeps it; so does who receives, of what it has already.
        and (v.leased_until is null or v.leased_until <= $3
             or exists (select from o where o.id = v.id and o.recipient = v.recipient))
        for update skip locked
   ), whole as materialized (
     select o.* from o
      where not exists (
        select from part left join unchanged using (id, version) where part.one = o.id and unchanged.id is null)
   ), joined as (
     delete from delivery v using part
      where part.id = v.id and part.one <> v.id
        and v.id = any (array (select part.id from part join whole on whole.id = part.one))
     returning part.one, v.addressed_to, v.fetched_at, v.fetched_by, v.redelivers
   ), together as (
     select one, min(fetched_at) as fetched_at,
            (array_agg(redelivers order by redelivers) filter (where redelivers is not null))[1] as redelivers,
            array (select code from joined j, unnest(j.addressed_to) as code where j.one = joined.one) as addressed_to,
            array (select distinct name from joined j, unnest(j.fetched_by) as name where j.one = joined.one)
              as fetched_by
       from joined group by one
   ), changed as (
     update delivery
        set recipient = whole.recipient, version = delivery.version + 1,
            addressed_to = delivery.addressed_to || coalesce(together.addressed_to, '{}'),
            -- What was sent on goes on by what it became one with.
            redelivers = coalesce(delivery.redelivers, together.redelivers),
            fetched_at = least(delivery.fetched_at, together.fetched_at),
            fetched_by = delivery.fetched_by || array (
              select unnest(together.fetched_by) except select unnest(delivery.fetched_by)),
            -- Who receives may hold a lease of what came to it before; the former recipient's ends.
            leased_until = case when delivery.recipient = whole.recipient then leased_until end,
            leased_by = case when delivery.recipient = whole.recipient then leased_by end,
            lease_hash = case when delivery.recipient = whole.recipient then lease_hash end,
            -- What was tried in vain at the former recipient's was not tried here.
            carry_after = case when delivery.recipient = whole.recipient then carry_after end,
            carried_by = case when delivery.recipient = whole.recipient then carried_by else '' end
       from whole left join together on together.one = whole.id
      where delivery.id = whole.id and delivery.id = any (array (select whole.id from whole))
     returning whole.facts
   ), asked as (
     update question set recipient = whole.recipient from whole
      where question.delivery = whole.id and question.closed_at is null
        and question.delivery = any (array (select whole.id from whole))
   )
   ${appendFacts('changed.facts', '$2::integer', 'changed')}`,
);
