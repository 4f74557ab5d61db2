export { actAsRobots } from './act-as-robots.js';
export { type RobotsSigner, testAgency } from './test-agency.js';
