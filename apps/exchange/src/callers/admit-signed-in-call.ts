import type { admitSignedInCall as question, HeardBy, ProvincialCall, ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError, type Scope } from '@edoc-axis/domain';
import { newId } from '@edoc-axis/platform';
import { demandAddress } from './demand-address.js';
import { demandEnabled, isSameSecret, pairsOf, type PairedSecretsPorts } from './paired-secrets.js';
import { scopesOf } from './scopes-of-system.js';
import { signAccessToken, type SigningPorts } from './sign-access-token.js';
import { readSignIn, type SignInTokenPorts } from './sign-in-token.js';

export interface SignedInCallPorts extends SigningPorts, PairedSecretsPorts, SignInTokenPorts {}

/** What each call may do with the token it gets: that of one is no key to another. */
const scopesOfCalls: Readonly<Record<ProvincialCall, readonly Scope[]>> = {
  // A status packet answers, or takes back.
  sendEdoc: ['send', 'receive'],
  syncReceivedEdocList: ['receive'],
  getEdoc: ['receive'],
  updateStatus: ['receive'],
  getAgenciesList: ['directory'],
  getReceiveStatus: ['track'],
};

/** Some clients ask for the agencies with what they got by signing in and nothing else; the directory is public anyway. */
const callsWithoutKey: readonly ProvincialCall[] = ['getAgenciesList'];

/**
 * A call of a system that has signed in: what it got then, its name and its key must belong to one another, and the secret
 * it signed in with must still count. The call gets an access token for itself alone.
 * @throws CataloguedError `caller.proof-invalid`, `caller.credentials-wrong`, `caller.address-not-allowed`, `system.disabled`
 */
export async function admitSignedInCall(
  ports: SignedInCallPorts,
  { call, token, system: named, secretKey }: HeardBy<typeof question>,
  address: string | undefined,
): Promise<ReplyOf<typeof question>> {
  const { directory } = ports;
  const { system, secret, at } = await readSignIn(ports, token);
  const pair = (await pairsOf(ports, system)).find(({ kid }) => kid === secret);
  // Its secret was rotated out; or one of its secrets was lost, and with it all that was given out until then.
  if (!pair || at < new Date(directory.system(system)?.tokensSince ?? 0))
    throw new CataloguedError('caller.proof-invalid');
  const isBare = named === undefined && secretKey === undefined && callsWithoutKey.includes(call);
  if (!isBare && (named !== system || !isSameSecret(secretKey ?? '', pair.secretKey))) {
    throw new CataloguedError('caller.credentials-wrong');
  }
  demandAddress(directory, system, address);
  demandEnabled(directory, system);
  const scopes = scopesOfCalls[call].filter((scope) => scopesOf(directory, system).includes(scope));
  const { accessToken } = await signAccessToken(ports, { system, scopes, jti: newId() });
  return { accessToken };
}
