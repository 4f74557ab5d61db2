import { importBytesMax } from '@edoc-axis/contracts';
import { CataloguedError } from '@edoc-axis/domain';

/** Imports this process works at: their files as they arrive, and who waits for their end. In memory: a process that ends says so. */
export interface ImportsUnderWay {
  /**
   * Takes the next piece of a file; one that came before is passed over.
   * @returns the bytes there are
   * @throws CataloguedError `import.part-missing`, `import.file-too-large`
   */
  take(id: string, part: number, bytes: Buffer): number;
  /** The whole file, which is let go here. */
  collect(id: string): Buffer;
  work(id: string, work: (signal: AbortSignal) => Promise<void>): void;
  /** Until it has ended, as far as this process works at it, or that time has passed. */
  ended(id: string, waitMs: number): Promise<void>;
  /** Whatever is under way breaks off at its next step. */
  stop(): Promise<void>;
}

interface Arriving {
  readonly id: string;
  readonly pieces: Buffer[];
  bytes: number;
}

export function keepImportsUnderWay(): ImportsUnderWay {
  /** There is one import at a time: what an earlier one left is let go. */
  let arriving: Arriving | undefined;
  const working = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  return {
    take(id, part, bytes) {
      if (arriving?.id !== id) {
        if (part !== 1) throw new CataloguedError('import.part-missing');
        arriving = { id, pieces: [], bytes: 0 };
      }
      if (part > arriving.pieces.length + 1) throw new CataloguedError('import.part-missing');
      if (part <= arriving.pieces.length) return arriving.bytes;
      if (arriving.bytes + bytes.length > importBytesMax) {
        throw new CataloguedError('import.file-too-large', { importBytesMax });
      }
      arriving.pieces.push(bytes);
      arriving.bytes += bytes.length;
      return arriving.bytes;
    },

    collect(id) {
      const file = arriving?.id === id ? Buffer.concat(arriving.pieces) : Buffer.alloc(0);
      arriving = undefined;
      return file;
    },

    work(id, work) {
      const done = work(stopping.signal).finally(() => working.delete(id));
      working.set(id, done);
    },

    async ended(id, waitMs) {
      const done = working.get(id);
      if (!done || waitMs === 0) return;
      await new Promise<void>((resolve) => {
        const late = setTimeout(resolve, waitMs);
        void done.finally(() => {
          clearTimeout(late);
          resolve();
        });
      });
    },

    async stop() {
      stopping.abort();
      await Promise.all(working.values());
    },
  };
}
