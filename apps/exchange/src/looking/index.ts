/** What people look at: what came to their agencies and what these sent, what waits, and how much of it. */

export { countWaits } from './count-waits.js';
export { listDocuments } from './list-documents.js';
export { showHeadings } from './show-headings.js';
