export { announceCheck } from './active/announce-check.js';
export { callOffCheck } from './active/call-off-check.js';
export { carryOnChecks } from './active/carry-on-checks.js';
export { showCheck } from './active/show-check.js';
export { checkConnections } from './check-connections.js';
export { connectionHistory } from './connection-history.js';
export { createSeenSystems, type SeenSystems } from './seen-systems.js';
export { systemsSeen } from './systems-seen.js';
