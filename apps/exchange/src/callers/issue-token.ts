import type { HeardBy, issueToken as question, ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError, isScope, type Scope, scopesOfSystems } from '@edoc-axis/domain';
import { type Clock, type Directory, operatorName, type OwnKey } from '@edoc-axis/platform';
import { SignJWT } from 'jose';
import type { Pool } from 'pg';
import { rememberAssertion } from '../store/assertions.js';
import { type KnownKeys, readAssertion } from './read-assertion.js';

export interface TokenPorts extends KnownKeys {
  readonly axis: string;
  readonly database: Pool;
  readonly clock: Clock;
  readonly tokenKey: () => OwnKey;
  readonly accessTokenMs: number;
}

const scopesOfOperator: readonly Scope[] = ['administer', 'track', 'directory'];

/**
 * Client credentials with `private_key_jwt` (RFC 6749 section 4.4, RFC 7523): a system proves itself with its registered
 * key and gets an access token (RFC 9068). An assertion counts once.
 * @throws CataloguedError `caller.assertion-invalid`, `caller.assertion-replayed`, `caller.credentials-wrong`
 */
export async function issueToken(
  { axis, database, clock, tokenKey, accessTokenMs, ...known }: TokenPorts,
  { assertion, audience, scope }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const now = clock.now();
  const { system, jti, until } = await readAssertion(known, { assertion, audience, now });
  if (!(await rememberAssertion(database, { system, jti, until }))) {
    throw new CataloguedError('caller.assertion-replayed');
  }
  const grantable = system === operatorName ? scopesOfOperator : scopesOf(known.directory, system);
  const granted = grantScopes(scope, grantable).join(' ');
  const { kid, privateKey } = tokenKey();
  const expiresInSeconds = Math.floor(accessTokenMs / 1000);
  const seconds = Math.floor(now.getTime() / 1000);
  const accessToken = await new SignJWT({ scope: granted })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
    .setIssuer(axis)
    .setSubject(system)
    .setIssuedAt(Math.max(seconds, secondsOf(known.directory.system(system)?.tokensSince)))
    .setExpirationTime(seconds + expiresInSeconds)
    .setJti(jti)
    .sign(privateKey);
  return { accessToken, expiresInSeconds, scope: granted };
}

/** A key that was lost took all tokens of that second with it: what its successor gets in the rest of it counts from the next. */
function secondsOf(tokensSince?: string): number {
  return tokensSince === undefined ? 0 : Date.parse(tokensSince) / 1000;
}

function scopesOf(directory: Directory, system: string): readonly Scope[] {
  return directory.system(system)?.scopes ?? scopesOfSystems;
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
