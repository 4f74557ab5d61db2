import type { KeyObject } from 'node:crypto';
import { CataloguedError } from '@edoc-axis/domain';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Clock } from '../clock.js';
import type { Caller, CallerVerifier } from '../transport/asked.js';

export interface CallerVerifierParts {
  /** The public half of the exchange's token key. */
  readonly tokenKey: KeyObject;
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
export function createCallerVerifier({ tokenKey, issuer, clock }: CallerVerifierParts): CallerVerifier {
  const verified = new Map<string, { caller: Caller; expiresAt: Date }>();

  return async (token) => {
    const now = clock.now();
    const known = verified.get(token);
    if (known && now < known.expiresAt) return known.caller;
    verified.delete(token);
    const payload = await verify(token, tokenKey, issuer, now);
    const fresh = { caller: callerOf(payload), expiresAt: new Date((payload.exp ?? 0) * 1000) };
    if (verified.size >= verifiedMax) verified.delete(verified.keys().next().value ?? '');
    verified.set(token, fresh);
    return fresh.caller;
  };
}

async function verify(token: string, tokenKey: KeyObject, issuer: string, now: Date): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, tokenKey, {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer,
      currentDate: now,
      requiredClaims: ['exp', 'sub', 'scope'],
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

function callerOf({ sub, scope }: JWTPayload): Caller {
  if (sub === undefined || typeof scope !== 'string') throw new CataloguedError('caller.token-invalid');
  const scopes = scope.split(' ').filter((word) => word !== '');
  return { kind: sub === operatorName ? 'operator' : 'system', id: sub, scopes };
}
