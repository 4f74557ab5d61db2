import type { DeliveryFacts } from '@edoc-axis/domain';
import type { Database } from '@edoc-axis/platform';
import { freezesOf } from '../../store/freezes.js';

/** What keeps a document from being handed over: what the axis found itself comes before what a person thought. */
export async function freezeOf(database: Database, document: string): Promise<DeliveryFacts['frozen']> {
  const freezes = await freezesOf(database, document);
  const found = freezes.find(({ frozen_by }) => frozen_by === null);
  if (found) return { at: found.frozen_at, by: 'axis' };
  const [first] = freezes;
  return first && { at: first.frozen_at, by: 'administrator', reason: first.freeze_reason ?? undefined };
}
