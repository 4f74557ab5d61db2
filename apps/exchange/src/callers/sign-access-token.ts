import type { Scope } from '@edoc-axis/domain';
import type { Clock, Directory, OwnKey } from '@edoc-axis/platform';
import { SignJWT } from 'jose';

export interface SigningPorts {
  readonly axis: string;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly tokenKey: () => OwnKey;
  readonly accessTokenMs: number;
}

/** An access token (RFC 9068), which says who calls and what for. */
export async function signAccessToken(
  { axis, directory, clock, tokenKey, accessTokenMs }: SigningPorts,
  { system, scopes, jti }: { readonly system: string; readonly scopes: readonly Scope[]; readonly jti: string },
): Promise<{ accessToken: string; expiresInSeconds: number }> {
  const { kid, privateKey } = tokenKey();
  const expiresInSeconds = Math.floor(accessTokenMs / 1000);
  const seconds = secondsOf(clock.now());
  const accessToken = await new SignJWT({ scope: scopes.join(' ') })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
    .setIssuer(axis)
    .setSubject(system)
    .setIssuedAt(issuedAtOf(directory, system, seconds))
    .setExpirationTime(seconds + expiresInSeconds)
    .setJti(jti)
    .sign(privateKey);
  return { accessToken, expiresInSeconds };
}

/** A key that was lost took all tokens of that second with it: what its successor gets in the rest of it counts from the next. */
export function issuedAtOf(directory: Directory, system: string, seconds: number): number {
  const { tokensSince } = directory.system(system) ?? {};
  return tokensSince === undefined ? seconds : Math.max(seconds, Date.parse(tokensSince) / 1000);
}

/** JWTs tell time in whole seconds. */
export function secondsOf(at: Date): number {
  return Math.floor(at.getTime() / 1000);
}
