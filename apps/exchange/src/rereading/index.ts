/** What was accepted on a gateway's word is read again by a process without a door; this is what comes of it. */
export { packetToReread } from './packet-to-reread.js'; // what was accepted, and where its bytes lie
export { reportMismatch } from './report-mismatch.js'; // it was not so: the document is frozen, its gateway taken out
export { allowGateway, examineSuspicions, listSuspicions } from './operator.js'; // what the operator makes of it
export { releaseDocument } from './release-document.js'; // and one or two administrators
export { followSuspects, type SuspectGateways } from './suspect-gateways.js';
