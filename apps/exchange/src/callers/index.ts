export { issueToken } from './issue-token.js';
export { admitSignedCall } from './admit-signed-call.js';
export { admitSignedInCall } from './admit-signed-in-call.js';
export { showSealingKey } from './show-sealing-key.js';
export { signInSystem } from './sign-in-system.js';
export { askAboutSessions, type DemandStillHere } from './demand-still-here.js';
export { createSignInTries, type SignInTries } from './sign-in-tries.js';
export { admitSubmission } from './admit-submission.js';
export { createQuotas, type Quotas } from './quotas.js';
