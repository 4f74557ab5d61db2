/**
 * What the steps are made of, for whoever acts on deliveries beside the journey: administrators, robots, the courier, the
 * doctor, clients that know of no leases. Everything else of the journey is its own.
 */

/** Who acts, and whose post that is. */
export { actsForEver, actsForNow, nameOf, nameOfFirst } from './actor.js';
export { visibleDocument } from './visible-document.js';

/** Deciding about a delivery, and writing it once. */
export { knownDelivery } from './collecting/known-delivery.js';
export { confirmByWord, type ConfirmingPorts } from './collecting/confirm-delivery.js';
export { untilWritten } from './look-again.js';
export { aboutDelivery } from './delivery-statement.js';
export { issueReceipt } from './issue-receipt.js';
export { composeGivingUp, giveUpDelivery } from './give-up-delivery.js';

/** The register of received documents. */
export { dayWithin, entryView, numberTaken, registerFull, writeEntry } from './answering/write-entry.js';

/** What closed codes leave to be done. */
export {
  closedLately,
  confirmationMsMax,
  forwardAll,
  type ForwardingPorts,
  maybeClosed,
} from './forward-from-closed.js';

/** Whether a packet would be opened, and where its bytes lie. */
export { demandOpenable, placeOf } from './collecting/open-packet.js';

/** Carrying. */
export { hashOfLeaseToken, newLeaseToken } from './collecting/lease-token.js';
export { type CarryingLimits, carryingLimits, wholeMsFor } from './handing-over/carrying-limits.js';
export { isPushedTo } from './handing-over/is-pushed-to.js';
export type { Answered, Bring, Parcel } from './handing-over/parcel.js';

/** How it is shown. */
export { deliveryReceipt } from './delivery-receipt.js';
export { moveView, sayingOfReason } from './showing/delivery-view.js';
export { revokedAt } from './showing/links-of.js';
export { silentAmong } from './showing/silent-among.js';
export { stateNameOf } from './state-name.js';
export { signersIn } from './submission/signers.js';
