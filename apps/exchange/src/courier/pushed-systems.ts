import type { Destination } from '@edoc-axis/contracts';
import type { Directory } from '@edoc-axis/platform';
import { isPushedTo } from '../journey/parts.js';

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
