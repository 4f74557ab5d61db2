import { type Caller, CataloguedError, demand, mayAdministerPerson, mayInspectPerson } from '@edoc-axis/domain';
import { grantsOf } from '@edoc-axis/platform';
import type { PersonRow } from '../store/entities/person-row.js';
import type { People } from '../store/people.js';

/**
 * The account, for who may see it. Whom others administer, an administrator of a branch does not hear of.
 * @throws CataloguedError `person.unknown`
 */
export async function personSeenBy(caller: Caller, name: string, people: People): Promise<PersonRow> {
  const person = await people.person(name);
  if (!person || mayInspectPerson(caller, grantsOf(person.grants)) !== true) {
    throw new CataloguedError('person.unknown', { person: name });
  }
  return person;
}

/**
 * The account, for who may change it.
 * @throws CataloguedError `person.unknown`, `caller.not-permitted`
 */
export async function personKeptBy(caller: Caller, name: string, people: People): Promise<PersonRow> {
  const person = await personSeenBy(caller, name, people);
  demand(mayAdministerPerson(caller, grantsOf(person.grants)));
  return person;
}
