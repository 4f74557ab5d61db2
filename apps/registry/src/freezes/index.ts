export { exchangeBehind } from './callers-exchange.js';
export { isLifted, liftFreeze } from './lift-freeze.js';
