import { type countWaits as question, type HeardBy, type ReplyOf, waitingCountedMax } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { countWaiting } from '../store/waits.js';
import { demandNamed, lookedAt, type LookingPorts } from './looked-at.js';

/**
 * How much waits for the agencies, as far as anybody counts.
 * @throws CataloguedError `caller.scope-missing`, `caller.not-serving`, `request.parameter-missing`
 */
export async function countWaits(
  ports: LookingPorts,
  caller: Caller,
  { agencies: named }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const agencies = demandNamed(lookedAt(ports, caller, named, ports.clock.now()));
  return { received: await countWaiting(ports.database, { agencies, countedMax: waitingCountedMax }) };
}
