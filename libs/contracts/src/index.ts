export * from './question.js';
export * from './values.js';
export * from './directory.js';
export * from './documents.js';
export * from './draft.js';
export * from './messages/exchange.js';
export * from './messages/registry.js';
export * from './messages/tracker.js';
