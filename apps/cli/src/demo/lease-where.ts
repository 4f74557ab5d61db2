import type { AxisClient } from '@edoc-axis/client';
import type { LeasedDelivery } from '@edoc-axis/contracts';

/** An earlier run may have left deliveries behind: only what is wanted is taken, the others are given back. */
export async function leaseWhere(
  axis: AxisClient,
  carries: 'document' | 'status',
  isWanted: (delivery: LeasedDelivery) => boolean,
): Promise<LeasedDelivery[]> {
  const leased = await axis.lease({ carries, limit: 100 });
  for (const other of leased) if (!isWanted(other)) await axis.release(other.id, { leaseToken: other.leaseToken });
  return leased.filter(isWanted);
}
