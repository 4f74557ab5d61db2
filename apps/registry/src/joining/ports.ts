import type { Clock } from '@edoc-axis/platform';
import type { JoiningStanding } from '@edoc-axis/domain';
import type { RegistryStore } from '../store/registry-store.js';

export interface JoiningPorts {
  readonly store: RegistryStore;
  readonly clock: Clock;
  /** What the exchange saw an agency do first, since it was invited. */
  readonly firstActsOf: (agency: string) => Promise<JoiningStanding['first']>;
  /** PEM of the certificate robots sign with: see `placesIn`. */
  readonly robotsCertificatePem: string;
}
