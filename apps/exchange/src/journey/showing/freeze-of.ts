import type { DeliveryFacts } from '@edoc-axis/domain';
import type { Database } from '@edoc-axis/platform';
import { freezesOf } from '../../store/freezes.js';

/**
 * What keeps a document from being handed over, since when, and why, where a person said it: what the axis found itself
 * comes before what a person thought.
 */
export async function freezeOf(database: Database, document: string): Promise<DeliveryFacts['frozen']> {
  const freezes = await freezesOf(database, document);
  const [first] = freezes;
  if (!first) return undefined;
  const isFound = freezes.some(({ frozen_by }) => frozen_by === null);
  const reason = freezes.find(({ frozen_by }) => frozen_by !== null)?.freeze_reason ?? undefined;
  return { at: first.frozen_at, by: isFound ? 'axis' : 'administrator', reason };
}
