import { createHash, type KeyObject } from 'node:crypto';
import { compactDecrypt, CompactEncrypt, errors } from 'jose';
import { z } from 'zod';

const algorithms = { alg: 'ECDH-ES', enc: 'A256GCM' } as const;
const contents = z.object({ system: z.string(), secret: z.string() });

/**
 * Closes a secret that a system shares with the exchange, so that whoever carries or keeps it on the way (the door, the
 * register, its backups, who approves it) cannot read it. A compact JWE (RFC 7516; ECDH-ES on P-256, A256GCM) that holds the
 * system's name too: moved to another's entry it does not open.
 * @param secret 256 random bits at least: `kid` is its SHA-256
 */
export async function sealSecret(
  { system, secret }: { readonly system: string; readonly secret: string },
  key: KeyObject,
): Promise<{ kid: string; sealed: string }> {
  const plain = new TextEncoder().encode(JSON.stringify({ system, secret }));
  const sealed = await new CompactEncrypt(plain).setProtectedHeader(algorithms).encrypt(key);
  return { kid: createHash('sha256').update(secret).digest('base64url'), sealed };
}

/**
 * @param keys those it may have been sealed to, the likeliest first
 * @throws Error when it was changed, was sealed to another key or is another system's
 */
export async function openSecret(sealed: string, system: string, keys: readonly KeyObject[]): Promise<string> {
  const plaintext = await decryptedByAny(sealed, keys);
  const opened = contents.parse(JSON.parse(new TextDecoder().decode(plaintext)));
  if (opened.system !== system) throw new Error(`A secret of ${opened.system} stands at ${system}.`);
  return opened.secret;
}

async function decryptedByAny(sealed: string, [key, ...others]: readonly KeyObject[]): Promise<Uint8Array> {
  if (!key) throw new Error('There is no key that opens secrets.');
  try {
    const { plaintext } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [algorithms.alg],
      contentEncryptionAlgorithms: [algorithms.enc],
    });
    return plaintext;
  } catch (error) {
    if (error instanceof errors.JWEDecryptionFailed && others.length > 0) return decryptedByAny(sealed, others);
    throw error;
  }
}
