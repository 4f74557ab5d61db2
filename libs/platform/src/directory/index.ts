export { type AgencyFilter, isForPickers } from './agency-filter.js';
export { AgencyIndex, type WrittenAgency } from './agency-index.js';
export { AgencyTree, type TreeFilter } from './agency-tree.js';
export { Directory, type SystemPeriod } from './directory.js';
export {
  createDirectoryFollower,
  type DirectoryFollower,
  type DirectoryFollowerParts,
  type DirectoryStore,
  pagesPerStepMax,
} from './follow-directory.js';
export { knownCaller, knownCallerOf } from './known-caller.js';
export { recipientView } from './recipient-view.js';
export { DirectoryPageRefused, readDirectoryPage } from './read-directory-page.js';
export { createDirectorySnapshot, directorySnapshotTables } from './store/directory-snapshot.js';
