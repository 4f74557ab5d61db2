export { leaseDeliveries } from './collecting/lease-deliveries.js';
export { openPacket } from './collecting/open-packet.js';
export { confirmDelivery } from './collecting/confirm-delivery.js';
export { releaseDelivery } from './collecting/release-delivery.js';
