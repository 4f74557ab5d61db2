import { api, ask } from '../../api/call.js';
import { credentialsFile, makeProof, type Proof, type ProvenDoor, secretIn } from './make-proof.js';

/** Made once, and asked with again when an answer was lost: so it is the same registration, or the same proposal. */
export interface PublishedProof {
  readonly system: string;
  readonly proof: Proof;
  /** As much of it as the axis is given: the public half of a key, or what the exchange alone can open. */
  readonly published: {
    readonly publicKeyPem?: string;
    readonly secret?: { readonly kid: string; readonly sealed: string };
  };
}

/** A key that secrets are sealed to may be rotated at any time: what was sealed to a former one opens all the same. */
export async function makePublishedProof(door: ProvenDoor, system: string): Promise<PublishedProof> {
  const proof = await makeProof(door, system);
  if (proof.door === 'v1') return { system, proof, published: { publicKeyPem: proof.publicKeyPem } };
  const [{ sealSecret }, { jwk }] = await Promise.all([import('./seal-secret.js'), ask(api.GET('/v1/keys/sealing'))]);
  return { system, proof, published: { secret: await sealSecret({ system, secret: secretIn(proof) }, jwk) } };
}

/** Made before the axis hears of the proof, so that none is registered whose credentials are lost. */
export async function credentialsOf({ system, proof }: PublishedProof, agencies: readonly string[]): Promise<string> {
  const { keys } = await ask(api.GET('/v1/keys'));
  const root = keys.find(({ use, ended }) => use === 'axis-root' && !ended);
  const axisRootPem = root?.certificatePem ?? root?.publicKeyPem ?? '';
  return credentialsFile({ url: location.origin, system, agencies, axisRootPem }, proof);
}
