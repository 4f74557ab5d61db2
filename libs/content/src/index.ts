export { openContentStore, type ContentStore, type IncomingContent, type LyingContent } from './content-store.js';
export { undamaged } from './undamaged.js';
export { clearSpool, openSpool, spool, type SpoolFile } from './spool-file.js';
