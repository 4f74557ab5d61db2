import { type Database, prepared } from '@edoc-axis/platform';
import type { Row } from './tables.js';

export type ConnectionCheckRow = Row<'connection_check'>;

/** A check by what is known: it is over as soon as it is asked for. */
export type PassiveCheck = Pick<
  ConnectionCheckRow,
  'id' | 'at' | 'under' | 'by' | 'agencies' | 'reachable' | 'unreachable'
>;

export async function keepCheck(database: Database, check: PassiveCheck): Promise<void> {
  const { id, at, under, by, agencies, reachable, unreachable } = check;
  await keep(database, [id, at, under, by, agencies, reachable, JSON.stringify(unreachable)]);
}

const keep = prepared<[string, Date, string, string, number, number, string], object>(
  'keep-connection-check',
  `insert into connection_check (id, at, under, by, agencies, reachable, unreachable)
   values ($1, $2, $3, $4, $5, $6, $7)`,
);

/** Newest first, without whom they did not reach. */
export async function checksOf(
  database: Database,
  { under, before, limit }: { readonly under: string; readonly before?: string; readonly limit: number },
): Promise<Omit<ConnectionCheckRow, 'unreachable'>[]> {
  return checks(database, [under, before ?? null, limit]);
}

const checks = prepared<[string, string | null, number], Omit<ConnectionCheckRow, 'unreachable'>>(
  'connection-checks-of',
  `select id, at, under, by, agencies, reachable, state, announced_at, ends_at, announces, cleared_at
     from connection_check
    where under = $1 and ($2::uuid is null or (at, id) < (select at, id from connection_check where id = $2))
    order by at desc, id desc limit $3`,
);
