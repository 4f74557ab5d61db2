import { type AgencyCode, type Caller, demand, mayKeepRecipientLists } from '@edoc-axis/domain';
import type { Clock } from '@edoc-axis/platform';
import type { KeptIndex } from '../agencies/keep-index.js';
import { readCode } from '../agencies/read-code.js';
import type { RegistryStore } from '../store/registry-store.js';

export interface RecipientListPorts {
  readonly store: Pick<RegistryStore, 'reader' | 'recipientLists'>;
  readonly index: KeptIndex;
  readonly clock: Clock;
}

/**
 * The agency whose lists they are, for one of its clerks.
 * @throws CataloguedError `caller.…`
 */
export async function keepingAgency(
  written: string,
  caller: Caller,
  { store, clock }: RecipientListPorts,
): Promise<AgencyCode> {
  const agency = await readCode(written, store.reader);
  demand(mayKeepRecipientLists(caller, agency, clock.now()));
  return agency;
}
