import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export type SystemSeenRow = Row<'system_seen'>;

/** Adds what was seen to what is known; several copies of the exchange see different things of one system. */
export async function recordSeen(database: Database, seen: readonly SystemSeenRow[]): Promise<void> {
  if (seen.length > 0) await record(database, [JSON.stringify(seen)]);
}

const record = prepared<[string], object>(
  'record-systems-seen',
  `insert into system_seen (system, leased_at, confirmed_at, sent_at, statuses, program, program_since)
   select system, leased_at, confirmed_at, sent_at, statuses, program, program_since
     from jsonb_to_recordset($1::jsonb)
       as s (system text, leased_at timestamptz, confirmed_at timestamptz, sent_at timestamptz, statuses text[],
             program text, program_since timestamptz)
    order by system
   on conflict (system) do update
     set leased_at = greatest(system_seen.leased_at, excluded.leased_at),
         confirmed_at = greatest(system_seen.confirmed_at, excluded.confirmed_at),
         sent_at = greatest(system_seen.sent_at, excluded.sent_at),
         program = coalesce(excluded.program, system_seen.program),
         program_since = case when excluded.program <> coalesce(system_seen.program, '') then excluded.program_since
                              else system_seen.program_since end,
         statuses = array(select distinct unnest(system_seen.statuses || excluded.statuses) order by 1)`,
);

export async function systemsSeenAmong(database: Database, systems: readonly string[]): Promise<SystemSeenRow[]> {
  return seenAmong(database, [systems]);
}

const seenAmong = prepared<[readonly string[]], SystemSeenRow>(
  'systems-seen-among',
  'select * from system_seen where system = any ($1::text[]) order by system',
);
