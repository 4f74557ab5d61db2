export { Directory, type ServingPeriod } from './directory.js';
export {
  createDirectoryFollower,
  type DirectoryFollower,
  type DirectoryFollowerParts,
  type DirectoryStore,
  pagesPerStepMax,
} from './follow-directory.js';
export { DirectoryPageRefused, readDirectoryPage } from './read-directory-page.js';
export { createDirectorySnapshot, directorySnapshotTables } from './store/directory-snapshot.js';
