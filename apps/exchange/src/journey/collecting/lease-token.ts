import { createHash, randomBytes } from 'node:crypto';

/** The right to give leased deliveries back: one secret for all that one call leased. Only its digest is stored. */
export function newLeaseToken(): { readonly token: string; readonly hash: Buffer } {
  const token = randomBytes(18).toString('base64url');
  return { token, hash: hashOfLeaseToken(token) };
}

/** The token is random, so a plain digest is enough: there is nothing to guess. */
export function hashOfLeaseToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
