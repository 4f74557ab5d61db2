import { DigestRing } from './digest-ring.js';

/** Takes what waits, as the other thread would. */
function takeText(ring: DigestRing): string {
  const taken = ring.take();
  const text = Buffer.concat(taken.stretches).toString('latin1');
  ring.done(taken);
  return `${taken.order} ${taken.digest} ${text}`;
}

describe('a ring of orders', () => {
  it('hands them on in their order', () => {
    const ring = new DigestRing();
    ring.begin(1, 'sha512');
    ring.update(1, Buffer.from('abc'));
    ring.forget(2);
    expect(ring.take()).toMatchObject({ order: 'begin', digest: 1, algorithm: 'sha512' });
  });

  it('keeps every piece whole on its way round, wherever it goes over the end', () => {
    const ring = new DigestRing();
    for (let round = 0; round < 200; round += 1) {
      const piece = `${round}`.padEnd(10_007 + round, '.');
      ring.update(round, Buffer.from(piece));
      expect(takeText(ring)).toBe(`update ${round} ${piece}`);
    }
  });

  it('is busy while more than half of it waits', () => {
    const ring = new DigestRing();
    const piece = Buffer.alloc(60_000);
    for (let count = 0; count < 8; count += 1) ring.update(1, piece);
    expect(ring.isBusy).toBe(false);
    ring.update(1, piece);
    expect(ring.isBusy).toBe(true);
    takeText(ring);
    expect(ring.isBusy).toBe(false);
  });
});
