export { countWaiting } from './count-waiting.js';
export { documentsSignedWith } from './documents-signed-with.js';
export { examineReadiness } from './examine-readiness.js';
export { examineExchange } from './examine-exchange.js';
export { listUncollected } from './list-uncollected.js';
