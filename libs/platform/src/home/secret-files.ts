import { existsSync } from 'node:fs';
import { rotatedUses } from '@edoc-axis/domain';
import { nextOf, placesIn, schemaOwners, transportRoles } from './places.js';

/** Every file of a home that is a secret and is there: private keys, passwords. */
export function secretFiles(home: string): string[] {
  return [...privateKeyFiles(home).map(({ file }) => file), ...passwordFiles(home)].filter((file) => existsSync(file));
}

/** Where private keys lie, there or not. The root key may be offline, a next key is there during a rotation alone. */
export function privateKeyFiles(home: string): { readonly name: string; readonly file: string }[] {
  const places = placesIn(home);
  return [
    { name: 'axis-root', file: places.axis.rootKey },
    ...rotatedUses.flatMap((use) => [
      { name: use, file: places.signer(use) },
      { name: use, file: nextOf(places.signer(use)) },
    ]),
    { name: 'operator', file: places.operator.operatorKey },
    { name: 'robots', file: places.exchange.robotsKey },
    { name: 'secrets', file: places.exchange.secretsKey },
    { name: 'transport-authority', file: places.transport.key },
    ...transportRoles.map((role) => ({ name: `transport ${role}`, file: places.of(role).transportKey })),
  ];
}

function passwordFiles(home: string): string[] {
  const places = placesIn(home);
  return [
    places.postgres.password,
    places.registry.sealingKey,
    ...schemaOwners.map((owner) => places.of(owner).databasePassword),
  ];
}
