/** The journey of a document, in the order it happens. */
export { submitDocument } from './submit-document.js'; // judge, accept, store, promise
export { routeDelivery } from './route-delivery.js'; // where does this recipient take its post, now?
export { confirmDelivery, leaseDeliveries, openPacket, releaseDelivery } from './collect-delivery.js'; // its system fetches it under a lease
export { handOver } from './hand-over.js'; // or we bring it: one attempt, one outcome
export { answerDelivery } from './answer-delivery.js'; // taken, refused, assigned, done: the recipient speaks
export { submitStatus } from './submit-status.js'; // or by a status packet, as systems have always done
export { takeBackDocument } from './take-back-document.js'; // gone at once, or the recipient is asked
export { carryOutConcerns } from './carry-out-concerns.js'; // what was declared void, or updated
export { letContentGo } from './let-content-go.js'; // what nobody holds any more
export { closeOverdue } from './close-overdue.js'; // time speaks instead
export { forwardFromClosed } from './forward-from-closed.js'; // its code closed: who receives for it gets it

/** And to look at it. */
export { listDeliveries, showDocument } from './show-document.js';
export { factsAfter } from './read-facts.js';
export type { Claimed, HandOverPorts } from './hand-over.js';
export type { ExchangePorts } from './ports.js';
export type { JudgedPdf } from './submission/judge-pdfs.js';
