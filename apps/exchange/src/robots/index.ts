export { actAsRobots } from './act-as-robots.js';
export { robotsCaller } from './robots-caller.js';
export {
  documentIdOf,
  type RobotPorts,
  type RobotsSigner,
  sendTestDocument,
  type TestDocument,
} from './send-test-document.js';
export { testAgency } from './test-agency.js';
