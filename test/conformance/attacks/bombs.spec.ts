import { registering } from '../signature/judging.js';
import { bombs } from './bombs.js';
import { authority, ellipticOffice, office } from './genuine-packet.js';
import { heldMemoryBytes } from './held-memory.js';
import { judgeAttack } from './judge-attack.js';

const bench = { register: registering(office, ellipticOffice), authority: authority.der };
/** Of 64 KiB each. A look collects all garbage first, which takes its time. */
const chunksBetweenLooks = 40;

/** A step that is not linear anywhere would take hours; the test's own time limit is the assertion. */
describe.each(bombs)('a packet that grows in the hands of its reader, $where', ({ heldBytesMax, bombs }) => {
  let heldBeforeBytes = 0;
  beforeAll(() => {
    heldBeforeBytes = heldMemoryBytes();
  });

  it.each(bombs)('$name', ({ chunks, end, takenBytesMax }) => {
    const watch = watching(chunks());
    const { registered, alone } = judgeAttack(watch.chunks(), bench);
    expect(registered).toMatchObject(end);
    expect(alone.verdict).not.toBe('valid');
    expect(watch.takenBytes()).toBeLessThanOrEqual(takenBytesMax);
    expect(watch.heldBytes() - heldBeforeBytes).toBeLessThan(heldBytesMax);
  });
});

/** Counts what is taken of the chunks, and looks from time to time how much memory is held. */
function watching(source: Iterable<Uint8Array>) {
  let taken = 0;
  let held = 0;
  return {
    *chunks() {
      let turn = 0;
      for (const chunk of source) {
        taken += chunk.length;
        yield chunk;
        if (++turn % chunksBetweenLooks === 0) held = Math.max(held, heldMemoryBytes());
      }
    },
    takenBytes: () => taken,
    heldBytes: () => held,
  };
}
