/** What administrators do with deliveries that do not arrive by themselves. */
export { showOperations } from './show-operations.js'; // how everything fares, at a glance
export { listDeadLetters } from './list-dead-letters.js'; // what ended in vain, and nobody has dealt with
export { listFrozen } from './list-frozen.js'; // what the axis does not hand over
export { redeliverDelivery } from './redeliver-delivery.js'; // once more
export { redirectDelivery } from './redirect-delivery.js'; // to who follows a closed agency
export { closeDelivery } from './close-delivery.js'; // it waits in vain
export { settleDelivery } from './settle-delivery.js'; // seen, and left so
export { freezeDocument } from './freeze-document.js'; // handed over no longer
