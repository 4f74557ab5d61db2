import type { changePassword as question, HeardBy } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { checkCredentials, codeOf } from './check-credentials.js';
import { hashPassword } from './hash-password.js';
import { isPasswordAcceptable, passwordCharactersMin } from './judge-password.js';
import type { PeoplePorts } from './ports.js';

/**
 * A new password for who proves the old one and the second factor. Every session of the person ends.
 * @throws CataloguedError `person.password-weak`, and what a wrong proof gives
 */
export async function changePassword(
  { name, password, code, newPassword }: HeardBy<typeof question>,
  address: string | undefined,
  ports: PeoplePorts,
): Promise<void> {
  const { store, clock } = ports;
  const person = await checkCredentials({ name, password, address }, codeOf(code, ports), ports);
  const hashed = await acceptableHash(newPassword, person.name);
  const at = clock.now();
  await store.write({ who: person.name, what: 'registry.change-password', at, address }, async (writer) => {
    await writer.people.change(person.name, { password: hashed });
    await writer.people.endSessionsOf(person.name);
    await writer.proposals.tell({ at, person: person.name, agency: null, code: 'notice.password-changed', params: {} });
    await writer.note(person.name, {});
  });
}

/** @throws CataloguedError `person.password-weak` */
export async function acceptableHash(password: string, person: string): Promise<string> {
  if (!isPasswordAcceptable(password, person)) {
    throw new CataloguedError('person.password-weak', { charactersMin: passwordCharactersMin });
  }
  return hashPassword(password);
}
