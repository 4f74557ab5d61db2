import type { HeardBy, ReplyOf, signIn as question } from '@edoc-axis/contracts';
import type { Asked } from '@edoc-axis/platform';
import { checkCredentials, codeOf } from './check-credentials.js';
import { noticesOf } from './notices-of.js';
import { personView } from './person-view.js';
import type { PeoplePorts } from './ports.js';
import { idleMs, issueAccess, newSession } from './sessions.js';

/** Name, password and code against a session: a secret the person keeps, and a first token. */
export async function signIn(
  { name, password, code }: HeardBy<typeof question>,
  { address, program }: Pick<Asked, 'address' | 'program'>,
  ports: PeoplePorts,
): Promise<ReplyOf<typeof question>> {
  const person = await checkCredentials({ name, password, address }, codeOf(code, ports), ports);
  const { row, session } = newSession(person.name, { address, program }, ports.clock.now());
  await ports.store.people.openSession(row);
  return {
    ...(await issueAccess({ session: row, person, closesAt: await ports.store.people.closingOf(person.name) }, ports)),
    session,
    person: personView(person),
    idleSeconds: idleMs / 1000,
    endsAt: row.endsAt.toISOString(),
    notices: await noticesOf(person, ports.store),
  };
}
