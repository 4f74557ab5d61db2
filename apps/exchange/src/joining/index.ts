export { createFirstActs, type FirstActs } from './first-acts.js';
