import { Readable } from 'node:stream';
import { done } from './answers.js';
import { asciiJson } from './ascii-json.js';

/**
 * The answer whose `data` is a whole packet in base64, written while the packet is read: 200 MB are never held.
 * @param bytes of the packet
 * @returns `length` in bytes, of the answer
 */
export function answerOfBase64(packet: AsyncIterable<Buffer>, bytes: number): { body: Readable; length: number } {
  const [before = '', after = ''] = asciiJson(done({ data: '|' })).split('|');
  const length = before.length + 4 * Math.ceil(bytes / 3) + after.length;
  const body = Readable.from(
    (async function* () {
      yield before;
      yield* inBase64(packet);
      yield after;
    })(),
    { objectMode: false },
  );
  return { body, length };
}

/** Whole groups of three bytes at a time: only at the end may one be filled up. */
async function* inBase64(packet: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0);
  for await (const piece of packet) {
    const joined = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    const whole = joined.length - (joined.length % 3);
    if (whole > 0) yield joined.toString('base64', 0, whole);
    rest = Buffer.from(joined.subarray(whole));
  }
  if (rest.length > 0) yield rest.toString('base64');
}
