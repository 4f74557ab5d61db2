import { join } from 'node:path';
import type { ProcessRole } from '@edoc-axis/contracts';
import type { RotatedUse } from '@edoc-axis/domain';

/**
 * Where everything lies in an axis' home. Each process is handed its own folder and `public`, nothing else:
 *
 *     axis/         root-key (to be kept offline after the first start)
 *     transport/    the authority of the certificates our processes show each other
 *     public/       certificates and public keys, for every process and for `edoc trust export`; the list of all keys
 *                   of the axis, which says which of them count
 *     gateway/      transport                                       no other key, no password
 *     registry/     transport, directory-key, database-password, sealing-key (of what it keeps sealed in its tables)
 *     exchange/     transport, receipt-key, token-key, database-password, robots-key (what robots sign with),
 *                   secrets-key (opens the secrets systems share with it; the former ones behind it in the same file)
 *     tracker/      transport, database-password
 *     operator/     transport, operator-key                         the command line on this machine
 *     postgres/     the embedded database and its administrator's password
 *     content/      packets
 */
export function placesIn(home: string) {
  return {
    axis: { rootKey: join(home, 'axis', 'root-key.pem') },
    transport: { key: join(home, 'transport', 'key.pem') },
    public: {
      root: join(home, 'public', 'axis-root.pem'),
      transport: join(home, 'public', 'transport-authority.pem'),
      keys: join(home, 'public', 'keys.jws'),
      operator: join(home, 'public', 'operator-key.pem'),
      /** What only the exchange may read is sealed to it. */
      secrets: join(home, 'public', 'secrets-key.pem'),
      /** The certificate robots sign with, and the root that issued it, whose key nobody has any more. */
      robots: join(home, 'public', 'robots.pem'),
    },
    of: (role: ProcessRole) => ({
      transportKey: join(home, role, 'transport-key.pem'),
      transportCertificate: join(home, role, 'transport.pem'),
      databasePassword: join(home, role, 'database-password'),
    }),
    /** The private half of the key that signs for a use. */
    signer: (use: RotatedUse) => join(home, use === 'directory' ? 'registry' : 'exchange', `${use}-key.pem`),
    registry: { sealingKey: join(home, 'registry', 'sealing-key') },
    exchange: {
      robotsKey: join(home, 'exchange', 'robots-key.pem'),
      secretsKey: join(home, 'exchange', 'secrets-key.pem'),
    },
    operator: { operatorKey: join(home, 'operator', 'operator-key.pem') },
    postgres: { folder: join(home, 'postgres'), password: join(home, 'postgres', 'password') },
    address: join(home, 'address.json'),
  };
}

/** Where a new key lies until the list names it. */
export function nextOf(keyFile: string): string {
  return keyFile.replace(/\.pem$/, '-next.pem');
}

export const transportRoles: readonly ProcessRole[] = ['gateway', 'registry', 'exchange', 'tracker', 'operator'];

/** The processes that own a schema of the database. */
export type SchemaOwner = 'registry' | 'exchange' | 'tracker';
export const schemaOwners: readonly SchemaOwner[] = ['registry', 'exchange', 'tracker'];
