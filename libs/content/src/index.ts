export { openContentStore, type ContentStore, type IncomingContent, type LyingContent } from './content-store.js';
export { clearSpool, openSpool, spool, type SpoolFile } from './spool-file.js';
