import type { DeliveryView } from '@edoc-axis/contracts';
import { type AgencyCode, type Caller, mayReadRegister } from '@edoc-axis/domain';
import type { DeliveryRow } from '../../store/documents.js';
import { entriesOfDeliveries } from '../../store/register-entries.js';
import { correctionViews } from '../answering/write-entry.js';
import type { ExchangePorts } from '../ports.js';

/** Where deliveries stand in their recipients' registers. With which number an agency keeps it is nobody else's business. */
export async function enteredAmong(
  { database }: Pick<ExchangePorts, 'database'>,
  caller: Caller,
  rows: readonly DeliveryRow[],
  at: Date,
): Promise<ReadonlyMap<string, DeliveryView['entered']>> {
  const own = rows.filter(
    ({ acknowledged_at, recipient }) =>
      acknowledged_at !== null && mayReadRegister(caller, recipient as AgencyCode, at) === true,
  );
  if (own.length === 0) return new Map();
  const ids = own.map(({ id }) => id);
  const entries = await entriesOfDeliveries(database, ids);
  return new Map(
    entries.map((entry) => {
      const { delivery, year, number, entered_on: on } = entry;
      return [delivery, { year, number, on, corrections: correctionViews(entry) }];
    }),
  );
}
