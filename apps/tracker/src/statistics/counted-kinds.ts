import type { FactKind } from '@edoc-axis/domain';

/** What is counted of a document when it is accepted, for its sender. */
export const acceptedKind: FactKind = 'document.accepted';
/** More recipients of one that was counted. */
export const furtherKind: FactKind = 'document.further-addressees';

/**
 * What is counted of a delivery, for its recipient. Of one that goes on as another, only what becomes of that is counted;
 * a status is no document.
 */
export const countedKinds = {
  received: ['delivery.delivered'],
  acknowledged: ['delivery.acknowledged'],
  refused: ['delivery.refused', 'delivery.returned'],
  withdrawn: ['delivery.withdrawn', 'delivery.revoked'],
  expired: ['delivery.expired'],
  undeliverable: ['delivery.undeliverable', 'delivery.bad-recipient', 'delivery.closed-by-operator'],
} as const satisfies Record<string, readonly FactKind[]>;
