import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

/** Calls of a system within an hour that ended so; with an empty code those that were answered. */
export type SystemCallRow = Row<'system_call'>;

/** Adds sums to what is known; several copies of the exchange count for themselves. */
export async function addSystemCalls(database: Database, sums: readonly SystemCallRow[]): Promise<void> {
  if (sums.length > 0) await add(database, [JSON.stringify(sums)]);
}

const add = prepared<[string], object>(
  'add-system-calls',
  `insert into system_call (system, hour, code, calls, example, example_at)
   select system, hour, code, calls, example, example_at
     from jsonb_to_recordset($1::jsonb)
       as s (system text, hour timestamptz, code text, calls integer, example text, example_at timestamptz)
    order by system, hour, code
   on conflict (system, hour, code) do update
     set calls = system_call.calls + excluded.calls,
         example = excluded.example,
         example_at = excluded.example_at`,
);

export type SystemCalls = Pick<SystemCallRow, 'system' | 'code' | 'calls' | 'example' | 'example_at'>;

/** Sums of these systems since the beginning of an hour, the most frequent first, each with its latest example. */
export async function systemCallsSince(
  database: Database,
  systems: readonly string[],
  since: Date,
): Promise<SystemCalls[]> {
  return sums(database, [systems, since]);
}

const sums = prepared<[readonly string[], Date], SystemCalls>(
  'system-calls-since',
  `select system, code, sum(calls)::integer as calls, max(example_at) as example_at,
          (array_agg(example order by example_at desc nulls last))[1] as example
     from system_call
    where system = any ($1::text[]) and hour >= $2
    group by system, code
    order by system, sum(calls) desc, code`,
);

export async function forgetSystemCalls(database: Database, before: Date): Promise<void> {
  await forget(database, [before]);
}

const forget = prepared<[Date], object>('forget-system-calls', 'delete from system_call where hour < $1');
