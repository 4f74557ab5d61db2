import { createHash, type KeyObject } from 'node:crypto';

/** The thumbprint of an EC key (RFC 7638 section 3): the same wherever it is made. */
export function keyIdentifier(publicKey: KeyObject): string {
  const { crv, kty, x, y } = publicKey.export({ format: 'jwk' });
  // The members in this order, and no others.
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}
