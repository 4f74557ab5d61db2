export { checkConnections } from './check-connections.js';
export { connectionHistory } from './connection-history.js';
export { createSeenSystems, type SeenSystems } from './seen-systems.js';
export { systemsSeen } from './systems-seen.js';
