/** A multiple of 3 and of 4: base64 of a whole piece ends without padding, and a whole piece of base64 without a rest. */
const pieceBytes = 192 * 1024;

/** Cuts bytes that lie in memory anyway, so that what is made of them never lies there whole as well. */
export function* inPieces(bytes: Uint8Array): Generator<Uint8Array, void> {
  for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes);
}
