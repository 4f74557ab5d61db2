import { type KeyObject, X509Certificate } from 'node:crypto';
import type { PublicKey } from '@edoc-axis/contracts';
import type { PublishedKeys } from '@edoc-axis/platform';
import { calculateJwkThumbprint, exportJWK } from 'jose';

/** The keys the exchange signs with, as everybody may see them: receipts and access tokens. */
export async function publishedKeys({ receiptCertificatePem, tokenKey }: PublishedKeys): Promise<PublicKey[]> {
  const { publicKey, validFrom, validTo } = new X509Certificate(receiptCertificatePem);
  const since = new Date(validFrom).toISOString();
  return [
    {
      use: 'receipt',
      ...(await describe(publicKey)),
      certificatePem: receiptCertificatePem,
      since,
      until: new Date(validTo).toISOString(),
    },
    // A bare key tells no date; it was made at the same first start.
    { use: 'token', ...(await describe(tokenKey)), since },
  ];
}

/** The thumbprint of the key (RFC 7638): the same wherever it is made. */
export async function keyIdentifier(publicKey: KeyObject): Promise<string> {
  return calculateJwkThumbprint(await exportJWK(publicKey));
}

async function describe(key: KeyObject) {
  const publicKeyPem = key.export({ type: 'spki', format: 'pem' }).toString();
  return { kid: await keyIdentifier(key), algorithm: 'ES256', publicKeyPem };
}
