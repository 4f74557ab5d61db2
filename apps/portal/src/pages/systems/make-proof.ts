import { toBase64, toPem } from '../../parts/bytes.js';

/** The doors at which a system proves itself; at the portal people do. */
export type ProvenDoor = 'v1' | 'vxp' | 'provincial';

/** What a system proves itself with. All of it but the public key leaves this browser in the credentials file alone. */
export type Proof =
  | { readonly door: 'v1'; readonly keyPem: string; readonly publicKeyPem: string }
  | { readonly door: 'vxp'; readonly systemId: string; readonly secret: string }
  | {
      readonly door: 'provincial';
      readonly username: string;
      readonly password: string;
      readonly applicationCode: string;
      readonly systemId: string;
      readonly secretKey: string;
    };

/** As `edoc system add` makes it: a key on P-256, or secrets of 256 random bits beside the name the system is known by. */
export async function makeProof(door: ProvenDoor, system: string): Promise<Proof> {
  switch (door) {
    case 'vxp':
      return { door, systemId: system, secret: aSecret() };
    case 'provincial':
      return {
        ...{ door, username: system, password: aSecret(), applicationCode: 'EDOC' },
        ...{ systemId: system, secretKey: aSecret() },
      };
    case 'v1':
      return { door, ...(await makeKey()) };
  }
}

/** What a system shares with the exchange, as one text. */
export function secretIn(proof: Exclude<Proof, { door: 'v1' }>): string {
  return proof.door === 'vxp' ? proof.secret : `${proof.password}.${proof.secretKey}`;
}

interface Place {
  readonly url: string;
  readonly system: string;
  readonly agencies: readonly string[];
  readonly axisRootPem: string;
}

/** The file `edoc system add --out` writes, to the letter: `edoc send --as FILE` and the client read it. */
export function credentialsFile({ url, system, agencies, axisRootPem }: Place, proof: Proof): string {
  const own = proof.door === 'v1' ? { door: proof.door, keyPem: proof.keyPem } : proof;
  return `${JSON.stringify({ url, system, agencies, axisRootPem, ...own }, null, 2)}\n`;
}

async function makeKey(): Promise<{ keyPem: string; publicKeyPem: string }> {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return { keyPem: toPem('PRIVATE KEY', pkcs8), publicKeyPem: toPem('PUBLIC KEY', spki) };
}

function aSecret(): string {
  return inBase64Url(crypto.getRandomValues(new Uint8Array(32)));
}

/** RFC 4648 section 5, without padding. */
export function inBase64Url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
