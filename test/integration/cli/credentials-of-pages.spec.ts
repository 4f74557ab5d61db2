import { generateKeyPairSync } from 'node:crypto';
import { type CredentialsOfAnyDoor, credentialsOfAnyDoor } from '@edoc-axis/client';
import { openSecret } from '@edoc-axis/platform';
import { contentsOf } from '../../../apps/cli/src/systems/credentials-files.js';
import { makeProof as makeProofHere, publicProofOf, systemDoors } from '../../../apps/cli/src/systems/proofs.js';
import { credentialsFile, makeProof, secretIn } from '../../../apps/portal/src/pages/systems/make-proof.js';
import { sealSecret } from '../../../apps/portal/src/pages/systems/seal-secret.js';

/* The command line and the pages make the same; neither may import the other, so that it is said twice. */

const place = {
  url: 'https://truc.example.vn',
  system: 'dms-xa',
  agencies: ['H36.15', 'H36.16'],
  axisRootPem: '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n',
};
const exchange = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const sealingJwk = exchange.publicKey.export({ format: 'jwk' }) as { kty: string; crv: string; x: string; y: string };

/** Line by line, with how long each value is, and of a key how its lines look. */
const shapeOf = (file: string) =>
  file.replaceAll(/(?<=: ")[A-Za-z0-9_-]{43}(?=")|(?<=\\n)[A-Za-z0-9+/=]+(?=\\n)/g, (random) =>
    '?'.repeat(random.length),
  );

describe.each(systemDoors)('a credentials file of the door %s', (door) => {
  it('is of the pages what it is of the command line, to the letter but for what was drawn', async () => {
    const ofCommand = contentsOf({ ...place, ...makeProofHere(door, place.system) } as CredentialsOfAnyDoor);
    const ofPage = credentialsFile(place, await makeProof(door, place.system));
    expect(shapeOf(ofPage)).toBe(shapeOf(ofCommand));
    expect(shapeOf(ofPage)).toContain('?'.repeat(43));
    // Read by what reads such files, and written again, it is the same.
    expect(contentsOf(credentialsOfAnyDoor.parse(JSON.parse(ofPage)))).toBe(ofPage);
    expect(credentialsFile(place, await makeProof(door, place.system))).not.toBe(ofPage);
  });
});

it.each(['vxp', 'provincial'] as const)(
  'what the axis is given of a system of the door %s is the same',
  async (door) => {
    const proof = await makeProof(door, place.system);
    if (proof.door === 'v1') throw new Error('It has a key.');
    const ofPage = await sealSecret({ system: place.system, secret: secretIn(proof) }, sealingJwk);
    const credentials = credentialsOfAnyDoor.parse(JSON.parse(credentialsFile(place, proof)));
    const { secret } = (await publicProofOf(credentials, () => exchange.publicKey)) as { secret: typeof ofPage };
    expect(ofPage.kid).toBe(secret.kid);
    expect(headerOf(ofPage.sealed)).toEqual({ ...headerOf(secret.sealed), epk: expect.anything() });
    expect(Object.keys(headerOf(ofPage.sealed))).toEqual(Object.keys(headerOf(secret.sealed)));
    expect(ofPage.sealed.length).toBe(secret.sealed.length);
    const opened = [ofPage, secret].map(({ sealed }) => openSecret(sealed, place.system, [exchange.privateKey]));
    expect(await Promise.all(opened)).toEqual([secretIn(proof), secretIn(proof)]);
  },
);

function headerOf(sealed: string): object {
  return JSON.parse(Buffer.from(sealed.split('.')[0] ?? '', 'base64url').toString()) as object;
}
