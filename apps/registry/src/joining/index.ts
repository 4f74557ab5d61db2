export { addRobots } from './add-robots.js';
export { joinAgency } from './join-agency.js';
export { showJoining } from './show-joining.js';
