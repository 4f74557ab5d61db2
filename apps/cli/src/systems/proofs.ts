import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Credentials, CredentialsOfAnyDoor, VxpCredentials } from '@edoc-axis/client';
import { sealSecret } from '@edoc-axis/platform/home';

/** The doors a system can be registered for. */
export const systemDoors = ['v1', 'vxp'] as const;
export type SystemDoor = (typeof systemDoors)[number];

/** What a system proves itself with at its door, made here: a key, or a secret beside the name it is known by. */
export type Proof = Pick<Credentials, 'door' | 'keyPem'> | Pick<VxpCredentials, 'door' | 'systemId' | 'secret'>;

export function makeProof(door: SystemDoor, system: string): Proof {
  if (door === 'vxp') return { door, systemId: system, secret: randomBytes(32).toString('base64url') };
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { door, keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** As much of it as leaves this machine: the public half, or what only the exchange can open. */
export async function publicProofOf(credentials: CredentialsOfAnyDoor, secretsKey: () => KeyObject): Promise<object> {
  if (credentials.door === 'vxp') return { secret: await sealSecret(credentials, secretsKey()) };
  return { publicKeyPem: createPublicKey(credentials.keyPem).export({ type: 'spki', format: 'pem' }).toString() };
}
