import { PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { bodyPieces, pieceBytesMax } from './body-pieces.js';

const pace = { waitMs: 60, progressBytes: 10 };

async function gather(body: PassThrough, limits = pace): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of bodyPieces(body, limits)) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a body', () => {
  it('comes out as it went in, in pieces that hold nobody up', async () => {
    const body = new PassThrough({ highWaterMark: 1024 * 1024 });
    const sent = Buffer.alloc(300_000, 'edXML');
    body.end(sent);
    const lengths: number[] = [];
    const pieces: Buffer[] = [];
    for await (const piece of bodyPieces(body, pace)) {
      lengths.push(piece.length);
      pieces.push(piece);
    }
    expect(Buffer.concat(pieces).equals(sent)).toBe(true);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(pieceBytesMax);
  });

  it('gives everybody else a turn between any two pieces, also when all of it is there at once', async () => {
    const body = new PassThrough({ highWaterMark: 1024 * 1024 });
    body.end(Buffer.alloc(300_000, '<a/>'));
    let turns = 0;
    let counting = setImmediate(function count() {
      turns += 1;
      counting = setImmediate(count);
    });
    const turnsAtPieces: number[] = [];
    for await (const { length } of bodyPieces(body, pace)) if (length > 0) turnsAtPieces.push(turns);
    clearImmediate(counting);
    expect(turnsAtPieces.length).toBeGreaterThan(15);
    expect(new Set(turnsAtPieces).size).toBe(turnsAtPieces.length);
  });

  it('that is empty has no pieces', async () => {
    const body = new PassThrough();
    body.end();
    expect(await gather(body)).toHaveLength(0);
  });

  it('that brings enough in each span may take as long as it needs', async () => {
    const body = new PassThrough();
    const sending = (async () => {
      for (let sent = 0; sent < 10; sent += 1) {
        body.write(Buffer.alloc(10));
        await wait(20);
      }
      body.end();
    })();
    expect(await gather(body)).toHaveLength(100);
    await sending;
  });

  it('that brings nothing, or too little, is too slow', async () => {
    await expect(gather(new PassThrough())).rejects.toMatchObject({ code: 'request.too-slow', params: pace });
    const trickle = new PassThrough();
    const sending = setInterval(() => trickle.write('x'), 10);
    await expect(gather(trickle)).rejects.toMatchObject({ code: 'request.too-slow' });
    clearInterval(sending);
  });

  it('is not blamed for the time we take', async () => {
    const body = new PassThrough();
    body.write('a');
    let received = '';
    for await (const piece of bodyPieces(body, pace)) {
      received += piece.toString();
      // A slow disk of ours, longer than a sender may be silent; then the next byte is there at once.
      await wait(80);
      if (received.length < 3) body.write('b');
      else body.end();
    }
    expect(received).toBe('abb');
  });

  it('that breaks off is incomplete, and is told how far it came', async () => {
    const body = new PassThrough();
    body.write('half');
    setImmediate(() => body.destroy(new Error('aborted')));
    const reading = (async () => {
      for await (const piece of bodyPieces(body, { ...pace, announcedBytes: 8 })) expect(piece.toString()).toBe('half');
    })();
    await expect(reading).rejects.toMatchObject({
      code: 'request.body-incomplete',
      params: { receivedBytes: 4, announcedBytes: 8 },
    });
  });

  it('is left alone by a reader that stops, so that an answer can still be given', async () => {
    const body = new PassThrough();
    body.write('first');
    for await (const piece of bodyPieces(body, pace)) {
      expect(piece.toString()).toBe('first');
      break;
    }
    expect(body.destroyed).toBe(false);
    expect(body.listenerCount('readable')).toBe(0);
  });
});
