import type { KeyObject } from 'node:crypto';
import { CataloguedError } from '@edoc-axis/domain';
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../clock.js';
import type { BelievedKey } from '../home/key-ring.js';
import type { Caller, CallerVerifier } from '../transport/asked.js';

export interface CallerVerifierParts {
  /** The exchange's token keys that count at a moment; the one of that name, where a token names one. */
  readonly tokenKeys: (now: Date, kid?: string) => readonly BelievedKey[];
  /** The axis, as the tokens name their issuer. */
  readonly issuer: string;
  readonly clock: Clock;
}

/** The name the operator's tokens carry; no system may have it. */
export const operatorName = 'operator';

/** A system uses one token for ten minutes; verifying it anew each time would cost more than most questions. */
const verifiedMax = 10_000;

/**
 * Verifies access tokens (RFC 9068: `typ: at+jwt`, ES256) as the exchange issues them: `sub` is a system's name or
 * `operator`, `scope` a list of words.
 */
export function createCallerVerifier({ tokenKeys, issuer, clock }: CallerVerifierParts): CallerVerifier {
  const verified = new Map<string, { caller: Caller; expiresAt: Date; kid: string }>();

  return async (token) => {
    const now = clock.now();
    const known = verified.get(token);
    // A key that was lost meanwhile proves nothing any more.
    if (known && now < known.expiresAt && tokenKeys(now, known.kid).length > 0) return known.caller;
    verified.delete(token);
    const { payload, kid } = await verifyByAny(token, tokenKeys(now, kidOf(token)), issuer, now);
    const fresh = { caller: callerOf(payload), expiresAt: new Date((payload.exp ?? 0) * 1000), kid };
    if (verified.size >= verifiedMax) verified.delete(verified.keys().next().value ?? '');
    verified.set(token, fresh);
    return fresh.caller;
  };
}

/** Read before it is verified, because it says which key verifies it. */
function kidOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid;
  } catch (cause) {
    if (cause instanceof TypeError) throw new CataloguedError('caller.token-invalid', {}, { cause });
    throw cause;
  }
}

/** A token names its key; one without a name is tried with all that count, which are two at the most. */
async function verifyByAny(token: string, keys: readonly BelievedKey[], issuer: string, now: Date) {
  let refusal = new CataloguedError('caller.token-invalid');
  for (const { kid, publicKey } of keys) {
    try {
      return { kid, payload: await verify(token, publicKey, issuer, now) };
    } catch (error) {
      if (!(error instanceof CataloguedError)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

async function verify(token: string, tokenKey: KeyObject, issuer: string, now: Date): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, tokenKey, {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer,
      currentDate: now,
      requiredClaims: ['exp', 'iat', 'sub', 'scope'],
    });
    return payload;
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) {
      const expiredAt = new Date((cause.payload.exp ?? 0) * 1000).toISOString();
      throw new CataloguedError('caller.token-expired', { expiredAt }, { cause });
    }
    if (cause instanceof errors.JOSEError) throw new CataloguedError('caller.token-invalid', {}, { cause });
    throw cause;
  }
}

function callerOf({ sub, scope, iat }: JWTPayload): Caller {
  if (sub === undefined || typeof scope !== 'string' || iat === undefined) {
    throw new CataloguedError('caller.token-invalid');
  }
  const scopes = scope.split(' ').filter((word) => word !== '');
  return { kind: sub === operatorName ? 'operator' : 'system', id: sub, scopes, issuedAt: new Date(iat * 1000) };
}
