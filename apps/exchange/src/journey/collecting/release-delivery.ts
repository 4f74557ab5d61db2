import type { HeardBy, releaseDelivery as question } from '@edoc-axis/contracts';
import { CataloguedError, type Caller } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { releaseLeases } from '../../store/lease.js';
import type { NewFact } from '../../store/new-rows.js';
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
  const at = clock.now();
  const { document, recipient } = await knownDelivery({ database }, caller, id, at);
  const about = { id: newId(), document, delivery: id, by: nameOf(caller), at };
  const told: NewFact = { ...about, kind: 'delivery.released', params: { recipient, reason } };
  const order = { deliveries: [id], hash: hashOfLeaseToken(leaseToken), facts: reason?.trim() ? [told] : [] };
  if ((await releaseLeases(database, epoch, order)) === 0) throw new CataloguedError('delivery.not-leased');
  return { released: true };
}
