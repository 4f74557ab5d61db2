export { issueToken } from './issue-token.js';
export { admitSubmission, demandSystem } from './admit-submission.js';
export { createQuotas, type Quotas } from './quotas.js';
