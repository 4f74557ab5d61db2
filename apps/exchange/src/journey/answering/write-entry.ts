import { type NewEntry, type RegisterEntry, registerNumberMax } from '@edoc-axis/contracts';
import { CataloguedError, dayOf } from '@edoc-axis/domain';
import { inTransaction } from '@edoc-axis/platform';
import type { Pool, PoolClient } from 'pg';
import type { DeliveryCase } from '../../store/delivery-case.js';
import {
  type EntryLineRow,
  entryNumbered,
  entryOfDelivery,
  type EntryRow,
  insertEntry,
  lastNumber,
  lockRegister,
} from '../../store/register-entries.js';

/** What is entered, when, and by whom. */
export interface Entering {
  readonly found: Pick<DeliveryCase, 'id' | 'document' | 'recipient'>;
  readonly entry: NewEntry;
  readonly at: Date;
  readonly by: string;
}

/** What came on paper is entered late, but not by years: a mistyped year would begin a register of its own. */
const daysBackMax = 366;
const dayMs = 24 * 60 * 60_000;

/**
 * Enters a delivery into the register of received documents, once, and does something with it in the same transaction.
 * What is entered already stays as it is.
 * @param also returns false when it was overtaken: then nothing is entered either
 * @returns undefined when it was overtaken
 * @throws CataloguedError `register.…`
 */
export async function writeEntry(
  database: Pool,
  entering: Entering,
  also: (client: PoolClient) => Promise<boolean> = () => Promise.resolve(true),
): Promise<RegisterEntry | undefined> {
  return inTransaction(database, async (client) => {
    const row = await enter(client, entering);
    // Thrown, so that nothing of it stays.
    if (!(await also(client))) throw new Overtaken();
    return entryView(row);
  }).catch((error: unknown) => {
    if (error instanceof Overtaken) return undefined;
    throw error;
  });
}

class Overtaken extends Error {}

export function entryView(row: Omit<EntryRow, 'agency'>): RegisterEntry {
  const { year, number, entered_on: on, entered_at, by } = row;
  return { year, number, on, enteredAt: entered_at.toISOString(), by, corrections: correctionViews(row) };
}

/** What it was before; nothing where it was never corrected. */
export function correctionViews({ corrections }: Pick<EntryRow, 'corrections'>): RegisterEntry['corrections'] {
  return corrections?.map(({ year, number, entered_on: on, corrected_at, by, reason }) => ({
    ...{ year, number, on, by, reason },
    correctedAt: new Date(corrected_at).toISOString(),
  }));
}

async function enter(client: PoolClient, { found, entry, at, by }: Entering): Promise<EntryRow> {
  const on = dayWithin(entry.on, at);
  const register = { agency: found.recipient, year: Number(on.slice(0, 4)) };
  await lockRegister(client, register);
  const before = await entryOfDelivery(client, found.id);
  if (before) return demandSame(before, entry);
  const number = entry.number ?? (await lastNumber(client, register)) + 1;
  if (number > registerNumberMax) throw registerFull(register.year);
  const row = await insertEntry(client, {
    ...{ ...register, number, delivery: found.id, document: found.document, by },
    ...{ entered_on: on, entered_at: at },
  });
  return row ?? whyNot(client, { ...register, number }, { found, entry });
}

/**
 * The day of arrival of what is entered at a moment.
 * @throws CataloguedError `register.day-out-of-reach`
 */
export function dayWithin(on: string | undefined, at: Date): string {
  const [from, to] = [dayOf(new Date(at.getTime() - daysBackMax * dayMs)), dayOf(at)];
  if (on !== undefined && (on < from || on > to)) {
    throw new CataloguedError('register.day-out-of-reach', { on, from, to });
  }
  return on ?? to;
}

/** Said again, with the same number or none, it is the same entry: the answer may have been lost, and the entry been corrected. */
function demandSame(row: EntryRow, { number }: NewEntry): EntryRow {
  if (number === undefined || number === row.number) return row;
  if (row.corrections?.some((before) => before.number === number)) return row;
  throw new CataloguedError('register.entered-already', { number: String(row.number), year: String(row.year) });
}

/** It was entered by another day at the same moment, into another year's register; or the number is taken. */
async function whyNot(
  client: PoolClient,
  { agency, year, number }: { agency: string; year: number; number: number },
  { found, entry }: Pick<Entering, 'found' | 'entry'>,
): Promise<EntryRow> {
  const before = await entryOfDelivery(client, found.id);
  if (before) return demandSame(before, entry);
  throw numberTaken({ year, number }, await entryNumbered(client, { agency, year, number }));
}

export function numberTaken(
  { year, number }: Pick<EntryRow, 'year' | 'number'>,
  taken?: EntryLineRow,
): CataloguedError {
  return new CataloguedError('register.number-taken', {
    // As texts: they are names, and not amounts.
    ...{ number: String(number), year: String(year), sender: taken?.sender, document: taken?.document },
    ...{ code: taken && `${taken.code_number}/${taken.code_notation}`, subject: taken?.subject },
  });
}

export function registerFull(year: number): CataloguedError {
  return new CataloguedError('register.full', { number: String(registerNumberMax), year: String(year) });
}
