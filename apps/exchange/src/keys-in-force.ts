import type { SystemEntry } from '@edoc-axis/contracts';
import type { Directory } from '@edoc-axis/platform';

/** The keys a system may prove itself with at that moment: those that were rotated out prove nothing any more. */
export function keysInForce(directory: Directory, system: string, at: Date): SystemEntry['keys'] {
  const keys = directory.system(system)?.keys ?? [];
  return keys.filter(({ since, until }) => new Date(since) <= at && (until === undefined || at < new Date(until)));
}
