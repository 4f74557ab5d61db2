export { allowedAddresses } from './allowed-addresses.js';
export { carryInList } from './carry-in-list.js';
export { fetchBytes } from './fetch-bytes.js';
export { firstAnswer } from './first-answer.js';
export { recordOutcome, refreshRevocations, type RevocationPorts, unasked } from './refresh-revocations.js';
export { sayAlarms } from './say-alarms.js';
