/** Documents an agency takes along for its own archive. */
export { beginArchive } from './begin-archive.js';
export { openForArchive } from './open-for-archive.js';
