export { examineExchange } from './examine-exchange.js';
