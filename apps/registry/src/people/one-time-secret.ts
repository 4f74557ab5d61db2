import { createHash, randomBytes } from 'node:crypto';

/**
 * A secret of 256 bits, given away once; what is kept is its digest. Nobody guesses it, so nothing slow is needed. It is
 * written behind commands too (`edoc person join`), where what begins with a hyphen would be taken for an option.
 * @param draw tests know what comes
 */
export function newSecret(draw: () => Buffer = () => randomBytes(32)): string {
  for (;;) {
    const secret = draw().toString('base64url');
    if (!secret.startsWith('-')) return secret;
  }
}

export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
