/** Bytes that are taken out of a stream, and what is put in their place. Offsets count from 0. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: Uint8Array;
}

/** Edits a stream as it passes: gives what each chunk becomes. `edits` in order and apart, none at the very end. */
export function createSplice(edits: readonly Edit[]): (chunk: Uint8Array) => Uint8Array[] {
  const ahead = [...edits];
  let offset = 0;

  return (chunk) => {
    const pieces: Uint8Array[] = [];
    let at = 0;
    for (let edit = ahead[0]; edit && edit.from < offset + chunk.length; edit = ahead[0]) {
      // An edit that began in an earlier chunk has put its bytes already.
      if (edit.from >= offset) {
        pieces.push(chunk.subarray(at, edit.from - offset), edit.insert);
      }
      at = Math.min(edit.to - offset, chunk.length);
      if (edit.to > offset + chunk.length) break;
      ahead.shift();
    }
    pieces.push(chunk.subarray(at));
    offset += chunk.length;
    return pieces.filter(({ length }) => length > 0);
  };
}
