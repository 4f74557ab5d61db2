import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export type FirstActRow = Row<'first_act'>;

/** What is known to have been done before stays as it was. */
export async function recordFirstActs(database: Database, acts: readonly FirstActRow[]): Promise<void> {
  if (acts.length > 0) await record(database, [JSON.stringify(acts)]);
}

const record = prepared<[string], object>(
  'record-first-acts',
  `insert into first_act (agency, act, at)
   select agency, act, at from jsonb_to_recordset($1::jsonb) as a (agency text, act text, at timestamptz)
    order by agency, act
   on conflict do nothing`,
);

export async function firstActsOfAgency(database: Database, agency: string): Promise<FirstActRow[]> {
  return of(database, [agency]);
}

const of = prepared<[string], FirstActRow>('first-acts-of', 'select * from first_act where agency = $1');
