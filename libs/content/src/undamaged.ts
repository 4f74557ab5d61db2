import { createHash } from 'node:crypto';
import { CataloguedError } from '@edoc-axis/domain';

/**
 * When other bytes lie there than were measured, that is our fault and no packet's. The last piece goes out only when the
 * digest is right: a length was announced, so nobody takes what ends before it for whole.
 * @throws CataloguedError `content.damaged`
 */
export async function* undamaged(
  pieces: AsyncIterable<Uint8Array>,
  { sha256, content }: { sha256: string; content: string },
) {
  const hash = createHash('sha256');
  let held: Uint8Array | undefined;
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      if (held) yield held;
      held = piece;
    }
  } catch (cause) {
    throw new CataloguedError('content.damaged', { content }, { cause });
  }
  if (hash.digest('hex') !== sha256) throw new CataloguedError('content.damaged', { content });
  if (held) yield held;
}
