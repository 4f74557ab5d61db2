import type { DirectoryEntry } from '@edoc-axis/contracts';

/** An entry as it stood, if it did, and as it stands from now on. */
export interface EntryChange {
  readonly before?: DirectoryEntry;
  readonly after: DirectoryEntry;
}
