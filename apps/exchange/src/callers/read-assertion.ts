import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { CataloguedError } from '@edoc-axis/domain';
import { type Directory, operatorName } from '@edoc-axis/platform';
import { signingKeysInForce } from '../keys-in-force.js';
import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';

export interface Assertion {
  readonly system: string;
  readonly jti: string;
  /** From then on it is refused as expired, so its `jti` need be remembered no longer. */
  readonly until: Date;
}

/** Whose assertions are believed: registered systems, and the operator of the axis' own machine. */
export interface KnownKeys {
  readonly directory: Directory;
  readonly operatorKey: KeyObject;
}

const algorithm = 'ES256';
/** An assertion is made for one request; one that lives longer is a password in the making. */
const assertionMsMax = 5 * 60_000;
/** Clocks of agencies' machines are not ours. */
const clockSkewMs = 60_000;
const jtiPattern = /^[^\p{Cc}]{1,200}$/u;

/**
 * Verifies a client assertion (RFC 7523 section 3): ES256 by a registered key of the system that it names as issuer and
 * subject, for our token address, at most five minutes long.
 * @throws CataloguedError `caller.assertion-invalid`; `caller.credentials-wrong` for a system or key nobody knows and
 *   for another's key, which a stranger cannot tell apart; `system.disabled`
 */
export async function readAssertion(
  known: KnownKeys,
  { assertion, audience, now }: { assertion: string; audience: string; now: Date },
): Promise<Assertion> {
  const refused = (problem: string, cause?: unknown) =>
    new CataloguedError('caller.assertion-invalid', { problem, audience }, { cause });
  const { system, kid } = claimed(assertion, refused);
  const payload = await verifiedByAny(assertion, keysOf(known, system, kid, now), { system, audience, now }, refused);

  const { jti, exp = 0, iat } = payload;
  if (typeof jti !== 'string' || !jtiPattern.test(jti)) throw refused('jti');
  const expiresAt = exp * 1000;
  if (expiresAt - now.getTime() > assertionMsMax + clockSkewMs) throw refused('exp');
  if (iat !== undefined && iat * 1000 - now.getTime() > clockSkewMs) throw refused('iat');
  const { suspended, suspensionReason } = known.directory.system(system) ?? {};
  if (suspended) throw new CataloguedError('system.disabled', { reason: suspensionReason });
  return { system, jti, until: new Date(expiresAt + clockSkewMs) };
}

type Refused = (problem: string, cause?: unknown) => CataloguedError;

/** Whom it claims to be from: read before it is verified, because that says which key verifies it. */
function claimed(assertion: string, refused: Refused): { system: string; kid?: string } {
  try {
    const { iss } = decodeJwt(assertion);
    const { alg, kid } = decodeProtectedHeader(assertion);
    if (alg !== algorithm) throw refused('alg');
    if (typeof iss !== 'string') throw refused('iss');
    return { system: iss, kid };
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof TypeError) throw refused('JWT', error);
    throw error;
  }
}

/** The key it names; where it names none, as systems do that have had only one, all that count. */
function keysOf(
  { directory, operatorKey }: KnownKeys,
  system: string,
  kid: string | undefined,
  now: Date,
): KeyObject[] {
  // The operator's name is never a system's, whatever the directory says.
  if (system === operatorName) return [operatorKey];
  return signingKeysInForce(directory, system, now)
    .filter((key) => kid === undefined || key.kid === kid)
    .map(({ jwk }) => createPublicKey({ key: jwk as JsonWebKey, format: 'jwk' }));
}

interface Expected {
  readonly system: string;
  readonly audience: string;
  readonly now: Date;
}

async function verifiedByAny(
  assertion: string,
  keys: readonly KeyObject[],
  expected: Expected,
  refused: Refused,
): Promise<JWTPayload> {
  let refusal = new CataloguedError('caller.credentials-wrong');
  for (const key of keys) {
    try {
      return await verified(assertion, key, expected, refused);
    } catch (error) {
      if (!(error instanceof CataloguedError)) throw error;
      refusal = error;
      if (error.code !== 'caller.credentials-wrong') break;
    }
  }
  throw refusal;
}

async function verified(
  assertion: string,
  key: KeyObject,
  { system, audience, now }: Expected,
  refused: Refused,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(assertion, key, {
      algorithms: [algorithm],
      issuer: system,
      subject: system,
      audience,
      currentDate: now,
      clockTolerance: clockSkewMs / 1000,
      requiredClaims: ['exp', 'jti'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw refused('exp', error);
    if (error instanceof errors.JWTClaimValidationFailed) throw refused(error.claim, error);
    // Said of a system nobody knows, too: a stranger who guesses names learns nothing from a key of its own.
    if (error instanceof errors.JOSEError) throw new CataloguedError('caller.credentials-wrong', {}, { cause: error });
    throw error;
  }
}
