import type { Destination, SystemEntry } from '@edoc-axis/contracts';
import { scopesOfSystems } from '@edoc-axis/domain';
import type { Directory } from '@edoc-axis/platform';

/** A system whose post is brought, as far as the directory says. */
export interface PushedSystem {
  readonly system: string;
  readonly destination: Destination;
}

/** Systems whose post is brought now. Gathered again only after the directory changed. */
export function pushedSystems(directory: Directory): readonly PushedSystem[] {
  const known = gathered.get(directory);
  if (known?.version === directory.version) return known.pushed;
  const pushed = [...directory.systems()].flatMap((entry) =>
    isPushedTo(entry) ? { system: entry.name, destination: entry.destination } : [],
  );
  gathered.set(directory, { version: directory.version, pushed });
  return pushed;
}

const gathered = new WeakMap<Directory, { readonly version: number; readonly pushed: readonly PushedSystem[] }>();

/** One that is suspended, or may not receive, could not confirm either. */
function isPushedTo(entry: SystemEntry): entry is SystemEntry & { readonly destination: Destination } {
  const { destination, takesPost, suspended, scopes = scopesOfSystems } = entry;
  return destination !== undefined && takesPost === 'push' && !suspended && scopes.includes('receive');
}
