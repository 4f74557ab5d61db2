import type { AgencyCode } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';
import { frozenAt } from './freezes.js';
import { type LeasedRow, leasedColumns, leasedRows, stillPending } from './lease.js';

/** An agency whose post is brought to a system. */
export interface Served {
  readonly system: string;
  readonly agency: AgencyCode;
}

/** Waiting under no lease, and not frozen. */
const isFree = (now: string) => `
  (leased_until is null or leased_until <= ${now})
    and (carries = 'status' or ${frozenAt('delivery.document')} is null)`;

/** Never put off, or put off by this system until a time that has come. What others put off is nothing to it. */
const isDue = (system: string, now: string) => `
  (carried_by = '' or carried_by = ${system}) and (carry_after is null or carry_after <= ${now}) and ${isFree(now)}`;

/** One of the places where the index has an agency's waiting post: what is put off lies in others, and is not read. */
const placed = (agency: string, place: string) => `
  select id, urgent from delivery where recipient = ${agency} and state = 'pending' and ${place}`;

const neverPutOff = (now: string) =>
  `carried_by = '' and (carry_after is null or carry_after <= ${now}) and ${isFree(now)}`;
const dueAgain = (system: string, now: string) => `carried_by = ${system} and carry_after <= ${now} and ${isFree(now)}`;

/** Put off by another system, to which the agency's post was brought before. */
const elsewhere = (agency: string, system: string, limit: string) =>
  [`carried_by > '' and carried_by < ${system}`, `carried_by > ${system}`]
    .map((others) => `(${placed(agency, others)} order by carried_by limit ${limit})`)
    .join(' union all ');

export interface DueSystem {
  readonly system: string;
  readonly urgent: boolean;
  /** Those whose post it is. */
  readonly agencies: readonly AgencyCode[];
  /** Something was put off by the system before it: it is due here once `takeOver` was called. */
  readonly elsewhere: boolean;
}

/**
 * Systems with something due, and whether any of it is urgent. Looked up agency by agency, as leases are; of nearly all
 * nothing was put off, which takes one look more.
 */
export async function dueSystems(database: Database, served: readonly Served[], now: Date): Promise<DueSystem[]> {
  if (served.length === 0) return [];
  return due(database, [served.map(({ system }) => system), served.map(({ agency }) => agency), now]);
}

const due = prepared<[readonly string[], readonly string[], Date], DueSystem>(
  'due-systems',
  `select served.system, bool_or(head.urgent) as urgent, bool_or(head.elsewhere) as elsewhere,
          array_agg(distinct served.agency) as agencies
     from unnest($1::text[], $2::text[]) as served (system, agency)
    cross join lateral (
      select urgent, false as elsewhere
        from (${placed('served.agency', neverPutOff('$3'))} order by urgent desc, carry_after, id limit 1) as never
      union all
      select tried.urgent, tried.elsewhere
        from (${placed('served.agency', `carried_by > ''`)} order by carried_by limit 1) as put_off
       cross join lateral (
         select urgent, false as elsewhere
           from ((${placed('served.agency', `urgent and ${dueAgain('served.system', '$3')}`)}
                   order by carry_after, id limit 1)
                 union all
                 (${placed('served.agency', `not urgent and ${dueAgain('served.system', '$3')}`)}
                   order by carry_after, id limit 1)) as again
         union all
         select urgent, true from (${elsewhere('served.agency', 'served.system', '1')}) as others) as tried) as head
    group by served.system`,
);

/** So many at once; the next look goes on. */
const takenOverMax = 1_000;

/** What another system had put off of these agencies' post is due at once: this one was never asked. */
export async function takeOver(
  database: Database,
  { system, agencies }: { readonly system: string; readonly agencies: readonly string[] },
): Promise<void> {
  await takeOverFrom(database, [system, agencies]);
}

const takeOverFrom = prepared<[string, readonly string[]], object>(
  'take-over',
  `update delivery set carry_after = null, carried_by = ''
    where id = any (array (
      select v.id from delivery v
       where v.id = any (array (
               select others.id
                 from unnest($2::text[]) as agency (code)
                cross join lateral (${elsewhere('agency.code', '$1', String(takenOverMax))}) as others
                limit ${takenOverMax}))
         for update skip locked))`,
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

/** The first of what is due of an agency, of each kind. */
const headsOf = (agency: string) =>
  ['urgent', 'not $6::boolean and not urgent']
    .flatMap((which) => [`${which} and ${neverPutOff('$3')}`, `${which} and ${dueAgain('$1', '$3')}`])
    .map((place) => `(${placed(agency, place)} order by carry_after, id limit $5)`)
    .join(' union all ');

const claim = prepared<readonly unknown[], ClaimedRow & { urgent: boolean }>(
  'claim-due',
  `with room as materialized (
     select least($5::integer, $4::integer - count(*)::integer) as free
       from attempt where system = $1 and ended_at is null and held_until > $3
   ), candidate as (
     select head.id
       from unnest($2::text[]) as agency (code)
      cross join lateral (${headsOf('agency.code')}) as head
      order by head.urgent desc, head.id
      limit 2 * $5::integer
   ), taken as (
     -- An array, so that they are looked up one by one: joined, all that waits for anybody might be read.
     select id from delivery
      where id = any (array (select id from candidate)) and ${stillPending} and ${isDue('$1', '$3')}
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
     insert into attempt (delivery, n, system, begun_at, held_until, probes)
     select id, n, $1, $3, leased_until, $9::boolean from leased
   ), tried as (
     update destination
        set tried_at = $3, probing_until = case when $9::boolean then $8::timestamptz end
      where system = $1 and exists (select from leased)
   )
   ${leasedRows('l.n, l.before, l.definite, l.promised_until, ')}`,
);

/** An attempt under way in this copy of the exchange. */
export interface KeptClaim {
  readonly delivery: string;
  readonly n: number;
  readonly hash: Buffer;
}

/** Who is alive keeps what it claimed: a large packet takes longer than anybody should wait for a dead worker's lease. */
export async function keepClaims(database: Database, claims: readonly KeptClaim[], until: Date): Promise<void> {
  const kept = claims.map(({ delivery, n, hash }) => ({ delivery, n, hash: hash.toString('hex') }));
  await keep(database, [JSON.stringify(kept), until]);
}

const keep = prepared<[string, Date], object>(
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
     returning attempt.system, attempt.probes
   )
   update destination set probing_until = greatest(probing_until, $2::timestamptz)
    where system = any (array (select system from held where probes)) and probing_until is not null`,
);
