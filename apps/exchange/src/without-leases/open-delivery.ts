import type { HeardBy, openDelivery as question, ReplyOf } from '@edoc-axis/contracts';
import type { Caller } from '@edoc-axis/domain';
import { type ExchangePorts, openPacket } from '../journey/index.js';
import { knownDelivery } from '../journey/parts.js';

/**
 * Opens the packet that this delivery carries, and writes down that it is being fetched.
 * @throws CataloguedError `delivery.unknown`, and what `openPacket` does
 */
export async function openDelivery(
  ports: Pick<ExchangePorts, 'database' | 'clock' | 'epoch' | 'axis' | 'receiptKey' | 'firsts' | 'directory'>,
  caller: Caller,
  { delivery: id }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const { carries, packet, document } = await knownDelivery(ports, caller, id, ports.clock.now());
  return openPacket(ports, caller, { document: carries === 'status' ? packet : document, delivery: id });
}
