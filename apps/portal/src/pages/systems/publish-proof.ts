import { api, ask } from '../../api/call.js';
import { credentialsFile, type Proof, secretIn } from './make-proof.js';

/** As much of a proof as the axis is given: the public half of a key, or what the exchange alone can open. */
export interface PublishedProof {
  readonly publicKeyPem?: string;
  readonly secret?: { readonly kid: string; readonly sealed: string };
}

/** Sealed anew each time it is asked: the key secrets are sealed to may have been rotated since. */
export async function publishProof(system: string, proof: Proof): Promise<PublishedProof> {
  if (proof.door === 'v1') return { publicKeyPem: proof.publicKeyPem };
  const secret = secretIn(proof);
  const [{ sealSecret }, { jwk }] = await Promise.all([import('./seal-secret.js'), ask(api.GET('/v1/keys/sealing'))]);
  return { secret: await sealSecret({ system, secret }, jwk) };
}

/** Made before the axis hears of the proof, so that none is registered whose credentials are lost. */
export async function credentialsOf(system: string, agencies: readonly string[], proof: Proof): Promise<string> {
  const { keys } = await ask(api.GET('/v1/keys'));
  const root = keys.find(({ use, ended }) => use === 'axis-root' && !ended);
  const axisRootPem = root?.certificatePem ?? root?.publicKeyPem ?? '';
  return credentialsFile({ url: location.origin, system, agencies, axisRootPem }, proof);
}
