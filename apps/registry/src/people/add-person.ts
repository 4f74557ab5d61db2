import type { addPerson as question, HeardBy, invited } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { operatorName } from '@edoc-axis/platform';
import type { z } from 'zod';
import type { PersonRow } from '../store/entities/person-row.js';
import type { AdministrativeAct, RegistryWriter } from '../store/registry-writer.js';
import { newInvitation } from './invite.js';
import { personView } from './person-view.js';
import type { PeoplePorts } from './ports.js';
import { readGrants, writtenGrants } from './read-grants.js';

/** These names stand in the audit log for somebody else. */
const reservedNames = new Set([operatorName, 'axis']);

/**
 * Adds an account that opens with an invitation. A name is never used again: the audit log would speak of two people.
 * @throws CataloguedError `person.exists`, `agency.unknown`
 */
export function addPerson(
  wanted: HeardBy<typeof question>,
  act: AdministrativeAct,
  ports: PeoplePorts,
): Promise<z.output<typeof invited>> {
  return ports.store.write(act, (writer) => addWithin(writer, wanted, act, ports));
}

/** The same as a part of a larger act. */
export async function addWithin(
  writer: RegistryWriter,
  { name, fullName, email, grants: written }: HeardBy<typeof question>,
  { at }: AdministrativeAct,
  { sealingKey }: Pick<PeoplePorts, 'sealingKey'>,
): Promise<z.output<typeof invited>> {
  if (reservedNames.has(name) || (await writer.people.person(name))) {
    throw new CataloguedError('person.exists', { person: name });
  }
  const grants = writtenGrants(await readGrants(written, writer));
  const person: PersonRow = {
    ...{ name, fullName: fullName.trim(), email: email ?? null, grants },
    ...{ password: null, secondFactor: null, secondFactorStep: null, recovery: [] },
    ...{ addedAt: at, joinedAt: null, disabledAt: null, disabledReason: null },
  };
  const { row, invitation, until } = newInvitation(name, 'join', at, sealingKey);
  await writer.people.add(person);
  await writer.people.invite(row);
  await writer.note(name, { fullName: person.fullName, email, grants });
  return { person: personView(person, row), invitation, until };
}
