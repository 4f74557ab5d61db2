import { agenciesOfGrants } from '@edoc-axis/domain';
import { type Clock, grantsOf } from '@edoc-axis/platform';
import type { RegistryStore } from '../store/registry-store.js';
import { disableWithin } from './disable-person.js';

/** Closes the accounts of people who worked for nobody but agencies that are closed by now. */
export async function closeAccounts({
  store,
  clock,
}: {
  readonly store: RegistryStore;
  readonly clock: Clock;
}): Promise<number> {
  const at = clock.now();
  const names = await store.people.ofClosedAgencies(at);
  for (const name of names) {
    const person = await store.people.person(name);
    const agencies = agenciesOfGrants(grantsOf(person?.grants ?? []));
    const reason = agencies.join(', ');
    const act = { who: 'axis', what: 'registry.close-accounts', at, agencies, reason };
    await store.write(act, (writer) => disableWithin(writer, name, act));
  }
  return names.length;
}
