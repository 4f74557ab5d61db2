import type { Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { systemsSeenAmong } from '../../store/systems-seen.js';
import type { DeliveryRow } from '../../store/documents.js';

/** For so long a system that has never sent a status is given time for its first. */
const firstStatusMs = 3 * 24 * 60 * 60_000;

/**
 * Of the systems that hold these documents, those that confirm and have never sent a status: nothing more will be heard.
 * Nobody is asked about who has just been delivered to.
 */
export async function silentAmong(
  { database, directory }: { readonly database: Pool; readonly directory: Directory },
  deliveries: readonly Pick<DeliveryRow, 'state' | 'since' | 'recipient' | 'told'>[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const long = deliveries.filter(
    ({ state, since, told }) =>
      state === 'delivered' && told.length === 0 && at.getTime() - since.getTime() > firstStatusMs,
  );
  const systems = new Set(long.flatMap(({ recipient }) => directory.systemServing(recipient, at)?.name ?? []));
  if (systems.size === 0) return new Set();
  const seen = await systemsSeenAmong(database, [...systems]);
  return new Set(
    seen.flatMap(({ system, confirmed_at, statuses }) => (confirmed_at && !statuses.some(isProgress) ? system : [])),
  );
}

function isProgress(status: string): boolean {
  return status >= '01' && status <= '06';
}
