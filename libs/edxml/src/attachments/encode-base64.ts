import { inPieces } from './in-pieces.js';

/** What gives an attachment's bytes, once. */
export type BytesSource = Uint8Array | AsyncIterable<Uint8Array>;

/** Base64 (RFC 4648 §4) of bytes as they come, without line breaks, in constant memory. */
export async function* encodeBase64(source: BytesSource): AsyncGenerator<Buffer, void> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of source instanceof Uint8Array ? [source] : source) {
    for (const piece of inPieces(rest.length === 0 ? chunk : Buffer.concat([rest, chunk]))) {
      const whole = piece.length - (piece.length % 3);
      if (whole > 0) yield base64Of(piece.subarray(0, whole));
      rest = Uint8Array.from(piece.subarray(whole));
    }
  }
  if (rest.length > 0) yield base64Of(rest);
}

function base64Of(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'), 'latin1');
}
