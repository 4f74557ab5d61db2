import { createCipheriv, type KeyObject, randomBytes, scryptSync } from 'node:crypto';
import * as der from './der.js';

/**
 * What guessing one passphrase costs: 16 MiB five times over. More memory would be better and OpenSSL reads no more
 * (its `PKCS5_v2_scrypt_keyivgen` stops at 32 MiB), so parallelism makes up for it.
 */
const cost = { N: 2 ** 14, r: 8, p: 5 } as const;
const saltBytes = 16;
const keyBytes = 32;
const ivBytes = 16;

export const passphraseCharactersMin = 12;

/**
 * A private key under a passphrase: EncryptedPrivateKeyInfo (RFC 5958 section 3) with PBES2 (RFC 8018), scrypt (RFC 7914
 * section 7) and AES-256-CBC, as `openssl pkcs8 -scrypt` writes it. Written out here because `KeyObject.export` offers
 * PBKDF2 with 2,048 rounds and nothing else.
 * @returns PEM
 */
export function encryptKey(key: KeyObject, passphrase: string): string {
  const salt = randomBytes(saltBytes);
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-cbc', scryptSync(passphrase, salt, keyBytes, cost), iv);
  const plain = key.export({ type: 'pkcs8', format: 'der' });
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  plain.fill(0);

  const scrypt = der.sequence(
    der.objectIdentifier('1.3.6.1.4.1.11591.4.11'),
    der.sequence(der.octetString(salt), whole(cost.N), whole(cost.r), whole(cost.p), whole(keyBytes)),
  );
  const aes = der.sequence(der.objectIdentifier('2.16.840.1.101.3.4.1.42'), der.octetString(iv));
  const pbes2 = der.sequence(der.objectIdentifier('1.2.840.113549.1.5.13'), der.sequence(scrypt, aes));
  const lines =
    der
      .sequence(pbes2, der.octetString(encrypted))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN ENCRYPTED PRIVATE KEY-----', ...lines, '-----END ENCRYPTED PRIVATE KEY-----', ''].join('\n');
}

export function isEncrypted(pem: string): boolean {
  return /-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type: 4,ENCRYPTED/m.test(pem);
}

function whole(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(number);
  return der.unsignedInteger(bytes);
}
