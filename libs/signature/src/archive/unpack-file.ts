import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw, type InflateRaw } from 'node:zlib';
import { CataloguedError } from '@edoc-axis/domain';
import type { RandomAccess } from '../pdf/random-access.js';
import type { ArchivedFile } from './read-directory.js';
import { zipMethods } from './zip-records.js';

/** Of packed data, and of what one step makes of it: memory does not grow with the file. */
const pieceBytes = 64 * 1024;

/**
 * Unpacks one file of an archive, piece by piece. When it comes to its end, the file was exactly what the archive's list
 * says: so long, with this CRC-32, and with nothing between its data's end and the next file.
 *
 * @throws CataloguedError `archive.method-not-accepted`, `archive.file-broken`, `archive.size-differs`,
 *   `archive.checksum-differs`; what the archive's `read` throws
 */
export async function* unpackFile(archive: RandomAccess, file: ArchivedFile): AsyncGenerator<Buffer, void> {
  let bytes = 0;
  let checksum = 0;
  for await (const piece of unpackedPieces(archive, file)) {
    bytes += piece.length;
    if (bytes > file.bytes) throw new CataloguedError('archive.size-differs');
    checksum = crc32(piece, checksum);
    yield piece;
  }
  if (bytes < file.bytes) throw new CataloguedError('archive.size-differs');
  if (checksum !== file.crc32) throw new CataloguedError('archive.checksum-differs');
}

function unpackedPieces(archive: RandomAccess, file: ArchivedFile): Iterable<Buffer> | AsyncIterable<Buffer> {
  switch (file.method) {
    case zipMethods.stored:
      return packedPieces(archive, file);
    case zipMethods.deflated:
      return inflated(archive, file);
    default:
      throw new CataloguedError('archive.method-not-accepted', { method: file.method });
  }
}

async function* inflated(archive: RandomAccess, file: ArchivedFile): AsyncGenerator<Buffer, void> {
  const inflate = createInflateRaw({ chunkSize: pieceBytes });
  // Ends both when either fails or is left; what went wrong is heard from the one that is read.
  pipeline(Readable.from(packedPieces(archive, file)), inflate, () => undefined);
  try {
    yield* piecesOf(inflate);
  } catch (error) {
    throw isOfZlib(error) ? new CataloguedError('archive.file-broken', {}, { cause: error }) : error;
  }
  // Deflate says itself where it ends: what stands behind that is seen by some programs only.
  if (inflate.bytesWritten !== file.packedBytes) throw new CataloguedError('archive.file-broken');
}

function piecesOf(inflate: InflateRaw): AsyncIterable<Buffer> {
  return inflate;
}

function* packedPieces(archive: RandomAccess, { dataFrom, packedBytes }: ArchivedFile): Generator<Buffer, void> {
  const to = dataFrom + packedBytes;
  for (let from = dataFrom; from < to; from += pieceBytes) yield archive.read(from, Math.min(to, from + pieceBytes));
}

function isOfZlib(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && /^Z_/.test(String(error.code));
}
