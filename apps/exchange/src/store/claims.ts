import type { AgencyCode } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';
import { type LeasedRow, leasedColumns, leasedRows } from './lease.js';

/** An agency whose post is brought to a system. */
export interface Served {
  readonly system: string;
  readonly agency: AgencyCode;
}

/** The system that was tried last. */
const lastTried = `(select a.system from attempt a where a.delivery = delivery.id order by a.delivery desc, a.n desc limit 1)`;

/** Waiting, under no lease, and not put off after an attempt of this system that failed. */
const isDue = (system: string, now: string) => `
  state = 'pending' and (leased_until is null or leased_until <= ${now})
    and (carry_after is null or carry_after <= ${now} or ${lastTried} <> ${system})
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
       where recipient = served.agency and ${isDue('served.system', '$3')}
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
  /** The lease ends then, unless it is kept. */
  readonly until: Date;
}

/** A delivery that is to be brought, under a lease of ours. */
export interface ClaimedRow extends LeasedRow {
  /** Which attempt it is, from 1. */
  readonly n: number;
  /** Attempts of this system before. */
  readonly before: number;
  /** Of these, those of which it said that it never takes this one. */
  readonly definite: number;
  /** The last attempt before was promised a confirmation until then, and none came. */
  readonly promised_until: Date | null;
}

/**
 * Leases what is due, urgent first, oldest first, and writes down that an attempt has begun. Called under
 * `lockDestination`, so that copies of the exchange count each other's attempts.
 */
export async function claimDue(database: Database, order: ClaimOrder): Promise<ClaimedRow[]> {
  const { system, agencies, now, underWayMax, limit, urgentOnly, probing, hash, until } = order;
  const rows = await claim(database, [system, agencies, now, underWayMax, limit, urgentOnly, hash, until, probing]);
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
         where recipient = agency.code and ${isDue('$1', '$3')} and (urgent or not $6::boolean)
         order by urgent desc, id
         limit $5) as head
      order by head.urgent desc, head.id
      limit 2 * $5::integer
   ), taken as (
     -- An array, so that they are looked up one by one: joined, all that waits for anybody might be read.
     select id from delivery
      where id = any (array (select id from candidate)) and ${isDue('$1', '$3')}
      order by urgent desc, id
      limit (select greatest(free, 0) from room)
        for update skip locked
   ), leased as (
     update delivery
        set leased_by = $1, lease_hash = $7, leased_until = $8::timestamptz
       from taken
      cross join lateral (
        -- Another system's refusals are not this one's.
        select count(*)::integer as before, (count(*) filter (where definite))::integer as definite
          from attempt where attempt.delivery = taken.id and system = $1) as earlier
      where delivery.id = taken.id
     returning ${leasedColumns}, delivery.leased_until,
               coalesce((select max(n) from attempt where attempt.delivery = delivery.id), 0) + 1 as n,
               earlier.before, earlier.definite,
               (select case when outcome = 'awaited' and system = $1 then held_until end
                  from attempt where attempt.delivery = delivery.id order by delivery desc, n desc limit 1)
                 as promised_until
   ), begun as (
     insert into attempt (delivery, n, system, begun_at, held_until) select id, n, $1, $3, leased_until from leased
   ), tried as (
     update destination
        set tried_at = $3, probing_until = case when $9::boolean then $8::timestamptz end
      where system = $1 and exists (select from leased)
   )
   ${leasedRows('l.n, l.before, l.definite, l.promised_until, ')}`,
);

/** An attempt under way in this copy of the exchange. */
export interface KeptClaim {
  readonly system: string;
  readonly delivery: string;
  readonly n: number;
  readonly hash: Buffer;
}

/** Who is alive keeps what it claimed: a large packet takes longer than anybody should wait for a dead worker's lease. */
export async function keepClaims(database: Database, claims: readonly KeptClaim[], until: Date): Promise<void> {
  const kept = claims.map(({ delivery, n, hash }) => ({ delivery, n, hash: hash.toString('hex') }));
  const systems = [...new Set(claims.map(({ system }) => system))];
  await keep(database, [JSON.stringify(kept), until, systems]);
}

const keep = prepared<[string, Date, readonly string[]], object>(
  'keep-claims',
  `with mine as materialized (
     select delivery, n, decode(hash, 'hex') as hash
       from jsonb_to_recordset($1::jsonb) as o (delivery uuid, n integer, hash text)
   ), leased as (
     update delivery set leased_until = greatest(leased_until, $2::timestamptz)
       from mine
      where delivery.id = mine.delivery and delivery.id = any (array (select mine.delivery from mine))
        and delivery.lease_hash = mine.hash
   ), held as (
     update attempt set held_until = greatest(held_until, $2::timestamptz)
       from mine
      where attempt.delivery = mine.delivery and attempt.delivery = any (array (select mine.delivery from mine))
        and attempt.n = mine.n and attempt.outcome is null
   )
   update destination set probing_until = greatest(probing_until, $2::timestamptz)
    where system = any ($3::text[]) and probing_until is not null`,
);
