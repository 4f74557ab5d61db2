import type { enterDelivery as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, mayEnter } from '@edoc-axis/domain';
import type { Directory, Clock } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { knownDelivery, nameOf, untilWritten, writeEntry } from '../journey/parts.js';

interface Ports {
  readonly database: Pool;
  readonly directory: Directory;
  readonly clock: Clock;
}

/**
 * Enters a document into the register of received documents that its agency took without doing so. Said twice it gives the
 * first entry.
 * @throws CataloguedError `delivery.unknown`, `caller.scope-missing`, `register.…`
 */
export async function enterDelivery(
  ports: Ports,
  caller: Caller,
  { delivery, ...entry }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const at = ports.clock.now();
  const found = await knownDelivery(ports, caller, delivery, at, mayEnter);
  if (found.carries === 'status') throw new CataloguedError('delivery.carries-no-answers');
  const { acknowledged_at, state } = found;
  if (acknowledged_at === null) throw new CataloguedError('register.not-acknowledged', { state });
  const entered = await untilWritten(() => writeEntry(ports.database, { found, entry, at, by: nameOf(caller) }));
  return { ...entered, delivery };
}
