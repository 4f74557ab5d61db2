import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

/** How a destination fares; every copy of the exchange reads and writes it. */
export interface DestinationRow extends Omit<Row<'destination'>, 'problem'> {
  readonly problem: StoredProblem | null;
}

/** A catalogued thing that went wrong. */
export interface StoredProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export async function destinationsAmong(
  database: Database,
  systems: readonly string[],
): Promise<Map<string, DestinationRow>> {
  if (systems.length === 0) return new Map();
  return new Map((await among(database, [systems])).map((row) => [row.system, row]));
}

const among = prepared<[readonly string[]], DestinationRow>(
  'destinations-among',
  'select * from destination where system = any ($1::text[]) order by system',
);

/** Attempts under way to each of these systems, by all copies of the exchange. */
export async function underWayAmong(
  database: Database,
  systems: readonly string[],
  now: Date,
): Promise<Map<string, number>> {
  const rows = await underWay(database, [systems, now]);
  return new Map(rows.map((row) => [row.system, row.attempts]));
}

const underWay = prepared<[readonly string[], Date], { system: string; attempts: number }>(
  'attempts-under-way',
  `select system.name as system, count(a.*)::integer as attempts
     from unnest($1::text[]) as system (name)
    cross join lateral (select from attempt where system = system.name and ended_at is null and held_until > $2) a
    group by system.name`,
);

/**
 * From now on it is known, at this address. At another one than before nothing was tried yet: it is at once, with
 * what its system did not take elsewhere.
 */
export async function knowDestination(
  database: Database,
  { system, url, now }: { readonly system: string; readonly url: string; readonly now: Date },
): Promise<void> {
  await know(database, [system, url, now]);
}

const know = prepared<[string, string, Date], object>(
  'know-destination',
  `with known as (
     insert into destination (system, url) values ($1, $2)
     on conflict (system) do update
        set url = excluded.url, open_until = null, probing_until = null
      where destination.url is distinct from excluded.url
     returning system
   )
   update delivery set carry_after = null, carried_by = ''
    where id = any (array (
      select v.id
        from (select delivery from attempt
               where system = (select system from known) and next_at > $3 and outcome in ('failed', 'awaited')
               order by system, next_at limit 1000) a
        join delivery v on v.id = a.delivery
       where v.carry_after is not null
         for update of v skip locked))`,
);

/**
 * Until the transaction ends nobody else claims what is to be brought there.
 * @returns undefined when somebody is claiming in this moment
 */
export async function lockDestination(database: Database, system: string): Promise<DestinationRow | undefined> {
  return (await lock(database, [system]))[0];
}

const lock = prepared<[string], DestinationRow>(
  'lock-destination',
  'select * from destination where system = $1 for update skip locked',
);
