import { closeSync, openSync, readSync } from 'node:fs';

const pieceBytes = 64 * 1024;

/**
 * A file piece by piece, each in the same buffer: whoever takes one is done with it before the next. A stream makes a
 * buffer for every piece in other threads, which takes as long as one of a packet's digests.
 * @throws what the file system says
 */
export function* piecesOf(file: string): Generator<Buffer, void> {
  const buffer = Buffer.allocUnsafe(pieceBytes);
  const opened = openSync(file, 'r');
  try {
    for (let bytes = readSync(opened, buffer); bytes > 0; bytes = readSync(opened, buffer)) {
      yield buffer.subarray(0, bytes);
    }
  } finally {
    closeSync(opened);
  }
}
