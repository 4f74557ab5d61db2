import { Buffer } from 'node:buffer';

/** Markup cut apart by chunks is put together here; whoever appends keeps to a limit. */
export class ByteGatherer {
  length = 0;
  private store = Buffer.allocUnsafe(256);

  /** What was gathered; valid until the next change. */
  get bytes(): Buffer {
    return this.store.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  push(byte: number): void {
    this.makeRoom(1);
    this.store[this.length++] = byte;
  }

  append(bytes: Buffer, from: number, to: number): void {
    this.makeRoom(to - from);
    this.length += bytes.copy(this.store, this.length, from, to);
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.store.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.store.length * 2, this.length + more));
    this.store.copy(larger, 0, 0, this.length);
    this.store = larger;
  }
}
