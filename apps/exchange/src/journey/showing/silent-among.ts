import { hadTimeToSpeak, isSilent, saysWhatBecomes } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import type { DeliveryRow } from '../../store/documents.js';
import { systemsSeenAmong } from '../../store/systems-seen.js';

type Held = Pick<DeliveryRow, 'id' | 'state' | 'since' | 'recipient' | 'told'>;

/**
 * Those of these deliveries of which nothing more will be heard: who holds the document has a silent system. Nobody is asked
 * about who has just been delivered to, or has said something of it.
 */
export async function silentAmong(
  { database, directory }: { readonly database: Pool; readonly directory: Directory },
  deliveries: readonly Held[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const held = deliveries.flatMap(({ id, state, since, recipient, told }) => {
    const system = directory.systemServing(recipient, at)?.name;
    const isOpen = state === 'delivered' && !told.some(({ status }) => saysWhatBecomes(status));
    return system !== undefined && isOpen && hadTimeToSpeak(since, at) ? [{ id, system }] : [];
  });
  if (held.length === 0) return new Set();
  const seen = await systemsSeenAmong(database, [...new Set(held.map(({ system }) => system))]);
  const silent = seen.filter(({ confirmed_at, statuses }) => isSilent({ confirms: confirmed_at !== null, statuses }));
  const names = new Set(silent.map(({ system }) => system));
  return new Set(held.flatMap(({ id, system }) => (names.has(system) ? [id] : [])));
}
