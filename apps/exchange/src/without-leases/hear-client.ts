import type { HeardBy, hearClient as question, ReplyOf } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { confirmByWord, type ConfirmingPorts, knownDelivery, nameOf } from '../journey/parts.js';
import { tellAttempt } from '../store/facts.js';

/**
 * What a client says of what it fetched. That it has it is a confirmation, worth as much as its word. That it could not use
 * it is told to the sender, and it goes on waiting: the next try may be with a repaired client. That it is at it changes
 * nothing, since nobody was kept off it.
 * @throws CataloguedError `delivery.unknown`; for `done`, what `confirmByWord` throws
 */
export async function hearClient(
  ports: ConfirmingPorts,
  caller: Caller,
  { delivery: id, says }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  if (says === 'done') {
    await confirmByWord(ports, caller, id);
    return {};
  }
  const { database, clock, epoch } = ports;
  const at = clock.now();
  const { document, recipient, state } = await knownDelivery(ports, caller, id, at);
  if (says === 'fail' && state === 'pending') {
    const about = { id: newId(), document, delivery: id, by: nameOf(caller), at };
    await tellAttempt(database, epoch, { ...about, kind: 'delivery.released', params: { recipient, reason: 'fail' } });
  }
  return {};
}
