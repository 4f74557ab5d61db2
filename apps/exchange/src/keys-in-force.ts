import type { SealedSystemKey, SigningSystemKey, SystemEntry } from '@edoc-axis/contracts';
import { covers } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';

/** The keys a system may sign with at that moment. */
export function signingKeysInForce(directory: Directory, system: string, at: Date): SigningSystemKey[] {
  return keysInForce(directory, system, at).filter((key) => 'jwk' in key);
}

/** The secrets it may sign its headers with, sealed. */
export function secretsInForce(directory: Directory, system: string, at: Date): SealedSystemKey[] {
  return keysInForce(directory, system, at).filter((key) => 'sealed' in key);
}

/** Those that were rotated out prove nothing any more. */
function keysInForce(directory: Directory, system: string, at: Date): SystemEntry['keys'] {
  const keys = directory.system(system)?.keys ?? [];
  return keys.filter((key) => covers(key, at));
}
