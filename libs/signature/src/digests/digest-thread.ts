import { Worker } from 'node:worker_threads';
import { digestBytes, type DigestName } from '../packet/algorithms.js';
import { DigestRing } from './digest-ring.js';
import type { Digest } from './digest.js';

/**
 * A second thread that digests, since digesting takes most of the time a large packet needs: one for the whole process,
 * started by the first large packet, with one bounded ring for all. It does not keep the process alive.
 */
class DigestThread {
  private readonly ring = new DigestRing();
  private failure: Error | undefined;
  private digestsBegun = 0;
  /** A packet that breaks off is not ended: its digests go when nobody can ask for them any more. */
  private readonly forgotten = new FinalizationRegistry<number>((digest) => {
    if (!this.failure) this.ring.forget(digest);
  });

  constructor() {
    // Beside this file once it is built; seen from the sources as well as from there.
    const worker = new Worker(new URL('../../dist/digests/digest-worker.js', import.meta.url), {
      workerData: this.ring.memory,
    });
    worker.unref();
    worker.once('error', (error: Error) => this.fail(error));
    worker.once('exit', () => this.fail(new Error('The thread that digests has ended.')));
  }

  /** Whether it is behind, so that more might have to wait. */
  get isBusy(): boolean {
    return !this.failure && this.ring.isBusy;
  }

  createDigest(algorithm: DigestName): Digest {
    const number = (this.digestsBegun = (this.digestsBegun + 1) | 0);
    this.working().begin(number, algorithm);
    const digest: Digest = {
      update: (bytes) => this.working().update(number, bytes),
      end: () => {
        this.forgotten.unregister(digest);
        return this.working().end(number, digestBytes[algorithm]);
      },
    };
    this.forgotten.register(digest, number, digest);
    return digest;
  }

  private working(): DigestRing {
    if (this.failure) throw this.failure;
    return this.ring;
  }

  /** Those who wait for a digest are told; the next large packet starts another thread. */
  private fail(error: Error): void {
    this.failure ??= error;
    if (running === this) running = undefined;
  }
}

let running: DigestThread | undefined;

/** Started when it is first needed. */
export function digestThread(): DigestThread {
  return (running ??= new DigestThread());
}
