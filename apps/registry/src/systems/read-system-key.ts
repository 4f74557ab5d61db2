import { createPublicKey, type KeyObject } from 'node:crypto';
import type { SystemEntry } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { calculateJwkThumbprint } from 'jose';

type SystemKey = Pick<SystemEntry['keys'][number], 'kid' | 'jwk'>;

/**
 * The public key a system proves itself with: P-256, for ES256. `kid` is the key's thumbprint (RFC 7638).
 * @throws CataloguedError `system.key-invalid`
 */
export async function readSystemKey(pem: string): Promise<SystemKey> {
  if (pem.includes('PRIVATE KEY-----')) throw invalid('it is a private key; send its public half, and make a new pair');
  const { asymmetricKeyDetails } = parse(pem);
  if (asymmetricKeyDetails?.namedCurve !== 'prime256v1') throw invalid('it must be an EC key on the curve P-256');
  const { kty, crv, x, y } = parse(pem).export({ format: 'jwk' }) as Record<string, string>;
  const jwk = { kty, crv, x, y } as Record<string, string>;
  return { kid: await calculateJwkThumbprint(jwk), jwk };
}

function parse(pem: string): KeyObject {
  try {
    return createPublicKey(pem);
  } catch {
    throw invalid('it is not a public key in PEM');
  }
}

function invalid(problem: string): CataloguedError {
  return new CataloguedError('system.key-invalid', { problem });
}
