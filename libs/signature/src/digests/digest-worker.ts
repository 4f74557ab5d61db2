import { createHash, type Hash } from 'node:crypto';
import { workerData } from 'node:worker_threads';
import { DigestRing, type TakenOrder } from './digest-ring.js';

/** The thread that digests what is put into the ring: it does nothing else, and ends with its process. */
const ring = new DigestRing(workerData as SharedArrayBuffer);
const begun = new Map<number, Hash>();

for (;;) {
  const taken = ring.take();
  ring.done(taken, obey(taken));
}

function obey({ order, digest, algorithm, stretches }: TakenOrder): Uint8Array | undefined {
  switch (order) {
    case 'begin':
      begun.set(digest, createHash(algorithm));
      return undefined;
    case 'update':
      for (const bytes of stretches) hashOf(digest).update(bytes);
      return undefined;
    case 'end': {
      const result = hashOf(digest).digest();
      begun.delete(digest);
      return result;
    }
    case 'forget':
      begun.delete(digest);
      return undefined;
  }
}

function hashOf(digest: number): Hash {
  const hash = begun.get(digest);
  if (!hash) throw new Error(`The digest ${digest} was not begun.`);
  return hash;
}
