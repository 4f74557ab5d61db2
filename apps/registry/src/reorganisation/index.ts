export { approvePlan } from './approve-plan.js';
export { codesOfPlan } from './codes-of-plan.js';
export type { KeptPlan } from './kept-plan.js';
export { proposePlan } from './propose-plan.js';
export { readPlan } from './read-plan.js';
export { rehearsePlan } from './rehearse-plan.js';
export { revokePlan } from './revoke-plan.js';
export { listPlans, showPlan } from './show-plans.js';
export { visiblePlan } from './known-plan.js';
