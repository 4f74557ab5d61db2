import type { DirectoryChange, DirectoryEntry, DirectoryPage } from '@edoc-axis/contracts';
import type { RegistryReader } from '../store/registry-reader.js';

export type Audience = DirectoryPage['audience'];

/** What is nobody's business outside: which systems there are, their keys, and whom they serve. */
export const seenBy: Readonly<Record<Audience, readonly DirectoryEntry['kind'][]>> = {
  processes: ['agency', 'certificate', 'revocation', 'system', 'serving'],
  public: ['agency', 'certificate', 'revocation'],
};

/** Read from the database at once; more seldom fit into a page. */
const versionsMax = 700;

export interface PagePart extends Pick<DirectoryPage, 'since' | 'upTo' | 'version'> {
  /** Each as JSON, which is written once for its length and for the page. */
  readonly changes: readonly string[];
}

/**
 * The changes after a version that an audience sees, as many as fit, and at least one where there is one. Who has more
 * versions than there are gets none, sees it by `version`, and keeps its own.
 * @param bytesMax of the changes as JSON
 */
export async function readPage(
  since: number,
  audience: Audience,
  bytesMax: number,
  reader: RegistryReader,
): Promise<PagePart> {
  const version = await reader.version();
  const end = Math.max(since, (await reader.versionAfter(since, versionsMax)) ?? version);
  const found = await reader.changesBetween(since, end, seenBy[audience]);
  const changes = fitting(found, bytesMax);
  const upTo = changes.length < found.length ? (found[changes.length - 1]?.version ?? since) : end;
  return { since, upTo, version, changes };
}

function fitting(found: readonly DirectoryChange[], bytesMax: number): string[] {
  const fit: string[] = [];
  let bytes = 0;
  for (const change of found) {
    const text = JSON.stringify(change);
    bytes += Buffer.byteLength(text) + 1;
    if (bytes > bytesMax && fit.length > 0) break;
    fit.push(text);
  }
  return fit;
}
