import type { HeardBy, ReplyOf, signInSystem as question } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { demandAddress } from './demand-address.js';
import { demandEnabled, isSameSecret, pairsOf, type PairedSecretsPorts } from './paired-secrets.js';
import { type SignInTokenPorts, signSignIn } from './sign-in-token.js';
import type { SignInTries } from './sign-in-tries.js';

export interface SignInPorts extends PairedSecretsPorts, SignInTokenPorts {
  readonly tries: SignInTries;
}

/**
 * A system of the provincial interface signs in with its password. What it gets is shown with each call beside its key, and
 * opens nothing without it.
 * @throws CataloguedError `caller.locked-out`; `caller.credentials-wrong` for a wrong password and for a system nobody
 *   knows, which a stranger cannot tell apart; `caller.address-not-allowed`; `system.disabled`
 */
export async function signInSystem(
  ports: SignInPorts,
  { username, password }: HeardBy<typeof question>,
  address: string | undefined,
): Promise<ReplyOf<typeof question>> {
  const { tries, directory } = ports;
  const attempt = { username, address };
  tries.demandUnlocked(attempt);
  const pair = (await pairsOf(ports, username)).find((each) => isSameSecret(password, each.password));
  if (!pair) {
    tries.failed(attempt);
    throw new CataloguedError('caller.credentials-wrong');
  }
  tries.passed(attempt);
  demandAddress(directory, username, address);
  demandEnabled(directory, username);
  return { token: await signSignIn(ports, { system: username, secret: pair.kid }) };
}
