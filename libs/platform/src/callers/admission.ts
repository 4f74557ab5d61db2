import { createHash, type KeyObject } from 'node:crypto';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT } from 'jose';
import type { BelievedKey, OwnKey } from '../home/key-ring.js';

const admissionType = 'edoc-admission+jwt';

/** A body that takes longer is given up: at the slowest pace the door bears, it would take weeks. */
const admissionSeconds = 2 * 60 * 60;

export const admittedForMs = admissionSeconds * 1000;

/**
 * Says that the bearer of a token was let in at a moment, with that token alone. For bodies that take longer than access
 * tokens last, most of all a person's two minutes on a thin line. It is no token: without the one it is about it is worth
 * nothing, and it permits nothing.
 */
export async function signAdmission(
  token: string,
  key: OwnKey,
  { issuer, at }: { issuer: string; at: Date },
): Promise<string> {
  const seconds = Math.floor(at.getTime() / 1000);
  return new SignJWT({ token: digestOf(token) })
    .setProtectedHeader({ alg: 'ES256', typ: admissionType, kid: key.kid })
    .setIssuer(issuer)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + admissionSeconds)
    .sign(key.privateKey);
}

/** When that token was let in; undefined where the admission says nothing of it, or has ended. */
export async function readAdmission(
  admission: string,
  token: string,
  { tokenKeys, issuer, now }: Admitting,
): Promise<Date | undefined> {
  for (const { publicKey } of tokenKeys(now, kidOf(admission))) {
    const claims = await claimsOf(admission, publicKey, issuer, now);
    if (claims?.iat !== undefined && claims.token === digestOf(token)) return new Date(claims.iat * 1000);
  }
  return undefined;
}

interface Admitting {
  readonly tokenKeys: (now: Date, kid?: string) => readonly BelievedKey[];
  readonly issuer: string;
  readonly now: Date;
}

async function claimsOf(admission: string, key: KeyObject, issuer: string, currentDate: Date) {
  try {
    const wanted = { algorithms: ['ES256'], typ: admissionType, issuer, currentDate, requiredClaims: ['exp', 'iat'] };
    return (await jwtVerify<{ token?: unknown }>(admission, key, wanted)).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

function kidOf(admission: string): string | undefined {
  try {
    return decodeProtectedHeader(admission).kid;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
