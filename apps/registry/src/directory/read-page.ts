import type { DirectoryChange, DirectoryEntry, DirectoryPage } from '@edoc-axis/contracts';
import type { RegistryReader } from '../store/registry-reader.js';

export type Audience = DirectoryPage['audience'];

/** What is nobody's business outside: which systems there are, their keys, and whom they serve. */
export const seenBy: Readonly<Record<Audience, readonly DirectoryEntry['kind'][]>> = {
  processes: ['agency', 'certificate', 'system', 'serving'],
  public: ['agency', 'certificate'],
};

/** As much as a page is read from the database at once. */
const changesMax = 1000;

/**
 * The changes after a version that an audience sees, as many as fit, and at least one where there is one.
 * @param bytesMax of the changes as JSON
 */
export async function readPage(
  since: number,
  audience: Audience,
  bytesMax: number,
  reader: RegistryReader,
): Promise<Pick<DirectoryPage, 'since' | 'upTo' | 'version' | 'changes'>> {
  // Versions become visible in their order: all there are up to this one are among what is read next.
  const version = await reader.version();
  const found = await reader.changesAfter(since, seenBy[audience], changesMax);
  const changes = fitting(found, bytesMax);
  const hasAll = changes.length === found.length && found.length < changesMax;
  const last = changes.at(-1)?.version ?? 0;
  const newest = Math.max(version, last);
  // Who has more versions than there are sees it by `version`, and keeps its own.
  return { since, upTo: hasAll ? Math.max(newest, since) : last, version: newest, changes };
}

function fitting(found: readonly DirectoryChange[], bytesMax: number): DirectoryChange[] {
  let bytes = 0;
  const end = found.findIndex((change, n) => {
    bytes += Buffer.byteLength(JSON.stringify(change)) + 1;
    return n > 0 && bytes > bytesMax;
  });
  return end === -1 ? [...found] : found.slice(0, end);
}
