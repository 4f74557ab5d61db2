import { createHash } from 'node:crypto';
import type { ConfirmationOf } from '@edoc-axis/client';
import type { LeasedDelivery } from '@edoc-axis/contracts';
import { expectThat } from './expect.js';

/** What a system says of a packet that came along with its lease, by the bytes it got. */
export function confirmationOf({ id, leaseToken, document: { packet } }: LeasedDelivery): ConfirmationOf {
  const bytes = Buffer.from(packet.base64 ?? '', 'base64');
  const packetSha256 = createHash('sha256').update(bytes).digest('hex');
  expectThat(packetSha256 === packet.sha256, 'the packet arrives as it was sent');
  return { delivery: id, leaseToken, packetSha256 };
}
