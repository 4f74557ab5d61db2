export { approveProposal, refuseProposal } from './decide-proposal.js';
export { fileRequest } from './file-request.js';
export * as graveActs from './grave-acts.js';
export { listProposals, showProposal } from './list-proposals.js';
export { noticesAfter } from './notices-after.js';
export { performAct } from './perform-act.js';
export { showTwoPersons } from './two-persons.js';
