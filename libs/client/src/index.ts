export { type Identity, signAssertion, type SignedIn } from './access-token.js';
export * from './axis-refusal.js';
export * from './client.js';
export * from './credentials.js';
export type { EventsWanted } from './events.js';
export * from './fetch-packet.js';
export * from './verify-push.js';
export * from './vxp-client.js';
