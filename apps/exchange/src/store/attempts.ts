import { type Database, prepared } from '@edoc-axis/platform';
import type { StoredProblem } from './destinations.js';
import { toldAboutDeliveryMax } from './facts.js';
import { appendFacts, type NewFact } from './new-rows.js';
import type { Row } from './tables.js';

/**
 * How an attempt to bring a delivery may end. `awaited`: it was taken, and is to be confirmed. `called-off`: there was
 * nothing to bring any more. `interrupted`: we were stopped.
 */
export type AttemptOutcome = 'confirmed' | 'awaited' | 'failed' | 'called-off' | 'interrupted';

export interface EndedAttempt {
  readonly delivery: string;
  readonly n: number;
  readonly system: string;
  /** Where it was tried: that says nothing of another address the system has since. */
  readonly url: string;
  /** Of the lease under which it was made: what was leased to somebody else since is left alone. */
  readonly hash: Buffer;
  readonly at: Date;
  readonly outcome: AttemptOutcome;
  readonly problem?: StoredProblem;
  readonly said?: string;
  readonly definite?: boolean;
  /** Not tried again before. */
  readonly nextAt?: Date;
  /** The lease goes on until then. */
  readonly heldUntil?: Date;
  /** What it says of the destination; undefined: nothing. */
  readonly destination?: 'works' | 'fails';
  /** Of a destination that fails: nothing is tried there before. */
  readonly openUntil?: Date;
  /** Why it fails, where that is another thing than what became of this attempt. */
  readonly destinationProblem?: StoredProblem;
  /** With so many failures in a row it is told, once, that the destination fails; and that it works again. */
  readonly failuresBeforeProbing: number;
  /** Told while the delivery still waits. */
  readonly fact?: NewFact;
}

/** Writes down how an attempt ended, once: what it means for the delivery and for the destination, in one statement. */
export async function endAttempt(database: Database, epoch: number, ended: EndedAttempt): Promise<void> {
  const { delivery, n, system, url, hash, at, outcome, problem, said, definite = false, nextAt, heldUntil } = ended;
  const { destination, openUntil, destinationProblem = problem, failuresBeforeProbing, fact } = ended;
  await end(database, [
    ...[delivery, n, hash, at, outcome, problem ? JSON.stringify(problem) : null, said ?? null, definite],
    ...[nextAt ?? null, heldUntil ?? null, system, destination ?? null, openUntil ?? null],
    ...[JSON.stringify(fact ? [fact] : []), epoch],
    ...[destinationProblem ? JSON.stringify(destinationProblem) : null, failuresBeforeProbing, url],
  ]);
}

const end = prepared<readonly unknown[], object>(
  'end-attempt',
  `with ended as (
     update attempt
        set ended_at = $4, outcome = $5, problem = $6::jsonb, said = $7, definite = $8, next_at = $9,
            held_until = coalesce($10::timestamptz, held_until)
      where delivery = $1 and n = $2 and ended_at is null
     returning delivery, probes
   ), waiting as (
     update delivery
        set leased_until = $10::timestamptz,
            leased_by = case when $10::timestamptz is not null then leased_by end,
            lease_hash = case when $10::timestamptz is not null then lease_hash end,
            carry_after = $9::timestamptz,
            carried_by = case when $9::timestamptz is not null then $11 else '' end
      -- Only what is pending is under a lease: asked for the state, the index of all that waits might be read.
      where id = $1 and lease_hash = $3 and exists (select from ended)
     returning id, document
   ), before as materialized (
     select system as of_system, failures as failures_before, failing_since as failed_since
       from destination where system = $11 and url = $18 and exists (select from ended)
        for update
   ), fares as (
     update destination
        set failures = case $12 when 'works' then 0 when 'fails' then failures + 1 else failures end,
            failing_since = case $12 when 'works' then null when 'fails' then coalesce(failing_since, $4)
                                 else failing_since end,
            open_until = case $12 when 'works' then null when 'fails' then greatest(open_until, $13::timestamptz)
                              else open_until end,
            problem = case $12 when 'works' then null when 'fails' then $16::jsonb else problem end,
            said = case $12 when 'works' then null when 'fails' then $7 else said end,
            succeeded_at = case $12 when 'works' then $4 else succeeded_at end,
            -- Another may be trying for all.
            probing_until = case when (select probes from ended) then null else probing_until end
       from before
      where system = of_system
     returning failures, failures_before, coalesce(failing_since, failed_since) as failed_at
   ), turned as (
     -- Failures are counted under a lock: one attempt is the last before it is known to fail, one the first after.
     select case $12 when 'fails' then 'delivery.destination-fails' else 'delivery.destination-works' end as kind,
            to_char(failed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as failed_at
       from fares
      where ($12 = 'fails' and failures = $17::integer) or ($12 = 'works' and failures_before >= $17::integer)
   ), told_of_destination as (
     insert into fact (epoch, id, kind, at, by, document, delivery, params)
     select $15::integer, gen_random_uuid(), turned.kind, $4, 'axis', v.document, v.id,
            jsonb_build_object('recipient', v.recipient, 'system', $11::text, 'failedAt', turned.failed_at)
              || case when $12 = 'fails' then jsonb_build_object('problem', $16::jsonb) else '{}'::jsonb end
       from turned, delivery v
      where v.id = $1
   ), untold as (
     select from waiting w
      where (select count(*) from fact f where f.document = w.document and f.delivery = w.id
                and f.kind = 'delivery.attempt-failed') < ${toldAboutDeliveryMax}
   )
   ${appendFacts('$14', '$15::integer', 'untold')}`,
);

