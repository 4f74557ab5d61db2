import { type Database, prepared } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';
import { type LeasedRow, leasedColumns, leasedRows } from './lease.js';

/** An agency whose post is brought to a system. */
export interface Served {
  readonly system: string;
  readonly agency: string;
}

/** Waiting, under no lease, and not put off after an attempt that failed. */
const isDue = (now: string) => `
  state = 'pending' and (leased_until is null or leased_until <= ${now})
    and (carry_after is null or carry_after <= ${now})
    and (carries = 'status' or ${frozenAt('delivery.document')} is null)`;

/** Systems with something due, and whether any of it is urgent. Looked up agency by agency, as leases are. */
export async function dueSystems(
  database: Database,
  served: readonly Served[],
  now: Date,
): Promise<{ system: string; urgent: boolean }[]> {
  if (served.length === 0) return [];
  return due(database, [served.map(({ system }) => system), served.map(({ agency }) => agency), now]);
}

const due = prepared<[readonly string[], readonly string[], Date], { system: string; urgent: boolean }>(
  'due-systems',
  `select served.system, bool_or(head.urgent) as urgent
     from unnest($1::text[], $2::text[]) as served (system, agency)
    cross join lateral (
      select urgent from delivery
       where recipient = served.agency and ${isDue('$3')}
       order by urgent desc, id
       limit 1) as head
    group by served.system`,
);

export interface ClaimOrder {
  readonly system: string;
  readonly agencies: readonly string[];
  readonly now: Date;
  /** Attempts under way there at the most, by all copies of the exchange together. */
  readonly underWayMax: number;
  readonly limit: number;
  readonly urgentOnly: boolean;
  /** It fails: who claims tries for all. */
  readonly probing: boolean;
  readonly hash: Buffer;
  /** A lease lasts so long, and longer for each byte. */
  readonly heldMs: number;
  readonly bytesPerSecondMin: number;
}

/** A delivery that is to be brought, under a lease of ours. */
export interface ClaimedRow extends LeasedRow {
  /** Which attempt it is, from 1. */
  readonly n: number;
  readonly leased_until: Date;
  /** Attempts before, of which the other side said that it never takes this one. */
  readonly definite: number;
}

/**
 * Leases what is due, urgent first, oldest first, and writes down that an attempt has begun. Called under
 * `lockDestination`, so that copies of the exchange count each other's attempts.
 */
export async function claimDue(database: Database, order: ClaimOrder): Promise<ClaimedRow[]> {
  const { system, agencies, now, underWayMax, limit, urgentOnly, probing, hash, heldMs, bytesPerSecondMin } = order;
  const lease = [hash, heldMs / 1000, bytesPerSecondMin];
  const rows = await claim(database, [system, agencies, now, underWayMax, limit, urgentOnly, ...lease, probing]);
  // An update returns its rows in no particular order.
  return rows.sort((a, b) => Number(b.urgent) - Number(a.urgent) || (a.id < b.id ? -1 : 1));
}

const claim = prepared<readonly unknown[], ClaimedRow & { urgent: boolean }>(
  'claim-due',
  `with room as materialized (
     select least($5::integer, $4::integer - count(*)::integer) as free
       from attempt where system = $1 and ended_at is null and held_until > $3
   ), candidate as (
     select head.id
       from unnest($2::text[]) as agency (code)
      cross join lateral (
        select id, urgent from delivery
         where recipient = agency.code and ${isDue('$3')} and (urgent or not $6::boolean)
         order by urgent desc, id
         limit $5) as head
      order by head.urgent desc, head.id
      limit 2 * $5::integer
   ), taken as (
     -- An array, so that they are looked up one by one: joined, all that waits for anybody might be read.
     select id from delivery
      where id = any (array (select id from candidate)) and ${isDue('$3')}
      order by urgent desc, id
      limit (select greatest(free, 0) from room)
        for update skip locked
   ), leased as (
     update delivery
        set leased_by = $1, lease_hash = $7,
            leased_until = $3::timestamptz + make_interval(secs => $8::float8
              + (select bytes from packet where packet.id = delivery.packet) / $9::float8)
       from taken where delivery.id = taken.id
     returning ${leasedColumns}, delivery.leased_until,
               coalesce((select max(n) from attempt where attempt.delivery = delivery.id), 0) + 1 as n,
               (select count(*)::integer from attempt where attempt.delivery = delivery.id and definite) as definite
   ), begun as (
     insert into attempt (delivery, n, system, begun_at, held_until) select id, n, $1, $3, leased_until from leased
   ), tried as (
     update destination
        set tried_at = $3, probing_until = case when $10::boolean then (select max(leased_until) from leased) end
      where system = $1 and exists (select from leased)
   )
   ${leasedRows('l.n, l.leased_until, l.definite, ')}`,
);
