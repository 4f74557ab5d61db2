import { type Database, prepared } from '@edoc-axis/platform';
import type { PoolClient } from 'pg';
import type { Row } from './tables.js';

export type EntryRow = Row<'register_entry'>;

/** Whoever enters into the same register of the same year waits until this transaction ends: no number is given twice. */
export async function lockRegister(client: PoolClient, { agency, year }: RegisterOfYear): Promise<void> {
  await lock(client, [`${agency} ${year}`]);
}

const lock = prepared<[string], object>(
  'lock-register',
  `select pg_advisory_xact_lock(hashtextextended('register ' || $1, 0))`,
);

export interface RegisterOfYear {
  readonly agency: string;
  readonly year: number;
}

/**
 * Under the lock of the register.
 * @returns undefined when the number is taken, or the delivery is entered already
 */
export async function insertEntry(client: PoolClient, entry: EntryRow): Promise<EntryRow | undefined> {
  const { delivery, agency, year, number, entered_on, entered_at, document, by } = entry;
  return (await insert(client, [delivery, agency, year, number, entered_on, entered_at, document, by]))[0];
}

const insert = prepared<readonly unknown[], EntryRow>(
  'insert-entry',
  `insert into register_entry (delivery, agency, year, number, entered_on, entered_at, document, by)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict do nothing
   returning *`,
);

/** The last number given in that year; 0 while there is none. */
export async function lastNumber(database: Database, { agency, year }: RegisterOfYear): Promise<number> {
  return (await last(database, [agency, year]))[0]?.number ?? 0;
}

const last = prepared<[string, number], { number: number }>(
  'last-register-number',
  'select number from register_entry where agency = $1 and year = $2 order by number desc limit 1',
);

export async function entryOfDelivery(database: Database, delivery: string): Promise<EntryRow | undefined> {
  return (await entriesOfDeliveries(database, [delivery]))[0];
}

/** Those of the deliveries that were entered. */
export async function entriesOfDeliveries(database: Database, deliveries: readonly string[]): Promise<EntryRow[]> {
  return ofDeliveries(database, [deliveries]);
}

const ofDeliveries = prepared<[readonly string[]], EntryRow>(
  'entries-of-deliveries',
  'select * from register_entry where delivery = any($1)',
);

/** A line of the register, with its document. */
export interface EntryLineRow
  extends
    EntryRow,
    Pick<
      Row<'document'>,
      | 'document_id'
      | 'sender'
      | 'code_number'
      | 'code_notation'
      | 'subject'
      | 'promulgated_on'
      | 'priority'
      | 'business_type'
      | 'accepted_at'
    >,
    Pick<Row<'delivery'>, 'addressed_to'> {}

const lineColumns = `e.*, d.document_id, d.sender, d.code_number, d.code_notation, d.subject, d.promulgated_on, d.priority,
          d.business_type, d.accepted_at, v.addressed_to`;

/** By number, after one. */
export async function entriesOf(
  database: Database,
  { agency, year, after, limit }: RegisterOfYear & { readonly after: number; readonly limit: number },
): Promise<EntryLineRow[]> {
  return entries(database, [agency, year, after, limit]);
}

const entries = prepared<[string, number, number, number], EntryLineRow>(
  'register-entries',
  `select ${lineColumns}
     from (select * from register_entry where agency = $1 and year = $2 and number > $3 order by number limit $4) e
    cross join lateral (select * from document where id = e.document) d
    cross join lateral (select addressed_to from delivery where id = e.delivery) v
    order by e.number`,
);

/** Who has this number. */
export async function entryNumbered(
  database: Database,
  { agency, year, number }: RegisterOfYear & { readonly number: number },
): Promise<EntryLineRow | undefined> {
  return (await entries(database, [agency, year, number - 1, 1])).find((entry) => entry.number === number);
}
