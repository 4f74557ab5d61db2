import {
  correctionsMax,
  type correctEntry as question,
  type HeardBy,
  registerNumberMax,
  type ReplyOf,
} from '@edoc-axis/contracts';
import { type Caller, CataloguedError, mayCorrectEntry } from '@edoc-axis/domain';
import { inTransaction } from '@edoc-axis/platform';
import type { PoolClient } from 'pg';
import { dayWithin, entryView, knownDelivery, nameOf, numberTaken, registerFull } from '../journey/parts.js';
import {
  entryNumbered,
  entryOfDelivery,
  type EntryRow,
  lastNumber,
  lockEntry,
  lockRegister,
  writeCorrection,
} from '../store/register-entries.js';
import type { RegisterPorts } from './register-asked.js';

type Wanted = HeardBy<typeof question>;
type Place = Pick<EntryRow, 'year' | 'number' | 'entered_on'>;

/**
 * Corrects number or day of what was entered, and keeps what it was, who corrected it, when and why. What was signed stays as it is: a
 * receipt tells what was answered then, and no number of a register. Said twice it is corrected once; of two who correct the same
 * entry at once the second hears what the first made of it.
 * @throws CataloguedError `delivery.unknown`, `caller.scope-missing`, `register.…`
 */
export async function correctEntry(
  ports: RegisterPorts,
  caller: Caller,
  wanted: Wanted,
): Promise<ReplyOf<typeof question>> {
  const { database, clock } = ports;
  const at = clock.now();
  const { id: delivery } = await knownDelivery(ports, caller, wanted.delivery, at, mayCorrectEntry);
  return inTransaction(database, async (client) => {
    const entry = await lockEntry(client, delivery);
    if (!entry) throw new CataloguedError('register.not-entered');
    if (isCorrected(entry, wanted)) return { ...entryView(entry), delivery };
    demandAsSeen(entry, wanted);
    if ((entry.corrections?.length ?? 0) >= correctionsMax) {
      throw new CataloguedError('register.corrected-too-often', { correctionsMax });
    }
    const to = await placeFor(client, entry, wanted);
    await writeCorrection(client, { entry, to, reason: wanted.reason.trim(), by: nameOf(caller), at });
    const corrected = await entryOfDelivery(client, delivery);
    if (!corrected) throw new Error(`The entry of ${delivery} is gone.`);
    return { ...entryView(corrected), delivery };
  });
}

/** It stands already as it is to stand: the answer may have been lost. */
function isCorrected(entry: EntryRow, { was, number, on = was.on }: Wanted): boolean {
  const unnamed = yearOf(on) === was.year ? was.number : entry.number;
  return entry.entered_on === on && entry.number === (number ?? unnamed);
}

function demandAsSeen({ year, number, entered_on: on }: EntryRow, { was }: Wanted): void {
  if (was.year === year && was.number === number && was.on === on) return;
  throw new CataloguedError('register.corrected-meanwhile', { number: String(number), year: String(year), on });
}

/** Where it is to stand, in a register nobody else writes to until this is done. */
async function placeFor(client: PoolClient, entry: EntryRow, { number: named, on }: Wanted): Promise<Place> {
  // A day nobody changes is not judged anew. What came was there before it was entered.
  const day = on === undefined || on === entry.entered_on ? entry.entered_on : dayWithin(on, entry.entered_at);
  const register = { agency: entry.agency, year: yearOf(day) };
  // In one order: two entries may change places between the same two years.
  for (const year of [...new Set([entry.year, register.year])].sort((a, b) => a - b)) {
    await lockRegister(client, { ...register, year });
  }
  const unnamed = register.year === entry.year ? entry.number : (await lastNumber(client, register)) + 1;
  const number = named ?? unnamed;
  if (number > registerNumberMax) throw registerFull(register.year);
  const taken = await entryNumbered(client, { ...register, number });
  if (taken && taken.delivery !== entry.delivery) throw numberTaken({ year: register.year, number }, taken);
  return { year: register.year, number, entered_on: day };
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
