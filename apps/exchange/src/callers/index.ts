export { issueToken } from './issue-token.js';
export { admitSubmission } from './admit-submission.js';
export { createQuotas, type Quotas } from './quotas.js';
