import type { PublicKey } from '@edoc-axis/contracts';
import type { CurrentIndex } from './agencies/keep-index.js';
import type { PagePublisher } from './directory/publish-pages.js';
import type { RevocationPorts } from './revocation/index.js';

/** What the registry's steps need of the world. */
export interface RegistryPorts extends RevocationPorts {
  readonly currentIndex: CurrentIndex;
  readonly pages: PagePublisher;
  readonly keys: readonly PublicKey[];
}

export const registryPorts = Symbol('registry ports');
