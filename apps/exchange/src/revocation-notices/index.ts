/** Of the notice by which a sender declares a document void, where the axis writes it for its sender. */
export { openForRevocation } from './open-for-revocation.js';
