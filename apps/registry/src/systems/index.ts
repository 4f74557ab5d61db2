export { changed, changeSystem } from './change-system.js';
export { listSystems } from './list-systems.js';
export { moveAgencies } from './move-agencies.js';
export { agenciesOf, readSystem } from './read-system.js';
export { registerSystem } from './register-system.js';
export { setDestination } from './set-destination.js';
export { showSystem } from './show-system.js';
export { switchPost } from './switch-post.js';
export { addSystemKey, revokeSystemKey } from './system-keys.js';
