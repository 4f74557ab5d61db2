import { type KeyObject, X509Certificate } from 'node:crypto';
import type { PublicKey } from '@edoc-axis/contracts';
import { calculateJwkThumbprint, exportJWK } from 'jose';

/** A certificate of the axis and its key, as everybody may see them. */
export async function publishedKey(use: PublicKey['use'], certificatePem: string): Promise<PublicKey> {
  const { publicKey, validFrom, validTo } = new X509Certificate(certificatePem);
  return {
    use,
    kid: await keyIdentifier(publicKey),
    algorithm: 'ES256',
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    certificatePem,
    since: new Date(validFrom).toISOString(),
    until: new Date(validTo).toISOString(),
  };
}

/** The thumbprint of the key (RFC 7638): the same wherever it is made. */
export async function keyIdentifier(publicKey: KeyObject): Promise<string> {
  return calculateJwkThumbprint(await exportJWK(publicKey));
}