/** Whether a system has confirmed since then what it had promised to confirm. */
export async function hasConfirmedSince(
  database: Database,
  { system, since }: { readonly system: string; readonly since: Date },
): Promise<boolean> {
  return (await confirmedSince(database, [system, since])).length > 0;
}

const confirmedSince = prepared<[string, Date], object>(
  'confirmed-since',
  `select from (select delivery from attempt where system = $1 and next_at > $2 and outcome = 'awaited'
                 order by system, next_at) a
    cross join lateral (select from delivery
                         where id = a.delivery and state in ('delivered', 'acknowledged', 'refused') and since > $2) v
    limit 1`,
);

/** So many at once; what is left comes when its own time has come. */
const resumedMax = 1_000;

/** A destination works again: what failed there meanwhile, and was not refused for itself, is due at once. */
export async function resumeCarrying(
  database: Database,
  order: { readonly system: string; readonly failingSince: Date; readonly now: Date },
): Promise<void> {
  await resume(database, [order.system, order.failingSince, order.now]);
}

const resume = prepared<[string, Date, Date], object>(
  'resume-carrying',
  `update delivery set carry_after = null, carried_by = ''
    where id = any (array (
      select v.id
        from (select delivery from attempt
               where system = $1 and next_at > $3 and ended_at >= $2 and outcome = 'failed' and not definite
               order by next_at limit ${resumedMax}) a
        join delivery v on v.id = a.delivery
       where v.carry_after > $3
         for update of v skip locked))`,
);

/**
 * Attempts of which nobody was heard any more since then: they ended with their worker, when they were last kept.
 * @returns how many there were, up to the limit
 */
export async function endDeadAttempts(database: Database, since: Date, limit: number): Promise<number> {
  return (await endDead(database, [since, limit])).length;
}

const endDead = prepared<[Date, number], { n: number }>(
  'end-dead-attempts',
  `with dead as materialized (
     select delivery, n from attempt
      where ended_at is null and held_until <= $1
      order by held_until limit $2
        for update skip locked
   )
   update attempt set ended_at = held_until, outcome = 'interrupted'
     from dead
    where attempt.delivery = dead.delivery and attempt.n = dead.n
      and attempt.delivery = any (array (select dead.delivery from dead))
   returning attempt.n`,
);

export type AttemptRow = Omit<Row<'attempt'>, 'problem' | 'outcome'> & {
  readonly problem: StoredProblem | null;
  readonly outcome: AttemptOutcome | null;
};

/** Attempts of a delivery, the latest first. */
export async function attemptsOf(
  database: Database,
  { delivery, before, limit }: { delivery: string; before?: number; limit: number },
): Promise<AttemptRow[]> {
  return page(database, [delivery, before ?? null, limit]);
}

const page = prepared<[string, number | null, number], AttemptRow>(
  'attempts-of',
  `select * from attempt where delivery = $1 and n < coalesce($2, 2147483647)
    order by delivery desc, n desc limit $3`,
);

export interface LastAttempt extends AttemptRow {
  /** When the first of those of the same system began that failed or were not confirmed; null: none was. */
  readonly first_begun_at: Date | null;
}

/** Of these deliveries, the last attempt of each. */
export async function lastAttempts(
  database: Database,
  deliveries: readonly string[],
): Promise<Map<string, LastAttempt>> {
  return new Map((await last(database, [deliveries])).map((row) => [row.delivery, row]));
}

const last = prepared<[readonly string[]], LastAttempt>(
  'last-attempts',
  `select a.*,
          (select begun_at from attempt
            where delivery = a.delivery and system = a.system and outcome in ('failed', 'awaited')
            order by delivery, n limit 1) as first_begun_at
     from unnest($1::uuid[]) as wanted (id)
    cross join lateral (select * from attempt where delivery = wanted.id order by delivery desc, n desc limit 1) a`,
);
