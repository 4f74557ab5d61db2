export { examineReadiness } from './examine-readiness.js';
export { examineExchange } from './examine-exchange.js';
