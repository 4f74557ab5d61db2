import { Readable } from 'node:stream';
import { inBase64 } from '../../without-leases/in-base64.js';
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
