import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CataloguedError } from '@edoc-axis/domain';
import type { Progress, Terminal } from '../terminal/terminal.js';
import { requireFile } from './files.js';

/**
 * Sends a file, with a bar that grows.
 * @throws CataloguedError `file.not-readable`, and what `send` throws
 */
export async function withFile<T>(
  file: string,
  terminal: Terminal,
  send: (pieces: Readable, bytes: number) => Promise<T>,
): Promise<T> {
  await requireFile(file);
  const { size } = await stat(file);
  const bar = terminal.progress(terminal.text({ vi: 'Đang gửi', en: 'Sending' }), size);
  try {
    return await send(Readable.from(readCounting(file, bar), { objectMode: false }), size);
  } finally {
    bar.done();
  }
}

/** Opened when the first piece is asked for: an axis that does not answer leaves no open file behind. */
async function* readCounting(file: string, bar: Progress): AsyncGenerator<Buffer> {
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      bar.advance(piece.length);
      yield piece;
    }
  } catch (cause) {
    throw new CataloguedError('file.not-readable', { file }, { cause });
  }
}
