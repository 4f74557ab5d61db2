import type { Clock } from '@edoc-axis/platform';
import type { Certificate } from '@edoc-axis/signature';
import type { RegistryStore } from '../store/registry-store.js';
import type { AuthorityPorts } from './ask-authority.js';

/** What asking about revocation needs of the world. */
export interface RevocationPorts {
  readonly store: RegistryStore;
  readonly readTrust: () => Certificate[];
  readonly authority: Pick<AuthorityPorts, 'fetch' | 'isAllowed' | 'lists'>;
  readonly clock: Clock;
  /** From 0 to 1; fixed in tests. */
  readonly random: () => number;
}
