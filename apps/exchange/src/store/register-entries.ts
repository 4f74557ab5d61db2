import { type Database, prepared } from '@edoc-axis/platform';
import type { PoolClient } from 'pg';
import type { JsonRow, Row } from './tables.js';

export type EntryRow = Row<'register_entry'> & {
  /** What it was before, the oldest first; null for none, absent where nobody asked. */
  readonly corrections?: readonly JsonRow<'register_correction'>[] | null;
};

const corrections = (entry: string) =>
  `(select json_agg(c order by c.n) from register_correction c where c.delivery = ${entry}.delivery) as corrections`;

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
  `select e.*, ${corrections('e')} from register_entry e where e.delivery = any($1)`,
);

/** Held until the transaction ends. */
export async function lockEntry(client: PoolClient, delivery: string): Promise<EntryRow | undefined> {
  return (await lockOne(client, [delivery]))[0] && entryOfDelivery(client, delivery);
}

const lockOne = prepared<[string], object>('lock-entry', 'select from register_entry where delivery = $1 for update');

export interface Correction {
  readonly entry: EntryRow;
  readonly to: Pick<EntryRow, 'year' | 'number' | 'entered_on'>;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** Under the locks of the entry and of the registers it leaves and comes to, in which nobody has the number. */
export async function writeCorrection(client: PoolClient, { entry, to, reason, by, at }: Correction): Promise<void> {
  const n = (entry.corrections?.length ?? 0) + 1;
  await correct(client, [entry.delivery, n, reason, by, at, to.year, to.number, to.entered_on]);
}

const correct = prepared<readonly unknown[], object>(
  'correct-entry',
  `with kept as (
     insert into register_correction (delivery, n, year, number, entered_on, reason, by, corrected_at)
     select delivery, $2, year, number, entered_on, $3, $4, $5 from register_entry where delivery = $1
   )
   update register_entry set year = $6, number = $7, entered_on = $8 where delivery = $1`,
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

const lineColumns = `e.*, ${corrections('e')}, d.document_id, d.sender, d.code_number, d.code_notation, d.subject, d.promulgated_on, d.priority,
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
