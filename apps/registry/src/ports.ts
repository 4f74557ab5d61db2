import type { PublicKey } from '@edoc-axis/contracts';
import type { Clock } from '@edoc-axis/platform';
import type { Certificate } from '@edoc-axis/signature';
import type { CurrentIndex } from './agencies/keep-index.js';
import type { PagePublisher } from './directory/publish-pages.js';
import type { RegistryStore } from './store/registry-store.js';

/** What the registry's steps need of the world. */
export interface RegistryPorts {
  readonly store: RegistryStore;
  readonly currentIndex: CurrentIndex;
  readonly pages: PagePublisher;
  readonly keys: readonly PublicKey[];
  readonly readTrust: () => Certificate[];
  readonly clock: Clock;
}

export const registryPorts = Symbol('registry ports');
