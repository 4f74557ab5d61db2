import { type KeyObject } from 'node:crypto';
import type { HeardBy, issueToken as question, ReplyOf } from '@edoc-axis/contracts';
import { CataloguedError, isScope, type Scope } from '@edoc-axis/domain';
import type { Clock, Directory } from '@edoc-axis/platform';
import { SignJWT } from 'jose';
import type { Pool } from 'pg';
import { rememberAssertion } from '../store/assertions.js';
import { readAssertion } from './read-assertion.js';

export interface TokenPorts {
  readonly axis: string;
  readonly database: Pool;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly tokenKey: KeyObject;
  readonly accessTokenMs: number;
}

/** What a system may ask for. Administering is for people and the operator. */
const scopesOfSystems: readonly Scope[] = ['send', 'receive', 'track', 'directory'];

/**
 * Client credentials with `private_key_jwt` (RFC 6749 section 4.4, RFC 7523): a system proves itself with its registered
 * key and gets an access token (RFC 9068). An assertion counts once.
 * @throws CataloguedError `caller.assertion-invalid`, `caller.assertion-replayed`, `caller.credentials-wrong`
 */
export async function issueToken(
  { axis, database, directory, clock, tokenKey, accessTokenMs }: TokenPorts,
  { assertion, audience, scope }: HeardBy<typeof question>,
): Promise<ReplyOf<typeof question>> {
  const now = clock.now();
  const { system, jti, until } = await readAssertion(directory, { assertion, audience, now });
  if (!(await rememberAssertion(database, { system, jti, until }))) {
    throw new CataloguedError('caller.assertion-replayed');
  }
  const granted = grantScopes(scope).join(' ');
  const expiresInSeconds = Math.floor(accessTokenMs / 1000);
  const issuedAt = Math.floor(now.getTime() / 1000);
  const accessToken = await new SignJWT({ scope: granted })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
    .setIssuer(axis)
    .setSubject(system)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + expiresInSeconds)
    .setJti(jti)
    .sign(tokenKey);
  return { accessToken, expiresInSeconds, scope: granted };
}

/** @throws CataloguedError `caller.scope-missing` */
function grantScopes(asked: string | undefined): readonly Scope[] {
  const words = (asked ?? '').split(' ').filter((word) => word !== '');
  if (words.length === 0) return scopesOfSystems;
  return words.map((word) => {
    if (!isScope(word) || !scopesOfSystems.includes(word)) {
      throw new CataloguedError('caller.scope-missing', { scope: word });
    }
    return word;
  });
}
