import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { Credentials, CredentialsOfAnyDoor, ProvincialCredentials, VxpCredentials } from '@edoc-axis/client';
import { joinPair, sealSecret } from '@edoc-axis/platform/home';

/** The doors a system can be registered for. */
export const systemDoors = ['v1', 'vxp', 'provincial'] as const;
export type SystemDoor = (typeof systemDoors)[number];

/** What a system proves itself with at its door, made here: a key, or secrets beside the name it is known by. */
export type Proof =
  | Pick<Credentials, 'door' | 'keyPem'>
  | Pick<VxpCredentials, 'door' | 'systemId' | 'secret'>
  | Pick<ProvincialCredentials, 'door' | 'username' | 'password' | 'applicationCode' | 'systemId' | 'secretKey'>;

/** Clients of the provincial interface send it when they sign in; it says which application of a portal they want, and here is one. */
const applicationCode = 'EDOC';

export function makeProof(door: SystemDoor, system: string): Proof {
  switch (door) {
    case 'vxp':
      return { door, systemId: system, secret: aSecret() };
    case 'provincial':
      return {
        ...{ door, username: system, password: aSecret(), applicationCode },
        ...{ systemId: system, secretKey: aSecret() },
      };
    case 'v1': {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      return { door, keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
    }
  }
}

/** As much of it as leaves this machine: the public half, or what only the exchange can open. */
export async function publicProofOf(credentials: CredentialsOfAnyDoor, secretsKey: () => KeyObject): Promise<object> {
  const { door, system } = credentials;
  if (door === 'v1') {
    return { publicKeyPem: createPublicKey(credentials.keyPem).export({ type: 'spki', format: 'pem' }).toString() };
  }
  const secret = door === 'vxp' ? credentials.secret : joinPair(credentials);
  return { secret: await sealSecret({ system, secret }, secretsKey()) };
}

function aSecret(): string {
  return randomBytes(32).toString('base64url');
}
