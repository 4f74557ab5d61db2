export { allowedAddresses } from './allowed-addresses.js';
export { carryInList } from './carry-in-list.js';
export { fetchBytes } from './fetch-bytes.js';
export { firstAnswer } from './first-answer.js';
export { recordOutcome } from './record-outcome.js';
export type { RevocationPorts } from './ports.js';
export { refreshRevocations } from './refresh-revocations.js';
export { sayAlarms } from './say-alarms.js';
export { silentCertificates } from './silent-certificates.js';
