import { type Database, prepared } from '@edoc-axis/platform';

export interface WaitingRow {
  readonly agency: string;
  readonly pending: number;
  readonly unacknowledged: number;
}

/** Of one agency no more are counted: nobody plans otherwise for more. */
const countedMax = 10_000;

/** Documents that wait for these agencies, and that they have and did not acknowledge. */
export async function waitingFor(database: Database, agencies: readonly string[]): Promise<WaitingRow[]> {
  return waiting(database, [agencies]);
}

const waiting = prepared<[readonly string[]], WaitingRow>(
  'waiting-for',
  `select agency.code as agency, p.pending, d.unacknowledged
     from unnest($1::text[]) as agency (code)
    -- In the order of an index each, so that it is that index which is read, and no further than counted.
    cross join lateral (
      select count(*)::integer as pending
        from (select from delivery
               where recipient = agency.code and state = 'pending' and carries = 'document'
               order by urgent desc, id limit ${countedMax}) waits) p
    cross join lateral (
      select count(*)::integer as unacknowledged
        from (select from delivery
               where recipient = agency.code and state = 'delivered' and carries = 'document'
               order by urgent desc, id limit ${countedMax}) lies) d`,
);
