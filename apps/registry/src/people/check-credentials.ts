import { CataloguedError } from '@edoc-axis/domain';
import { addressToCount, countersOf, forgetTriesMs, knownAddressMs } from '@edoc-axis/platform';
import type { PersonRow } from '../store/entities/person-row.js';
import { isPassword } from './hash-password.js';
import { digestOf } from './one-time-secret.js';
import type { PeoplePorts } from './ports.js';
import { demandOpen } from './sessions.js';
import { unseal } from './seal.js';
import { stepOfCode } from './totp.js';

export interface Attempt {
  readonly name: string;
  readonly password: string;
  readonly address: string | undefined;
}

/**
 * Whether it is this person: the password, and then what the second factor of it says. Counted before anything is looked
 * at; which of the two was wrong is not said, nor whether there is such a person.
 * @param checkSecond looks at the second factor of who knew the password; it throws, or says false, when it is wrong
 * @throws CataloguedError `caller.locked-out`, `person.credentials-wrong`, `person.disabled`
 */
export async function checkCredentials(
  { name: written, password, address }: Attempt,
  checkSecond: (person: PersonRow) => Promise<boolean>,
  { store, clock }: PeoplePorts,
): Promise<PersonRow> {
  const at = clock.now();
  const name = written.trim().toLowerCase();
  const counted = addressToCount(address);
  const isKnown = await store.tries.isKnown(name, counted, new Date(at.getTime() - knownAddressMs));
  const counters = countersOf(name, counted, isKnown);
  await store.together(async ({ tries }) => {
    for (const counter of counters) {
      const lockedUntil = await tries.charge(counter, at, forgetTriesMs);
      if (lockedUntil) throw new CataloguedError('caller.locked-out', { lockedUntil: lockedUntil.toISOString() });
    }
  });
  const person = await store.people.person(name);
  const right = await isPassword(password, person?.password);
  if (!person || !right) throw new CataloguedError('person.credentials-wrong');
  demandOpen(person, await store.people.closingOf(person.name), at);
  if (!(await checkSecond(person))) throw new CataloguedError('person.credentials-wrong');
  await store.together(async ({ tries }) => {
    await tries.settle(counters[0].key, counters[1]?.key);
    await tries.know(name, counted, at);
  });
  return person;
}

/** A code of the authenticator or a recovery code, which counts once. */
export function codeOf(code: string, { store, clock, sealingKey }: PeoplePorts) {
  return async ({ name, secondFactor }: PersonRow): Promise<boolean> => {
    if (secondFactor === null) throw new CataloguedError('person.second-factor-reset');
    const plain = code.replace(/[\s-]/g, '').toUpperCase();
    if (plain.length > sixDigits) return store.people.spendRecovery(name, digestOf(plain));
    const step = stepOfCode(unseal(secondFactor, name, sealingKey), plain, clock.now());
    return step !== undefined && store.people.spendStep(name, step);
  };
}

const sixDigits = 6;
