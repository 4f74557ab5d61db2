import type { changeGrants as question, HeardBy, PersonView } from '@edoc-axis/contracts';
import { administersAxis, CataloguedError } from '@edoc-axis/domain';
import type { RegistryStore } from '../store/registry-store.js';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { personView } from './person-view.js';
import { readGrants, writtenGrants } from './read-grants.js';

/** Gives a person other roles, and tells so. The sessions end: what they were opened for is no more. */
export function changeGrants(
  { name, grants: written, reason }: HeardBy<typeof question>,
  act: AdministrativeAct,
  store: RegistryStore,
): Promise<PersonView> {
  return store.write({ ...act, reason: act.reason ?? reason }, async (writer) => {
    const person = await writer.people.person(name);
    if (!person) throw new CataloguedError('person.unknown', { person: name });
    const read = await readGrants(written, writer);
    const grants = writtenGrants(read);
    if (JSON.stringify(grants) === JSON.stringify(person.grants)) return personView(person);
    await writer.people.change(name, { grants });
    await writer.people.endSessionsOf(name);
    const params = { by: act.who, why: reason };
    await writer.proposals.tell({ at: act.at, person: name, agency: null, code: 'notice.roles-changed', params });
    await writer.note(name, { grants }, { grants: person.grants });
    if (administersAxis(read) && person.joinedAt !== null) await writer.proposals.beginTwoPersons(act.at);
    return personView({ ...person, grants });
  });
}
