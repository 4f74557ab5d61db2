import { type countOverdue as question, type HeardBy, type ReplyOf, waitingCountedMax } from '@edoc-axis/contracts';
import { type Caller, knownCaller } from '@edoc-axis/platform';
import type { TrackerPorts } from '../ports.js';
import { countLate } from '../store/overdue.js';
import { demandNamed, heardAgencies } from './heard-agencies.js';

/**
 * How much is late now, as far as anybody counts.
 * @throws CataloguedError `caller.scope-missing`, `caller.not-serving`, `request.parameter-missing`
 */
export async function countOverdue(
  { agencies: named }: HeardBy<typeof question>,
  caller: Caller,
  { pool, directory, clock }: TrackerPorts,
): Promise<ReplyOf<typeof question>> {
  const known = knownCaller(caller, directory);
  const agencies = demandNamed(heardAgencies(directory, known, { agencies: named, at: clock.now() }));
  return countLate(pool, agencies, waitingCountedMax);
}
