import { CompactEncrypt } from 'jose/jwe/compact/encrypt';
import { inBase64Url } from './make-proof.js';

interface SealingKey {
  readonly kty: string;
  readonly crv: string;
  readonly x: string;
  readonly y: string;
}

/**
 * Closes a secret so that the exchange alone opens it, as the command line does: a compact JWE (RFC 7516; ECDH-ES on P-256,
 * A256GCM) that holds the system's name too. `kid` is the secret's SHA-256. In a file of its own, because what it needs is
 * asked for when somebody adds such a system, and not before.
 */
export async function sealSecret(
  { system, secret }: { readonly system: string; readonly secret: string },
  key: SealingKey,
): Promise<{ kid: string; sealed: string }> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const header = { alg: 'ECDH-ES', enc: 'A256GCM' };
  const sealed = await new CompactEncrypt(bytes(JSON.stringify({ system, secret })))
    .setProtectedHeader(header)
    .encrypt({ ...key });
  const digest = await crypto.subtle.digest('SHA-256', bytes(secret));
  return { kid: inBase64Url(new Uint8Array(digest)), sealed };
}
