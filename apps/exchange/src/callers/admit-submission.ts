import type { admitSubmission as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, covers, demand, maySubmit, type SystemCaller } from '@edoc-axis/domain';
import { type Clock, newId } from '@edoc-axis/platform';
import { nameOf } from '../journey/actor.js';
import type { Quotas } from './quotas.js';

/**
 * Asked before a body is read: may this caller send anything at all, where is the body to lie, how long may it be?
 * For which agency it sends is known only once its header has been read.
 * @throws CataloguedError `caller.…`, `packet.too-large`
 */
export function admitSubmission(
  { quotas, clock, packetBytesMax }: { quotas: Quotas; clock: Clock; packetBytesMax: number },
  caller: Caller,
  { declaredBytes = 0 }: HeardBy<typeof question>,
): ReplyOf<typeof question> {
  demandSender(caller, clock.now());
  if (declaredBytes > packetBytesMax) throw new CataloguedError('packet.too-large', { packetBytesMax });
  quotas.begin(nameOf(caller), declaredBytes);
  return { contentId: newId(), packetBytesMax };
}

/**
 * A thief of a clerk's session reads and answers for its agencies, and does not send for them.
 * @throws CataloguedError `caller.system-needed`
 */
export function demandSystem(caller: Caller): asserts caller is SystemCaller {
  if (caller.kind !== 'system') throw new CataloguedError('caller.system-needed');
}

function demandSender(caller: Caller, now: Date): void {
  demandSystem(caller);
  const served = caller.serves.find((period) => covers(period, now));
  if (!served) throw new CataloguedError('caller.serves-nobody');
  demand(maySubmit(caller, served.agency, now));
}
