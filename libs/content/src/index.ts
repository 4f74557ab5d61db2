export { openContentStore, type ContentStore, type IncomingContent, type LyingContent } from './content-store.js';
