export { approvePlan } from './approve-plan.js';
export { proposePlan } from './propose-plan.js';
export { rehearsePlan } from './rehearse-plan.js';
export { revokePlan } from './revoke-plan.js';
export { listPlans, showPlan } from './show-plans.js';
