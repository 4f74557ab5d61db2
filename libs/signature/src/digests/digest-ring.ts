import type { DigestName } from '../packet/algorithms.js';

/** What one thread asks of the other: to begin a digest, to go on with it, to say what it is, or to forget it. */
const orders = ['begin', 'update', 'end', 'forget'] as const;
type Order = (typeof orders)[number];
const algorithms: readonly DigestName[] = ['sha1', 'sha256', 'sha384', 'sha512'];

/** A power of two: the counts of bytes may overflow, and places in the ring stay right. */
const ringBytes = 1024 ** 2;
/** Longer pieces are cut: the first can be digested while the next is copied. */
const pieceBytesMax = 64 * 1024;
const headerBytes = 16;
const resultBytesMax = 64;
/** Before the ring: two counts, and the result last asked for. */
const ringFrom = 16 + resultBytesMax;

/** Whoever digests nothing for so long is not coming back. */
const waitMs = 30_000;

/** An order as the digesting thread takes it. */
export interface TakenOrder {
  readonly order: Order;
  /** The number it was begun with. */
  readonly digest: number;
  readonly algorithm: DigestName;
  /** One stretch, or two where the piece goes over the end of the ring. Valid until the order is `done`. */
  readonly stretches: readonly Uint8Array[];
}

/**
 * Orders on their way from one thread to another, through memory both see: bounded, in order, and without a message or
 * a buffer for each. Two counts of bytes, `written` and `done`, say which part of the ring belongs to whom.
 */
export class DigestRing {
  private readonly counts: Int32Array;
  private readonly result: Uint8Array;
  private readonly words: Int32Array;
  /** A Buffer, for its `copy`: `set` into shared memory copies word by word and takes several times as long. */
  private readonly bytes: Buffer;

  constructor(readonly memory = new SharedArrayBuffer(ringFrom + ringBytes)) {
    this.counts = new Int32Array(memory, 0, 2);
    this.result = new Uint8Array(memory, 16, resultBytesMax);
    this.words = new Int32Array(memory, ringFrom);
    this.bytes = Buffer.from(memory, ringFrom);
  }

  /** More than half of the ring waits to be digested: who can do something else meanwhile should. */
  get isBusy(): boolean {
    return this.waiting > ringBytes / 2;
  }

  begin(digest: number, algorithm: DigestName): void {
    this.put('begin', digest, algorithm);
  }

  /** Blocks while there is no room. */
  update(digest: number, bytes: Uint8Array): void {
    const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    for (let from = 0; from < view.length; from += pieceBytesMax) {
      this.put('update', digest, 'sha256', view.subarray(from, from + pieceBytesMax));
    }
  }

  /** Blocks until everything ordered before is digested, too. */
  end(digest: number, digestBytes: number): Buffer {
    this.put('end', digest, 'sha256');
    this.waitWhile(() => this.waiting > 0);
    return Buffer.from(this.result.subarray(0, digestBytes));
  }

  forget(digest: number): void {
    this.put('forget', digest, 'sha256');
  }

  /** The next order, of the digesting thread; blocks until there is one. */
  take(): TakenOrder {
    const done = Atomics.load(this.counts, Count.done);
    // Again and again: an order may be seen before its notice comes, and the notice then wakes who has nothing to do.
    while (Atomics.load(this.counts, Count.written) === done) Atomics.wait(this.counts, Count.written, done);
    const at = (done >>> 0) % ringBytes;
    const [order = 0, digest = 0, algorithm = 0, length = 0] = this.words.subarray(at / 4, at / 4 + 4);
    const from = (at + headerBytes) % ringBytes;
    const first = this.bytes.subarray(from, Math.min(from + length, ringBytes));
    const rest = this.bytes.subarray(0, length - first.length);
    return {
      order: known(orders[order]),
      digest,
      algorithm: known(algorithms[algorithm]),
      stretches: rest.length === 0 ? [first] : [first, rest],
    };
  }

  /** Gives the room of the order last taken back. */
  done({ stretches }: TakenOrder, result?: Uint8Array): void {
    if (result) this.result.set(result);
    const length = stretches.reduce((bytes, stretch) => bytes + stretch.length, 0);
    Atomics.add(this.counts, Count.done, roomOf(length));
    Atomics.notify(this.counts, Count.done);
  }

  private put(order: Order, digest: number, algorithm: DigestName, bytes: Buffer = nothing): void {
    const room = roomOf(bytes.length);
    this.waitWhile(() => this.waiting + room > ringBytes);
    const at = (Atomics.load(this.counts, Count.written) >>> 0) % ringBytes;
    this.words.set([orders.indexOf(order), digest, algorithms.indexOf(algorithm), bytes.length], at / 4);
    const from = (at + headerBytes) % ringBytes;
    const fitting = Math.min(bytes.length, ringBytes - from);
    bytes.copy(this.bytes, from, 0, fitting);
    bytes.copy(this.bytes, 0, fitting);
    Atomics.add(this.counts, Count.written, room);
    Atomics.notify(this.counts, Count.written);
  }

  private get waiting(): number {
    return (Atomics.load(this.counts, Count.written) - Atomics.load(this.counts, Count.done)) | 0;
  }

  private waitWhile(condition: () => boolean): void {
    for (;;) {
      const done = Atomics.load(this.counts, Count.done);
      if (!condition()) return;
      if (Atomics.wait(this.counts, Count.done, done, waitMs) === 'timed-out') {
        throw new Error(`The thread that digests has done nothing for ${waitMs} ms.`);
      }
    }
  }
}

const Count = { written: 0, done: 1 } as const;
const nothing = Buffer.alloc(0);

/** Better no digest than a wrong one. */
function known<Word>(word: Word | undefined): Word {
  if (word === undefined) throw new Error('What stands in the ring is no order.');
  return word;
}

/** What an order takes up in the ring: its header and its bytes, so that the next header does not go over the end. */
function roomOf(length: number): number {
  return headerBytes + Math.ceil(length / headerBytes) * headerBytes;
}
