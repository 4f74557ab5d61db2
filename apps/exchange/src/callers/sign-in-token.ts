import { signInMs } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import type { Clock, Directory, KeyRing, OwnKey } from '@edoc-axis/platform';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { issuedAtOf, secondsOf } from './sign-access-token.js';

export interface SignInTokenPorts {
  readonly axis: string;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly tokenKey: () => OwnKey;
  readonly ring: Pick<KeyRing, 'believed'>;
}

/** That a system has signed in, and with which of its secrets. */
export interface SignIn {
  readonly system: string;
  /** `kid` of the secret. */
  readonly secret: string;
  readonly at: Date;
}

/** Of a type of its own: no verifier of access tokens takes it, so it opens no other door. */
const type = 'edoc-sign-in+jwt';

/** Who counts to thirty minutes himself is not refused for the seconds its answer was on its way. */
const leewaySeconds = 60;

export async function signSignIn(
  { axis, directory, clock, tokenKey }: SignInTokenPorts,
  { system, secret }: Pick<SignIn, 'system' | 'secret'>,
): Promise<string> {
  const { kid, privateKey } = tokenKey();
  const seconds = secondsOf(clock.now());
  return new SignJWT({ secret })
    .setProtectedHeader({ alg: 'ES256', typ: type, kid })
    .setIssuer(axis)
    .setSubject(system)
    .setIssuedAt(issuedAtOf(directory, system, seconds))
    .setExpirationTime(seconds + signInMs / 1000)
    .sign(privateKey);
}

/** @throws CataloguedError `caller.proof-invalid` for what is none of ours, and for one that has ended */
export async function readSignIn({ axis, clock, ring }: SignInTokenPorts, token: string): Promise<SignIn> {
  const now = clock.now();
  const refused = (cause?: unknown) => new CataloguedError('caller.proof-invalid', {}, { cause });
  try {
    const [key] = ring.believed('token', now, decodeProtectedHeader(token).kid);
    if (!key) throw refused();
    const { payload } = await jwtVerify(token, key.publicKey, {
      algorithms: ['ES256'],
      typ: type,
      issuer: axis,
      currentDate: now,
      clockTolerance: leewaySeconds,
      requiredClaims: ['exp'],
    });
    const { sub: system, secret, iat } = claims.parse(payload);
    return { system, secret, at: new Date(iat * 1000) };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError || error instanceof z.ZodError)
      throw refused(error);
    throw error;
  }
}

const claims = z.object({ sub: z.string(), secret: z.string(), iat: z.number() });
