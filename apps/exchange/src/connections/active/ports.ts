import type { RobotPorts } from '../../robots/index.js';
import type { ConnectionPorts } from '../check-connections.js';

/** What active checks stand on: they judge as passive ones do, and send as robots do. */
export type ActiveCheckPorts = ConnectionPorts & RobotPorts;
