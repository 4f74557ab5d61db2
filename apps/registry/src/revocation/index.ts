export { allowedAddresses } from './allowed-addresses.js';
export { carryInList } from './carry-in-list.js';
export { fetchBytes } from './fetch-bytes.js';
export { firstAnswer } from './first-answer.js';
export { recordOutcome } from './record-outcome.js';
export { refreshRevocations, type RevocationPorts } from './refresh-revocations.js';
export { sayAlarms } from './say-alarms.js';
