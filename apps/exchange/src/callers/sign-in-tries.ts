import { CataloguedError } from '@edoc-axis/domain';
import {
  addressToCount,
  type Clock,
  counterAt,
  counterOfAddress,
  forgetTriesMs,
  type TriesCounter,
} from '@edoc-axis/platform';

/**
 * Failed sign-ins of systems, counted by name and address together and by address alone, and locked as those of people are.
 * There is no counter of a name alone: nobody guesses 256 bits, and it would let any stranger keep a system out. In memory, as
 * quotas are: each copy of the exchange counts what passes through it, and a restart forgives.
 */
export interface SignInTries {
  /** @throws CataloguedError `caller.locked-out` */
  demandUnlocked(attempt: Attempt): void;
  failed(attempt: Attempt): void;
  /** Whoever knows the password had mistyped it. */
  passed(attempt: Attempt): void;
}

export interface Attempt {
  readonly username: string;
  readonly address?: string;
}

const countersMax = 20_000;

export function createSignInTries(clock: Clock): SignInTries {
  const tries = new Map<string, Tries>();

  /** A counter that rested for long begins anew. */
  const triesOf = ({ key }: TriesCounter, now: number): Tries => {
    const found = tries.get(key);
    return found && now - found.lastAt < forgetTriesMs ? found : { failures: 0, lockedUntil: 0, lastAt: now };
  };

  return {
    demandUnlocked(attempt) {
      const now = clock.now().getTime();
      const lockedUntil = Math.max(...countersOf(attempt).map((counter) => triesOf(counter, now).lockedUntil));
      if (lockedUntil <= now) return;
      throw new CataloguedError('caller.locked-out', { lockedUntil: new Date(lockedUntil).toISOString() });
    },

    failed(attempt) {
      const now = clock.now().getTime();
      for (const counter of countersOf(attempt)) {
        const failures = triesOf(counter, now).failures + 1;
        // The one unused for longest stands first.
        tries.delete(counter.key);
        tries.set(counter.key, { failures, lockedUntil: now + counter.lockMs(failures), lastAt: now });
      }
      while (tries.size > countersMax) tries.delete(tries.keys().next().value ?? '');
    },

    passed({ username, address }) {
      tries.delete(counterAt(username, addressToCount(address)).key);
    },
  };
}

interface Tries {
  readonly failures: number;
  readonly lockedUntil: number;
  readonly lastAt: number;
}

function countersOf({ username, address }: Attempt): readonly TriesCounter[] {
  const counted = addressToCount(address);
  return [counterAt(username, counted), counterOfAddress(counted)];
}
