import { Buffer } from 'node:buffer';

/** Gathers small writes and passes large ones on as they are. */
export interface ByteWriter {
  byte(byte: number): void;
  string(text: string): void;
  /** Copies, or hands `bytes[from..to)` on at once when it is large. */
  bytes(bytes: Uint8Array, from: number, to: number): void;
  flush(): void;
}

/** What is handed to `sink` is valid only during the call. */
export function createByteWriter(sink: (bytes: Uint8Array) => void): ByteWriter {
  return new GatheringWriter(sink);
}

const gatheredBytesMax = 16 * 1024;
/** From here on a copy costs more than another call of the sink. */
const largeBytes = 4 * 1024;
/** Up to here a loop copies faster than the engine's own call. */
const smallBytes = 64;

class GatheringWriter implements ByteWriter {
  private readonly gathered = Buffer.allocUnsafe(gatheredBytesMax);
  private length = 0;

  constructor(private readonly sink: (bytes: Uint8Array) => void) {}

  byte(byte: number): void {
    if (this.length === gatheredBytesMax) this.flush();
    this.gathered[this.length++] = byte;
  }

  string(text: string): void {
    if (text.length > smallBytes) {
      const bytes = Buffer.from(text, 'utf8');
      this.bytes(bytes, 0, bytes.length);
      return;
    }
    this.makeRoom(text.length * 3);
    const { gathered } = this;
    let { length } = this;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      if (unit >= 0x80) {
        this.length = length + gathered.write(text.slice(index), length, 'utf8');
        return;
      }
      gathered[length++] = unit;
    }
    this.length = length;
  }

  bytes(bytes: Uint8Array, from: number, to: number): void {
    const count = to - from;
    if (count >= largeBytes) {
      this.flush();
      this.sink(count === bytes.length ? bytes : bytes.subarray(from, to));
      return;
    }
    this.makeRoom(count);
    if (count <= smallBytes) {
      const { gathered, length } = this;
      for (let index = 0; index < count; index++) gathered[length + index] = bytes[from + index] as number;
      this.length = length + count;
    } else {
      this.gathered.set(bytes.subarray(from, to), this.length);
      this.length += count;
    }
  }

  flush(): void {
    if (this.length === 0) return;
    const { length } = this;
    this.length = 0;
    this.sink(this.gathered.subarray(0, length));
  }

  private makeRoom(count: number): void {
    if (this.length + count > gatheredBytesMax) this.flush();
  }
}
