export { listSystems } from './list-systems.js';
export { registerSystem } from './register-system.js';
