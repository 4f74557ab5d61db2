import { fstatSync, readSync } from 'node:fs';

/**
 * Bytes that can be read anywhere. Reading waits for the disk: on a server it belongs into a thread or process of its
 * own, which also can be ended when a hostile file takes too long.
 */
export interface RandomAccess {
  readonly bytes: number;
  /** The bytes from `from` up to, not including, `to`; both lie within the file. The caller does not change them. */
  read(from: number, to: number): Buffer;
}

export function accessBytes(bytes: Uint8Array): RandomAccess {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return { bytes: buffer.length, read: (from, to) => buffer.subarray(from, to) };
}

/** Over an open file, which the caller closes. Throws when the file became shorter meanwhile. */
export function accessFile(descriptor: number): RandomAccess {
  const { size } = fstatSync(descriptor);
  return {
    bytes: size,
    read(from, to) {
      const bytes = Buffer.allocUnsafe(to - from);
      for (let at = 0; at < bytes.length;) {
        const got = readSync(descriptor, bytes, at, bytes.length - at, from + at);
        if (got === 0) throw new RangeError(`the file ends at ${from + at}, before ${to}`);
        at += got;
      }
      return bytes;
    },
  };
}
