import type { HeardBy, releaseDelivery as question } from '@edoc-axis/contracts';
import { CataloguedError, type Caller } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { appendAlone } from '../../store/facts.js';
import { releaseLease } from '../../store/lease.js';
import { nameOf } from '../actor.js';
import type { ExchangePorts } from '../ports.js';
import { knownDelivery } from './known-delivery.js';
import { hashOfLeaseToken } from './lease-token.js';

/**
 * Gives a lease back before its time. A reason is worth a fact: the sender asks why a document that was taken up is
 * still waiting.
 * @throws CataloguedError `delivery.unknown`, `delivery.not-leased`
 */
export async function releaseDelivery(
  { database, clock, epoch }: Pick<ExchangePorts, 'database' | 'clock' | 'epoch'>,
  caller: Caller,
  { delivery: id, leaseToken, reason }: HeardBy<typeof question>,
): Promise<{ released: boolean }> {
  const now = clock.now();
  const found = await knownDelivery({ database }, caller, id, now);
  if (!(await releaseLease(database, id, hashOfLeaseToken(leaseToken)))) {
    throw new CataloguedError('delivery.not-leased');
  }
  if (reason?.trim()) {
    const params = { recipient: found.recipient, reason };
    const about = { document: found.document, delivery: id, by: nameOf(caller), at: now };
    await appendAlone(database, epoch, [{ id: newId(), kind: 'delivery.released', params, ...about }]);
  }
  return { released: true };
}
