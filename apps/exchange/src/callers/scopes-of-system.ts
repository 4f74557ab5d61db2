import { type Scope, scopesOfSystems } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';

/** What a system may be given a token for. */
export function scopesOf(directory: Directory, system: string): readonly Scope[] {
  return directory.system(system)?.scopes ?? scopesOfSystems;
}
