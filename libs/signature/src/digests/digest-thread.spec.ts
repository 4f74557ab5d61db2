import { createHash, randomBytes } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { DigestRing } from './digest-ring.js';
import { digestThread } from './digest-thread.js';

const digestsAtOnce = 5;
const pieces = 200;

describe('the thread that digests', () => {
  it('gives every digest as it is made here, however the pieces of several are mixed', () => {
    const thread = digestThread();
    const pairs = Array.from({ length: digestsAtOnce }, () => ({
      there: thread.createDigest('sha256'),
      here: createHash('sha256'),
    }));
    for (let count = 0; count < pieces; count += 1) {
      const piece = randomBytes(Math.floor(Math.random() ** 4 * 300_000));
      const pair = pairs[count % digestsAtOnce];
      pair?.there.update(piece);
      pair?.here.update(piece);
      // It is done with the bytes: whoever reads uses the same buffer again.
      piece.fill(0);
    }
    for (const { there, here } of pairs) expect(there.end()).toEqual(here.digest());
  });

  it.each(['sha1', 'sha256', 'sha384', 'sha512'] as const)('knows %s', (algorithm) => {
    const digest = digestThread().createDigest(algorithm);
    digest.update(Buffer.from('abc'));
    expect(digest.end()).toEqual(createHash(algorithm).update('abc').digest());
  });

  it('is free again once what it was given is digested', () => {
    const thread = digestThread();
    const digest = thread.createDigest('sha256');
    digest.update(Buffer.alloc(900_000));
    digest.end();
    expect(thread.isBusy).toBe(false);
  });

  it('is not misled by a notice of what it has seen already', async () => {
    const ring = new DigestRing();
    const written = new Int32Array(ring.memory, 0, 1);
    const worker = new Worker(new URL('../../dist/digests/digest-worker.js', import.meta.url), {
      workerData: ring.memory,
    });
    try {
      for (let round = 0; round < 20; round += 1) {
        const expected = createHash('sha256').update(`${round}`).digest();
        ring.begin(round, 'sha256');
        ring.update(round, Buffer.from(`${round}`));
        expect(ring.end(round, expected.length)).toEqual(expected);
        // Until it was asleep, and has been woken for nothing.
        while (Atomics.notify(written, 0) === 0);
      }
    } finally {
      await worker.terminate();
    }
  });
});
