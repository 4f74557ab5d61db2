export { issueToken } from './issue-token.js';
export { admitSignedCall } from './admit-signed-call.js';
export { admitSubmission } from './admit-submission.js';
export { createQuotas, type Quotas } from './quotas.js';
