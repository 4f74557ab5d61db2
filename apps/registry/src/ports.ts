import type { Policy } from '@edoc-axis/domain';
import type { KeyRing } from '@edoc-axis/platform';
import type { KeptIndex } from './agencies/keep-index.js';
import type { PagePublisher } from './directory/publish-pages.js';
import type { FreezePorts } from './freezes/callers-exchange.js';
import type { ImportsUnderWay } from './importing/under-way.js';
import type { JoiningPorts } from './joining/ports.js';
import type { PeoplePorts } from './people/ports.js';
import type { ListParts, RevocationPorts } from './revocation/index.js';

/** What the registry's steps need of the world. */
export interface RegistryPorts extends RevocationPorts, PeoplePorts, JoiningPorts, FreezePorts {
  readonly index: KeptIndex;
  readonly pages: PagePublisher;
  readonly ring: Pick<KeyRing, 'list'>;
  readonly listParts: ListParts;
  readonly importsUnderWay: ImportsUnderWay;
  /** What the axis takes at the most, whatever an agency says. */
  readonly limits: { readonly packetBytesMax: number };
  /** What makes documents acceptable from agencies that have no policy of their own. */
  readonly policy: Policy;
  /** How long it is let pass that nobody answers whether a certificate was revoked. */
  readonly graceMs: number;
  /** How long what was known of revocation is kept after something later is known. */
  readonly revocationsKeptMs: number;
}

export const registryPorts = Symbol('registry ports');
