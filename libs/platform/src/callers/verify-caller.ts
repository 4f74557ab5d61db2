import type { KeyObject } from 'node:crypto';
import { grant, type WrittenGrant } from '@edoc-axis/contracts';
import { CataloguedError, type Grant, isCatalogued, parseAgencyCode } from '@edoc-axis/domain';
import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import type { BelievedKey } from '../home/key-ring.js';
import type { Caller, CallerVerifier } from '../transport/asked.js';
import { readAdmission } from './admission.js';

export interface CallerVerifierParts {
  /** The exchange's token keys that count at a moment; the one of that name, where a token names one. */
  readonly tokenKeys: (now: Date, kid?: string) => readonly BelievedKey[];
  /** The registry's directory keys, likewise: it vouches for people. */
  readonly directoryKeys: (now: Date, kid?: string) => readonly BelievedKey[];
  /** The axis, as the tokens name their issuer. */
  readonly issuer: string;
  readonly clock: Clock;
}

/** The name the operator's tokens carry; no system and no person may have it. */
export const operatorName = 'operator';

/** A system uses one token for ten minutes; verifying it anew each time would cost more than most questions. */
const verifiedMax = 10_000;

/** `typ` of the registry's tokens for people: neither is ever taken for the other, nor for a page of the directory. */
export const personTokenType = 'edoc-person+jwt';

/**
 * Verifies caller tokens (ES256). Those of the exchange (RFC 9068: `typ: at+jwt`) are for programs: `sub` is a system's
 * name or `operator`, `scope` a list of words. Those of the registry (`typ: edoc-person+jwt`) are for people: `sub` is the
 * person's name, `sid` the session, `grants` what the person may do.
 */
export function createCallerVerifier({ tokenKeys, directoryKeys, issuer, clock }: CallerVerifierParts): CallerVerifier {
  const verified = new Map<string, { caller: Caller; expiresAt: Date; kid: string; type: TokenType }>();
  const keysOf = (type: TokenType) => (type === personTokenType ? directoryKeys : tokenKeys);

  /** By the keys that count now, as of that moment. */
  async function verifyAsOf(at: Date, token: string, now: Date): Promise<Caller> {
    const known = verified.get(token);
    // A key that was lost meanwhile proves nothing any more.
    if (known && at < known.expiresAt && keysOf(known.type)(now, known.kid).length > 0) return known.caller;
    verified.delete(token);
    const { type, kid: named } = headerOf(token);
    const { payload, kid } = await verifyByAny(token, type, keysOf(type)(now, named), issuer, at);
    const caller = type === personTokenType ? personOf(payload) : programOf(payload);
    const fresh = { caller, expiresAt: new Date((payload.exp ?? 0) * 1000), kid, type };
    if (verified.size >= verifiedMax) verified.delete(verified.keys().next().value ?? '');
    verified.set(token, fresh);
    return fresh.caller;
  }

  return async (token, admission) => {
    const now = clock.now();
    try {
      return await verifyAsOf(now, token, now);
    } catch (error) {
      const hasEnded = isCatalogued(error) && error.code === 'caller.token-expired';
      if (!hasEnded || admission === undefined) throw error;
      const admittedAt = await readAdmission(admission, token, { tokenKeys, issuer, now });
      if (!admittedAt) throw error;
      return verifyAsOf(admittedAt, token, now);
    }
  };
}

type TokenType = typeof personTokenType | 'at+jwt';

/** Read before it is verified, because it says which key verifies it; that key must then have signed it as this type. */
function headerOf(token: string): { readonly type: TokenType; readonly kid?: string } {
  try {
    const { typ, kid } = decodeProtectedHeader(token);
    return { type: typ === personTokenType ? personTokenType : 'at+jwt', kid };
  } catch (cause) {
    if (cause instanceof TypeError) throw new CataloguedError('caller.token-invalid', {}, { cause });
    throw cause;
  }
}

/** A token names its key; one without a name is tried with all that count, which are two at the most. */
async function verifyByAny(token: string, type: TokenType, keys: readonly BelievedKey[], issuer: string, now: Date) {
  let refusal = new CataloguedError('caller.token-invalid');
  for (const { kid, publicKey } of keys) {
    try {
      return { kid, payload: await verify(token, type, publicKey, issuer, now) };
    } catch (error) {
      if (!(error instanceof CataloguedError)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

async function verify(token: string, typ: TokenType, key: KeyObject, issuer: string, now: Date): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: ['ES256'],
      typ,
      issuer,
      currentDate: now,
      requiredClaims: ['exp', 'sub', ...(typ === personTokenType ? ['sid', 'grants'] : ['iat', 'scope'])],
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

function programOf({ sub, scope, iat }: JWTPayload): Caller {
  if (sub === undefined || typeof scope !== 'string' || iat === undefined) {
    throw new CataloguedError('caller.token-invalid');
  }
  const scopes = scope.split(' ').filter((word) => word !== '');
  return { kind: sub === operatorName ? 'operator' : 'system', id: sub, scopes, issuedAt: new Date(iat * 1000) };
}

function personOf(payload: JWTPayload): Caller {
  const read = personClaims.safeParse(payload);
  if (!read.success) throw new CataloguedError('caller.token-invalid', {}, { cause: read.error });
  const { sub: id, sid: session, grants } = read.data;
  return { kind: 'person', id, session, grants: grantsOf(grants) };
}

const personClaims = z.object({ sub: z.string(), sid: z.string(), grants: z.array(grant) });

/** Grants as they were written, with codes that were checked. */
export function grantsOf(written: readonly WrittenGrant[]): Grant[] {
  return written.map((each) => {
    if (each.role === 'clerk') return { ...each, agencies: each.agencies.map((code) => parseAgencyCode(code)) };
    if (each.role === 'auditor' || each.branch === undefined) return { role: each.role };
    return { role: each.role, branch: parseAgencyCode(each.branch) };
  });
}
