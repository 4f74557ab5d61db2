export { actAsRobots } from './act-as-robots.js';
export type { RobotsSigner } from './send-test-document.js';
export { testAgency } from './test-agency.js';
