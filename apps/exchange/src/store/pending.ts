import { robotCodes } from '@edoc-axis/domain';
import { type Database, prepared } from '@edoc-axis/platform';

export interface PendingRow {
  readonly recipient: string;
  readonly deliveries: number;
  readonly urgent: number;
  readonly oldest_at: Date;
}

/** What waits, by recipient: of so many deliveries at the most, those whose time ends first; no tests. */
export async function pendingByRecipient(database: Database, countedMax: number): Promise<PendingRow[]> {
  return pending(database, [countedMax, Object.values(robotCodes)]);
}

const pending = prepared<[number, readonly string[]], PendingRow>(
  'pending-by-recipient',
  `select recipient, count(*)::integer as deliveries, count(*) filter (where urgent)::integer as urgent,
          min(created_at) as oldest_at
     from (select recipient, urgent, created_at from delivery
            where state = 'pending' order by expires_at limit $1) waits
    where recipient <> all ($2::text[])
    group by recipient`,
);

export async function newestFactAt(database: Database): Promise<Date | undefined> {
  return (await newest(database, []))[0]?.at;
}

const newest = prepared<[], { at: Date }>(
  'newest-fact-written',
  'select at from fact order by epoch desc, xid desc, sequence desc limit 1',
);
