import type { DeliveryAct } from '../../parts/operating/delivery-acts.js';
import { administersAxis } from '../../session/administered.js';

/**
 * Freezing holds a document back from all its parties, of which a row of a list names two: who administers a branch does it
 * where all of them are seen.
 */
export function actsOfCaller(acts: readonly DeliveryAct[]): readonly DeliveryAct[] {
  return administersAxis.value ? acts : acts.filter((act) => act !== 'freeze');
}
