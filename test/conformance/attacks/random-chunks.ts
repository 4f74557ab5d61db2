import { createHash } from 'node:crypto';

const chunkBytesMax = 64;

/** Cuts a packet at places that look random and are the same whenever the same `seed` is given. */
export function* inRandomChunks(packet: Uint8Array, seed: string): Generator<Uint8Array> {
  const lengths = createHash('sha256').update(seed).digest();
  for (let at = 0, turn = 0; at < packet.length; turn++) {
    const length = 1 + ((lengths[turn % lengths.length] ?? 0) % chunkBytesMax);
    yield packet.subarray(at, at + length);
    at += length;
  }
}
