import type { PersonView } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';
import { personView } from './person-view.js';

/** Closes an account for good, at once: its sessions end, its invitation opens nothing. The name stays taken. */
export function disablePerson(name: string, act: AdministrativeAct, store: RegistryStore): Promise<PersonView> {
  return store.write(act, (writer) => disableWithin(writer, name, act));
}

/** The same as a part of a larger act. */
export async function disableWithin(
  writer: RegistryWriter,
  name: string,
  { at, reason }: AdministrativeAct,
): Promise<PersonView> {
  const person = await writer.people.person(name);
  if (!person) throw new CataloguedError('person.unknown', { person: name });
  if (person.disabledAt !== null) return personView(person);
  const closed = { disabledAt: at, disabledReason: reason ?? null };
  await writer.people.change(name, closed);
  await writer.people.endSessionsOf(name);
  await writer.people.withdrawInvitations(name);
  await writer.note(name, { disabled: true }, { disabled: false });
  return personView({ ...person, ...closed });
}
