import type { invited } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { z } from 'zod';
import type { AdministrativeAct } from '../store/registry-writer.js';
import { newInvitation } from './invite.js';
import { personView } from './person-view.js';
import type { PeoplePorts } from './ports.js';

type Invited = z.output<typeof invited>;

/** A new invitation for who has not joined: the former one opens nothing any more. */
export function inviteAgain(name: string, act: AdministrativeAct, ports: PeoplePorts): Promise<Invited> {
  return give(name, 'join', act, ports);
}

/**
 * Takes the second factor off an account, ends its sessions, and gives what opens it with another one: together with the
 * password, which no administrator knows. The person is told.
 */
export function resetSecondFactor(name: string, act: AdministrativeAct, ports: PeoplePorts): Promise<Invited> {
  return give(name, 'second-factor', act, ports);
}

async function give(
  name: string,
  purpose: 'join' | 'second-factor',
  act: AdministrativeAct,
  { store, sealingKey }: PeoplePorts,
): Promise<Invited> {
  return store.write(act, async (writer) => {
    const { at, who: by } = act;
    const person = await writer.people.person(name);
    if (!person) throw new CataloguedError('person.unknown', { person: name });
    if (person.disabledAt !== null) throw new CataloguedError('person.disabled');
    const hasJoined = person.joinedAt !== null;
    if (hasJoined && purpose === 'join') throw new CataloguedError('person.joined', { person: name });
    if (!hasJoined && purpose === 'second-factor') throw new CataloguedError('person.not-joined', { person: name });
    const { row, invitation, until } = newInvitation(name, purpose, at, sealingKey);
    await writer.people.invite(row);
    if (purpose === 'second-factor') {
      await writer.people.change(name, { secondFactor: null, recovery: [] });
      await writer.people.endSessionsOf(name);
      const told = { at, person: name, agency: null, code: 'notice.second-factor-reset', params: { by } };
      await writer.proposals.tell(told);
    }
    await writer.note(name, { purpose });
    const now = purpose === 'join' ? person : { ...person, secondFactor: null };
    return { person: personView(now, row), invitation, until };
  });
}
