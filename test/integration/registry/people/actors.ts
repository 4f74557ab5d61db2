import * as contracts from '@edoc-axis/contracts';
import type { Asked } from '@edoc-axis/platform';
import { hash } from '@node-rs/argon2';
import { shownCode } from '../../../support/authenticator.js';
import { administrator, type RegistryUnderTest } from '../registry-under-test.js';

export const goodPassword = 'con mèo nhảy qua hàng rào';
/** Compared in no time: for those whose password is not what a test is about. */
const quickHash = hash(goodPassword.normalize('NFC'), { memoryCost: 1_024, timeCost: 1, parallelism: 1 });
export const from = (address: string): Asked => ({ ...administrator, caller: undefined, address });
export const atHome = '10.1.0.7';

/** Somebody with an account, an authenticator, and a session while signed in. */
export interface Actor {
  readonly name: string;
  readonly recoveryCodes: string[];
  /** The code the authenticator shows now; `later` half minutes ahead. */
  code(later?: number): string;
  signIn(attempt?: { password?: string; code?: string; from?: string }): Promise<SignedIn>;
}

export type SignedIn = Awaited<ReturnType<RegistryUnderTest['asks']['sessions']['signIn']>> & { readonly asked: Asked };

/** What people do, in their words. */
export function actorsOf(registry: RegistryUnderTest) {
  const { people, sessions } = registry.asks;

  async function invite(name: string, grants: contracts.WrittenGrant[], by: Asked = administrator) {
    const wanted = contracts.addPerson.request.parse({ name, fullName: `Người ${name}`, grants });
    const answer = await people.add(wanted, by);
    if ('proposal' in answer) throw new Error('It waits for a second person.');
    return answer.invitation;
  }

  async function join(invitation: string, password = goodPassword): Promise<Actor> {
    const { secret, name } = await sessions.open({ invitation });
    const code = (later = 0) => shownCode(secret, registry.clock.time, later);
    const { recoveryCodes } = await sessions.accept({ invitation, password, code: code() }, from(atHome));
    return {
      name,
      recoveryCodes,
      code,
      async signIn(attempt = {}) {
        const given = { name, password: attempt.password ?? password, code: attempt.code ?? code() };
        const answer = await sessions.signIn(given, from(attempt.from ?? atHome));
        const caller = await registry.verifyCaller(answer.accessToken);
        return { ...answer, asked: { ...administrator, caller, address: attempt.from ?? atHome } };
      },
    };
  }

  return {
    invite,
    join,
    /** Somebody who has joined and signed in, in a half minute of its own. */
    async signedIn(name: string, ...grants: contracts.WrittenGrant[]): Promise<SignedIn> {
      const before = registry.ports.twoPersons;
      registry.ports.twoPersons = 'off';
      const actor = await join(await invite(name, grants));
      registry.ports.twoPersons = before;
      await registry.pool.query('update person set password = $1 where name = $2', [await quickHash, name]);
      later(registry, 60);
      return actor.signIn();
    },
  };
}

export function later(registry: RegistryUnderTest, seconds: number): void {
  registry.clock.time = new Date(registry.clock.time.getTime() + seconds * 1000);
}
