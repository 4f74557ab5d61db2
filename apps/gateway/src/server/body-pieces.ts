import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CataloguedError } from '@edoc-axis/domain';

export interface BodyLimits {
  /** Content-Length, where the sender gave one. */
  readonly announcedBytes?: number;
  readonly waitMs: number;
  readonly progressBytes: number;
}

/**
 * What measures a piece does so without a pause: a tenth of a millisecond for so many bytes of an attachment, up to two
 * where they are nothing but tags. Between two pieces everybody else has a turn.
 */
export const pieceBytesMax = 16 * 1024;

/**
 * A body from outside, piece by piece, read only as fast as the pieces are taken. Only the time spent waiting for the
 * sender counts against it, so that a slow disk of ours is never blamed on a sender.
 *
 * The stream is left as it is when the reader stops early: destroying it would take the connection, and the answer with it.
 * @throws CataloguedError `request.too-slow`, `request.body-incomplete`
 */
export async function* bodyPieces(body: Readable, limits: BodyLimits): AsyncGenerator<Buffer, void, undefined> {
  const patience = createPatience(limits);
  let receivedBytes = 0;
  for (;;) {
    const arrived = body.read() as Buffer | null;
    if (arrived) {
      patience.rewardFor(arrived.length);
      for (const piece of cut(arrived)) {
        if (receivedBytes > 0) await setImmediate();
        receivedBytes += piece.length;
        yield piece;
      }
    } else if (body.readableEnded) {
      return;
    } else if (body.errored || body.destroyed) {
      throw new CataloguedError(
        'request.body-incomplete',
        { receivedBytes, announcedBytes: limits.announcedBytes },
        { cause: body.errored },
      );
    } else {
      await patience.waitFor(body);
    }
  }
}

function* cut(arrived: Buffer): Generator<Buffer> {
  for (let from = 0; from < arrived.length; from += pieceBytesMax) yield arrived.subarray(from, from + pieceBytesMax);
}

/** Waiting is counted in spans of `waitMs`; in each of them at least `progressBytes` must have come. */
function createPatience({ waitMs, progressBytes }: BodyLimits) {
  let waitedMs = 0;
  let progressed = 0;

  return {
    rewardFor(bytes: number): void {
      progressed += bytes;
    },

    async waitFor(body: Readable): Promise<void> {
      const begunAt = performance.now();
      await somethingHappens(body, waitMs - waitedMs);
      waitedMs += performance.now() - begunAt;
      if (waitedMs < waitMs) return;
      if (progressed < progressBytes) throw new CataloguedError('request.too-slow', { progressBytes, waitMs });
      waitedMs = 0;
      progressed = 0;
    },
  };
}

const happenings = ['readable', 'end', 'error', 'close'] as const;

function somethingHappens(body: Readable, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      for (const name of happenings) body.off(name, done);
      resolve();
    };
    const timer = setTimeout(done, Math.max(1, withinMs));
    for (const name of happenings) body.once(name, done);
  });
}
