export { listSent } from './list-sent.js';
