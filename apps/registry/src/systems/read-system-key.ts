import { createPublicKey, type KeyObject } from 'node:crypto';
import type { HeardBy, registerSystem, SealedSystemKey, SigningSystemKey, SystemEntry } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';
import { calculateJwkThumbprint } from 'jose';

type NewProof = Pick<HeardBy<typeof registerSystem>, 'publicKeyPem' | 'secret'>;
type SystemKey = Pick<SigningSystemKey, 'kid' | 'jwk'> | Pick<SealedSystemKey, 'kid' | 'sealed'>;

/**
 * What a system proves itself with, which depends on the door it comes to.
 * @throws CataloguedError `system.key-invalid`; `system.portal-has-no-keys` where people prove themselves instead
 */
export async function readSystemKey(
  { name, door }: Pick<SystemEntry, 'name' | 'door'>,
  proof: NewProof,
): Promise<SystemKey> {
  const { publicKeyPem, secret } = proof;
  if (door === 'portal') throw new CataloguedError('system.portal-has-no-keys', { system: name });
  if (doorsWithSecrets.includes(door)) {
    if (!secret || publicKeyPem !== undefined) throw invalid('a system of this door has a sealed secret and no key');
    return secret;
  }
  if (publicKeyPem === undefined || secret) throw invalid('a system of this door has a public key and no secret');
  return readPublicKey(publicKeyPem);
}

/** Their clients know no keys: what they share with the exchange is sealed to it. */
const doorsWithSecrets: readonly SystemEntry['door'][] = ['vxp', 'provincial'];

/** P-256, for ES256. `kid` is the key's thumbprint (RFC 7638). */
async function readPublicKey(pem: string): Promise<SystemKey> {
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
