import type { Destination, SystemEntry } from '@edoc-axis/contracts';
import { scopesOfSystems } from '@edoc-axis/domain';

/** Whether its post is brought now. One that is suspended, or may not receive, could not confirm either. */
export function isPushedTo(entry: SystemEntry): entry is SystemEntry & { readonly destination: Destination } {
  const { destination, takesPost, suspended, scopes = scopesOfSystems } = entry;
  return destination !== undefined && takesPost === 'push' && !suspended && scopes.includes('receive');
}
