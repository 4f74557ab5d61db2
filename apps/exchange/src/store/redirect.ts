import { type Database, prepared } from '@edoc-axis/platform';
import { appendFacts, type NewFact } from './new-rows.js';

export interface WaitingElsewhere {
  readonly id: string;
  readonly version: number;
  readonly document: string;
  readonly recipient: string;
  readonly sender: string;
}

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

const waiting = prepared<[readonly string[], Date, Date, number], WaitingElsewhere>(
  'waiting-for-closed',
  `select head.id, head.version, head.document, head.recipient, d.sender
     from unnest($1::text[]) as agency (code)
    cross join lateral (
      select id, version, document, recipient from delivery
       where recipient = agency.code and state = 'pending' and carries = 'document'
         and (leased_until is null or leased_until <= $2) and (fetched_at is null or fetched_at <= $3)
       order by urgent desc, id
       limit $4) as head
     join document d on d.id = head.document
    limit $4`,
);

export interface Redirection {
  readonly delivery: Pick<WaitingElsewhere, 'id' | 'version'>;
  readonly recipient: string;
  readonly fact: NewFact;
}

/**
 * Gives deliveries to other recipients, each with its fact in the same transaction. Compare-and-set: what somebody took,
 * took back or confirmed in between stays as it is.
 */
export async function redirectDeliveries(
  database: Database,
  epoch: number,
  redirections: readonly Redirection[],
): Promise<void> {
  const items = redirections.map(({ delivery, recipient, fact }) => ({ ...delivery, recipient, facts: [fact] }));
  await redirect(database, [JSON.stringify(items), epoch]);
}

const redirect = prepared<[string, number], object>(
  'redirect-deliveries',
  `with o as materialized (
     select * from jsonb_to_recordset($1::jsonb) as o (id uuid, version integer, recipient text, facts jsonb)
   ), changed as (
     update delivery
        set recipient = o.recipient, version = delivery.version + 1,
            leased_until = null, leased_by = null, lease_hash = null
       from o
      where delivery.id = o.id and delivery.version = o.version and delivery.state = 'pending'
        -- An array, so that they are looked up one by one: joined, all there are might be read.
        and delivery.id = any (array (select o.id from o))
     returning o.facts
   )
   ${appendFacts('changed.facts', '$2::integer', 'changed')}`,
);
