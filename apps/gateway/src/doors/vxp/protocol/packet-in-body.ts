import { createHash } from 'node:crypto';
import { CataloguedError } from '@edoc-axis/domain';

const lineEnd = Buffer.from('\r\n');

/**
 * The packet in the body of `sendEdoc`: these clients write a line end behind it, and say beforehand what the SHA-256 of the
 * packet is. Whichever of the two is meant, with that line end or without, is the packet; nothing else is taken off.
 * Handed on as it comes, but for the last two bytes.
 * @param hashFile hexadecimal, with or without the leading zero of each byte
 * @throws CataloguedError `packet.hash-mismatch`, after the last byte
 */
export async function* packetInBody(body: AsyncIterable<Buffer>, hashFile: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  for await (const piece of body) {
    const joined = held.length > 0 ? Buffer.concat([held, piece]) : piece;
    const from = Math.max(0, joined.length - lineEnd.length);
    // Copied: the piece may be a window into a buffer the connection uses again.
    held = Buffer.from(joined.subarray(from));
    if (from === 0) continue;
    const passed = joined.subarray(0, from);
    hash.update(passed);
    yield passed;
  }
  const without = hash.copy().digest();
  if (held.equals(lineEnd) && isHashOf(without, hashFile)) return;
  const packetSha256 = hash.update(held).digest();
  if (!isHashOf(packetSha256, hashFile)) {
    throw new CataloguedError('packet.hash-mismatch', {
      packetSha256: (held.equals(lineEnd) ? without : packetSha256).toString('hex'),
      announcedSha256: hashFile,
    });
  }
  if (held.length > 0) yield held;
}

/** Hexadecimal as it should be, or as Java's `Integer.toHexString` writes each byte: `0f` is sent as `f`. */
export function isHashOf(digest: Buffer, hashFile: string): boolean {
  const written = hashFile.toLowerCase();
  return written === digest.toString('hex') || written === [...digest].map((byte) => byte.toString(16)).join('');
}
