import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 bits, given away once; what is kept is its digest. Nobody guesses it, so nothing slow is needed. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
