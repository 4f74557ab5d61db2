import { createHash } from 'node:crypto';
import type { DigestName } from '../packet/algorithms.js';

/** A digest of bytes that come piece by piece, wherever it is made. */
export interface Digest {
  /** Is done with the bytes when it returns. */
  update(bytes: Uint8Array): void;
  end(): Buffer;
}

export type CreateDigest = (algorithm: DigestName) => Digest;

/** Made at once, by the thread that asks. */
export const createDigestHere: CreateDigest = (algorithm) => {
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), end: () => hash.digest() };
};
