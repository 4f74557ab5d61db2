import { createRandom } from '../support/random.js';
import { findDisagreement } from '../conformance/xml/beside-saxes.js';
import { comparable, inChunks, read } from '../conformance/xml/happenings.js';
import { mutatedPacket } from './mutated-packet.js';
import { createSubject } from './subject.js';

/**
 * The tokenizer reads exactly what saxes reads and sees the same in it, and where chunks end makes no difference: byte
 * by byte, in pieces of several sizes, and cut in two anywhere.
 */
export const tokenizerSubject = createSubject('tokenizer', mutatedPacket, (packet, seed) =>
  [findDisagreement(packet), findCutThatMatters(packet, seed)].filter((flaw) => flaw !== undefined),
);

function findCutThatMatters(packet: Buffer, seed: number): string | undefined {
  const whole = comparable(read([packet]));
  const makesDifference = (chunks: Iterable<Uint8Array>) => comparable(read(chunks)) !== whole;
  // Others for every packet: many packets see more than many cuts of one.
  const random = createRandom(~seed);
  const chunkBytes = [1, 2 + random.below(6), 8 + random.below(1000)];
  const places = Array.from({ length: 4 }, () => random.below(packet.length));
  const size = chunkBytes.find((bytes) => makesDifference(inChunks(packet, bytes)));
  if (size !== undefined) return `chunks of ${size} bytes make a difference`;
  const place = places.find((at) => makesDifference([packet.subarray(0, at), packet.subarray(at)]));
  return place === undefined ? undefined : `a cut at ${place} makes a difference`;
}
