import { randomBytes } from 'node:crypto';
import type { acceptInvitation as accepting, HeardBy, openInvitation as opening, ReplyOf } from '@edoc-axis/contracts';
import { administersAxis, CataloguedError } from '@edoc-axis/domain';
import { grantsOf } from '@edoc-axis/platform';
import type { InvitationRow, PersonRow } from '../store/entities/person-row.js';
import { acceptableHash } from './change-password.js';
import { checkCredentials } from './check-credentials.js';
import { digestOf } from './one-time-secret.js';
import type { PeoplePorts } from './ports.js';
import { unseal } from './seal.js';
import { authenticatorUri, base32, stepOfCode } from './totp.js';

/** What to put into the authenticator, for who holds an invitation. */
export async function openInvitation(
  { invitation }: HeardBy<typeof opening>,
  ports: PeoplePorts,
): Promise<ReplyOf<typeof opening>> {
  const { row, person } = await find(invitation, ports);
  const secret = unseal(row.secondFactor, person.name, ports.sealingKey);
  return {
    name: person.name,
    fullName: person.fullName,
    purpose: row.purpose,
    secret: base32(secret),
    uri: authenticatorUri(secret, person.name, ports.axis),
    until: row.until.toISOString(),
  };
}

/**
 * The account is opened: with a password of the person's choice, or after a reset with the one there is, and a code that
 * proves that the authenticator was set up. The invitation counts once; every former session ends.
 * @throws CataloguedError `person.invitation-unusable`, `person.code-wrong`, `person.password-weak`; after a reset, what a
 *   wrong password gives
 */
export async function acceptInvitation(
  { invitation, password, code }: HeardBy<typeof accepting>,
  address: string | undefined,
  ports: PeoplePorts,
): Promise<ReplyOf<typeof accepting>> {
  const { store, clock, sealingKey } = ports;
  const { row, person } = await find(invitation, ports);
  const { name } = person;
  const at = clock.now();
  const step = stepOfCode(unseal(row.secondFactor, name, sealingKey), code.replace(/\s/g, ''), at);
  if (step === undefined) throw new CataloguedError('person.code-wrong');
  const changed = await passwordOf(row, person, password, address, ports);
  const recovery = newRecoveryCodes();
  await store.write({ who: name, what: 'registry.accept-invitation', at, address }, async (writer) => {
    if (!(await writer.people.spendInvitation(row.tokenSha256, at))) {
      throw new CataloguedError('person.invitation-unusable');
    }
    await writer.people.change(name, {
      ...changed,
      secondFactor: row.secondFactor,
      secondFactorStep: String(step),
      recovery: recovery.map((each) => digestOf(each.replaceAll('-', ''))),
      joinedAt: person.joinedAt ?? at,
    });
    await writer.people.endSessionsOf(name);
    await writer.note(name, { purpose: row.purpose });
    if (administersAxis(grantsOf(person.grants))) await writer.proposals.beginTwoPersons(at);
  });
  return { name, recoveryCodes: recovery };
}

async function find(
  invitation: string,
  { store, clock }: PeoplePorts,
): Promise<{ row: InvitationRow; person: PersonRow }> {
  const row = await store.people.invitation(digestOf(invitation), clock.now());
  const person = row && (await store.people.person(row.person));
  if (!row || !person) throw new CataloguedError('person.invitation-unusable');
  if (person.disabledAt !== null) throw new CataloguedError('person.disabled');
  return { row, person };
}

/** Who joins sets a password; whose second factor was reset proves the one there is, and no administrator knows that. */
async function passwordOf(
  { purpose }: InvitationRow,
  { name }: PersonRow,
  password: string,
  address: string | undefined,
  ports: PeoplePorts,
): Promise<Partial<PersonRow>> {
  if (purpose === 'join') return { password: await acceptableHash(password, name) };
  await checkCredentials({ name, password, address }, () => Promise.resolve(true), ports);
  return {};
}

const recoveryCodes = 8;
const recoveryBytes = 10;

/** Eight codes of 80 bits in groups of four letters. */
function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodes }, () =>
    (base32(randomBytes(recoveryBytes)).match(/.{4}/g) ?? []).join('-'),
  );
}
