import { api, ask } from '../../api/call.js';
import { toPem } from '../../parts/bytes.js';

export interface NewKey {
  readonly publicKeyPem: string;
  /** Leaves this browser in the credentials file alone. */
  readonly keyPem: string;
}

/** Browsers make keys only for pages that nobody on the way can have changed. */
export const canMakeKeys = (): boolean => globalThis.isSecureContext && 'subtle' in crypto;

/** P-256, as `edoc system add` makes it. */
export async function makeKey(): Promise<NewKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', publicKey));
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey));
  return { publicKeyPem: toPem('PUBLIC KEY', spki), keyPem: toPem('PRIVATE KEY', pkcs8) };
}

/** What `edoc send --as FILE` and the client read: the same file as `edoc system add --out` writes. */
export async function credentialsOf(system: string, agencies: readonly string[], { keyPem }: NewKey): Promise<string> {
  const { keys } = await ask(api.GET('/v1/keys'));
  const root = keys.find(({ use, ended }) => use === 'axis-root' && !ended);
  const axisRootPem = root?.certificatePem ?? root?.publicKeyPem ?? '';
  return `${JSON.stringify({ url: location.origin, system, agencies, axisRootPem, door: 'v1', keyPem }, null, 2)}\n`;
}
