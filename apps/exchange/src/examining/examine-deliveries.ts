import type { Finding } from '@edoc-axis/contracts';
import type { DeliveryState, FactKind } from '@edoc-axis/domain';
import type { ExaminedDelivery } from '../store/examined.js';
import { type ExaminingPorts, finding } from './ports.js';

/** Where each fact that tells of a change leaves its delivery. */
const stateTold: Partial<Record<FactKind, DeliveryState>> = {
  'delivery.delivered': 'delivered',
  'delivery.status-delivered': 'delivered',
  'delivery.acknowledged': 'acknowledged',
  'delivery.refused': 'refused',
  'delivery.returned': 'refused',
  'delivery.withdrawn': 'withdrawn',
  'delivery.revoked': 'withdrawn',
  'delivery.expired': 'expired',
  'delivery.status-expired': 'expired',
  'delivery.bad-recipient': 'undeliverable',
  'delivery.undeliverable': 'undeliverable',
  'delivery.closed-by-operator': 'undeliverable',
  'delivery.redirected': 'undeliverable',
};

export const tellingChanges: readonly string[] = Object.keys(stateTold);

/** The overdue are closed every minute; later than this, nobody closes them. */
const overdueMsMax = 10 * 60_000;

/** Facts agree with states, and whatever is open can be moved by somebody. */
export function examineDeliveries(
  { directory, clock }: Pick<ExaminingPorts, 'directory' | 'clock'>,
  deliveries: readonly ExaminedDelivery[],
): Finding[] {
  const now = clock.now();
  return deliveries.flatMap(({ id, state, told, recipient, expires_at, frozen }) => {
    const subject = `delivery ${id}`;
    const toldState = told === null ? 'pending' : stateTold[told as FactKind];
    if (toldState !== state) return finding(subject, 'delivery.facts-disagree', { told: toldState, state });
    // Its time runs on and is not called while it is frozen; the freeze is a finding of its own.
    if (state !== 'pending' || frozen) return [];
    if (now.getTime() - expires_at.getTime() > overdueMsMax) {
      return finding(subject, 'delivery.overdue', { expiredAt: expires_at.toISOString() });
    }
    // Nobody comes for it: it waits for its time to end, and somebody should know now.
    return directory.systemServing(recipient, now) ? [] : finding(subject, 'agency.no-system', { agency: recipient });
  });
}
