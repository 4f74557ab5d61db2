import type { HeardBy, issueToken as question, ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError, isScope, type Scope } from '@edoc-axis/domain';
import { operatorName } from '@edoc-axis/platform';
import type { Pool } from 'pg';
import { rememberAssertion } from '../store/assertions.js';
import { demandAddress } from './demand-address.js';
import { type KnownKeys, readAssertion } from './read-assertion.js';
import { scopesOf } from './scopes-of-system.js';
import { signAccessToken, type SigningPorts } from './sign-access-token.js';

export interface TokenPorts extends KnownKeys, SigningPorts {
  readonly database: Pool;
}

const scopesOfOperator: readonly Scope[] = ['administer', 'track', 'directory'];

/**
 * Client credentials with `private_key_jwt` (RFC 6749 section 4.4, RFC 7523): a system proves itself with its registered
 * key and gets an access token. An assertion counts once.
 * @param address where it calls from, as the gateway saw it
 * @throws CataloguedError `caller.assertion-invalid`, `caller.assertion-replayed`, `caller.credentials-wrong`,
 *   `caller.address-not-allowed`
 */
export async function issueToken(
  ports: TokenPorts,
  { assertion, audience, scope }: HeardBy<typeof question>,
  address?: string,
): Promise<ReplyOf<typeof question>> {
  const { database, directory, clock } = ports;
  const { system, jti, until } = await readAssertion(ports, { assertion, audience, now: clock.now() });
  demandAddress(directory, system, address);
  if (!(await rememberAssertion(database, { system, jti, until }))) {
    throw new CataloguedError('caller.assertion-replayed');
  }
  const grantable = system === operatorName ? scopesOfOperator : scopesOf(directory, system);
  const scopes = grantScopes(scope, grantable);
  return { ...(await signAccessToken(ports, { system, scopes, jti })), scope: scopes.join(' ') };
}

/** @throws CataloguedError `caller.scope-missing` */
function grantScopes(asked: string | undefined, grantable: readonly Scope[]): readonly Scope[] {
  const words = (asked ?? '').split(' ').filter((word) => word !== '');
  if (words.length === 0) return grantable;
  return words.map((word) => {
    if (!isScope(word) || !grantable.includes(word)) {
      throw new CataloguedError('caller.scope-missing', { scope: word });
    }
    return word;
  });
}
