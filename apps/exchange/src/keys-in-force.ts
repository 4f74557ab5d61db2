import type { SystemEntry } from '@edoc-axis/contracts';
import { covers } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';

/** The keys a system may prove itself with at that moment: those that were rotated out prove nothing any more. */
export function keysInForce(directory: Directory, system: string, at: Date): SystemEntry['keys'] {
  const keys = directory.system(system)?.keys ?? [];
  return keys.filter((key) => covers(key, at));
}
