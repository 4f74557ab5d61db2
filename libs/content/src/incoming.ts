import { link, open, rm } from 'node:fs/promises';
import { CataloguedError } from '@edoc-axis/domain';
import { isTaken, writeFailure } from './file-errors.js';

/** An object being written. Whoever creates it ends it, by `finish` or by `abort`. */
export interface IncomingContent {
  /** Resolves when the chunk is handed to the file; wait for it, so that memory does not grow with the packet. */
  write(chunk: Uint8Array): Promise<void>;
  /** Flushes to the disk and gives the object its name. */
  finish(): Promise<{ bytes: number }>;
  /** Leaves nothing behind. Harmless after `finish`. */
  abort(): Promise<void>;
}

/**
 * Writes to `<path>.part` and gives the whole object its name last: what has the name is whole, whenever the process dies.
 * The name is given by a hard link, which, unlike a rename, never replaces an object that is there already.
 */
export async function createIncoming(path: string, id: string): Promise<IncomingContent> {
  const partPath = `${path}.part`;
  const taken = (cause: unknown) => new CataloguedError('content.exists', { content: id }, { cause });
  const file = await open(partPath, 'wx', 0o600).catch((error: unknown) => {
    throw isTaken(error) ? taken(error) : writeFailure(error);
  });
  let bytes = 0;
  let isOpen = true;

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  }

  return {
    async write(chunk) {
      for (let from = 0; from < chunk.length;) {
        const { bytesWritten } = await file.write(chunk, from, chunk.length - from).catch(failed);
        from += bytesWritten;
      }
      bytes += chunk.length;
    },

    async finish() {
      // A disk may say only now that it is full.
      await file.sync().catch(failed);
      await close();
      await link(partPath, path).catch((error: unknown) => {
        throw isTaken(error) ? taken(error) : writeFailure(error);
      });
      await rm(partPath, { force: true });
      return { bytes };
    },

    async abort() {
      await close();
      await rm(partPath, { force: true });
    },
  };
}

function failed(error: unknown): never {
  throw writeFailure(error);
}
