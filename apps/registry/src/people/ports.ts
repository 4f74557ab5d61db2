import type { Clock, OwnKey, TwoPersons } from '@edoc-axis/platform';
import type { RegistryStore } from '../store/registry-store.js';

/** What the steps about people need of the world. */
export interface PeoplePorts {
  readonly store: RegistryStore;
  readonly clock: Clock;
  readonly axis: string;
  /** Vouches for people towards the other processes. */
  readonly directoryKey: () => OwnKey;
  /** Seals the secrets of authenticators. */
  readonly sealingKey: Buffer;
  readonly twoPersons: TwoPersons;
}
