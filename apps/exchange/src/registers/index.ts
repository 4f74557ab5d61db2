export { correctEntry } from './correct-entry.js';
export { enterDelivery } from './enter-delivery.js';
export { listReceivedRegister } from './list-received-register.js';
export { listSentRegister } from './list-sent-register.js';
