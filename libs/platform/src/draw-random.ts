import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(4096);
let poolAt = pool.length;

/** Up to 4096 bytes from the system's generator, drawn in bulk: to draw them few by few costs more than what is made of them. */
export function drawRandom(bytes: number): Buffer {
  if (poolAt + bytes > pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  const drawn = Buffer.from(pool.subarray(poolAt, poolAt + bytes));
  // What may become a secret is not left lying.
  pool.fill(0, poolAt, poolAt + bytes);
  poolAt += bytes;
  return drawn;
}
