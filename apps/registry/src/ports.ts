import type { KeyRing } from '@edoc-axis/platform';
import type { CurrentIndex } from './agencies/keep-index.js';
import type { PagePublisher } from './directory/publish-pages.js';
import type { RevocationPorts } from './revocation/index.js';

/** What the registry's steps need of the world. */
export interface RegistryPorts extends RevocationPorts {
  readonly currentIndex: CurrentIndex;
  readonly pages: PagePublisher;
  readonly ring: Pick<KeyRing, 'list'>;
}

export const registryPorts = Symbol('registry ports');
