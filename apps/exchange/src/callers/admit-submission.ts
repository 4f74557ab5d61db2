import type { admitSubmission as question, HeardBy, ReplyOf } from '@edoc-axis/contracts';
import { type Caller, CataloguedError, demand, maySend } from '@edoc-axis/domain';
import { type Clock, type Directory, newId } from '@edoc-axis/platform';
import { nameOf } from '../journey/parts.js';
import type { Quotas } from './quotas.js';

/**
 * Asked before a body is read: may this caller send anything at all, where is the body to lie, how long may it be?
 * For which agency it sends is known only once its header has been read.
 * @throws CataloguedError `caller.…`, `packet.too-large`
 */
export function admitSubmission(
  {
    quotas,
    clock,
    packetBytesMax,
    directory,
  }: { quotas: Quotas; clock: Clock; packetBytesMax: number; directory: Directory },
  caller: Caller,
  { declaredBytes = 0 }: HeardBy<typeof question>,
): ReplyOf<typeof question> {
  const now = clock.now();
  demand(maySend(caller, now, (agency) => directory.systemServing(agency, now)));
  if (declaredBytes > packetBytesMax) throw new CataloguedError('packet.too-large', { packetBytesMax });
  quotas.begin(nameOf(caller), declaredBytes);
  return { contentId: newId(), packetBytesMax };
}
