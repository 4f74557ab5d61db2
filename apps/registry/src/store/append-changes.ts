import type { DirectoryEntry } from '@edoc-axis/contracts';
import type { EntityManager } from 'typeorm';
import { DirectoryChangeRow } from './entities/directory-change-row.js';

/** The newest version of the directory; 0 before the first change. */
export async function newestVersion(manager: EntityManager): Promise<number> {
  return (await manager.maximum(DirectoryChangeRow, 'version')) ?? 0;
}

/**
 * Writes entries as the directory's next versions, each one its own. Within the transaction that holds the lock on versions.
 * @returns the version of the first
 */
export async function appendChanges(
  manager: EntityManager,
  at: Date,
  entries: readonly DirectoryEntry[],
): Promise<number> {
  const first = (await newestVersion(manager)) + 1;
  await manager.insert(
    DirectoryChangeRow,
    entries.map((entry, n) => ({ version: first + n, at, kind: entry.kind, entry })),
  );
  return first;
}
