import type { End } from './attack.js';
import { packet } from './genuine-packet.js';

const chunkBytes = 64 * 1024;

/** A packet that is much larger than it looks, or wants to be: it comes in chunks and never lies in memory whole. */
export interface Bomb {
  readonly name: string;
  readonly chunks: () => Iterable<Uint8Array>;
  readonly end: End;
  /** What it is refused by, before more of it is taken: the reader's work is bounded by this. */
  readonly takenBytesMax: number;
}

/** Puts a stream of text in front of a mark. */
export function bomb(
  name: string,
  mark: string,
  end: End,
  takenBytesMax: number,
  filling: Iterable<string>,
  carrier = packet,
): Bomb {
  const at = carrier.indexOf(mark);
  if (at < 0) throw new Error(`${mark} does not stand in the packet`);
  const texts = function* () {
    yield carrier.slice(0, at);
    yield* filling;
    yield carrier.slice(at);
  };
  return { name, chunks: () => inChunks(texts()), end, takenBytesMax };
}

/** As often as it fits into so many bytes; can be gone through more than once. */
export function filled(unit: string, bytes: number): Iterable<string> {
  const many = unit.repeat(Math.max(1, Math.floor(chunkBytes / Buffer.byteLength(unit))));
  const times = Math.ceil(bytes / Buffer.byteLength(many));
  return {
    *[Symbol.iterator]() {
      for (let turn = 0; turn < times; turn++) yield many;
    },
  };
}

export function between(before: string, filling: Iterable<string>, after: string): Iterable<string> {
  return {
    *[Symbol.iterator]() {
      yield before;
      yield* filling;
      yield after;
    },
  };
}

function* inChunks(texts: Iterable<string>): Generator<Uint8Array> {
  for (const text of texts) {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
  }
}
