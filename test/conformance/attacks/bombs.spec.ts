import { registering } from '../signature/judging.js';
import { bombs } from './bombs.js';
import { authority, ellipticOffice, office } from './genuine-packet.js';
import { heldMemoryBytes } from './held-memory.js';
import { judgeAttack } from './judge-attack.js';

const bench = { register: registering(office, ellipticOffice), authority: authority.der };
const chunksBetweenLooks = 96;

/** A step that is not linear anywhere would take hours; the test's own time limit is the assertion. */
describe.each(bombs)('a packet that grows in the hands of its reader, $where', ({ heldBytesMax, bombs }) => {
  it.each(bombs)('$name', ({ chunks, end, takenBytesMax }) => {
    const watch = watching(chunks());
    const { registered, alone } = judgeAttack(watch.chunks(), bench);
    expect(registered).toMatchObject(end);
    expect(alone.verdict).not.toBe('valid');
    expect(watch.takenBytes()).toBeLessThanOrEqual(takenBytesMax);
    expect(watch.growthBytes()).toBeLessThan(heldBytesMax);
  });
});

/** Counts what is taken of the chunks, and looks how the memory held grows meanwhile. */
function watching(source: Iterable<Uint8Array>) {
  const before = heldMemoryBytes();
  let taken = 0;
  let growth = 0;
  const look = () => {
    growth = Math.max(growth, heldMemoryBytes() - before);
  };
  return {
    *chunks() {
      let turn = 0;
      for (const chunk of source) {
        taken += chunk.length;
        yield chunk;
        if (++turn % chunksBetweenLooks === 0) look();
      }
      look();
    },
    takenBytes: () => taken,
    growthBytes: () => growth,
  };
}
