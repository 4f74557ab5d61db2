import { CataloguedError } from '@edoc-axis/domain';
import { createHash } from 'node:crypto';
import { SigningPass } from './signing-pass.js';
import { prepareSigner, type SigningOptions } from './signer.js';
import { createSplice } from './splice.js';
import { writeSignature } from './write-signature.js';

/** A packet that can be read from its first byte any number of times, such as `() => createReadStream(path)`. */
export type PacketSource = () => AsyncIterable<Uint8Array>;

/**
 * Signs a packet of any size in two passes over its source, in constant memory: what is accepted and made is the
 * profile of packet signatures. All other bytes stay as they are; a placeholder `Signature` is replaced. Nothing is given
 * before the first pass is complete, and the whole is void when the iteration throws.
 *
 * Throws CataloguedError: as `prepareSigner`; `xml.…` and `packet.…` when no axis would take the packet;
 * xml.prefix-unbound; signature.two-signatures when it is signed already and `replace` is not set; signature.misplaced;
 * signature.digest-mismatch when the source changed between the passes.
 */
export async function* signPacket(source: PacketSource, options: SigningOptions): AsyncGenerator<Uint8Array> {
  const signer = prepareSigner(options);
  const pass = new SigningPass(signer, options.replace ?? false);
  for await (const chunk of source()) pass.write(chunk);
  const plan = pass.end();

  const splice = createSplice(plan.edits(writeSignature(signer, plan.digestValue, plan.ancestors)));
  const hash = createHash('sha256');
  for await (const chunk of source()) {
    hash.update(chunk);
    yield* splice(chunk);
  }
  const computedDigest = hash.digest('hex');
  if (computedDigest !== plan.packetSha256) {
    throw new CataloguedError('signature.digest-mismatch', { signedDigest: plan.packetSha256, computedDigest });
  }
}

/** The same for a packet in memory. Throws as `signPacket`. */
export function signPacketBytes(packet: Uint8Array, options: SigningOptions): Buffer {
  const signer = prepareSigner(options);
  const pass = new SigningPass(signer, options.replace ?? false);
  pass.write(packet);
  const plan = pass.end();
  return Buffer.concat(createSplice(plan.edits(writeSignature(signer, plan.digestValue, plan.ancestors)))(packet));
}
