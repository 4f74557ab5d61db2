import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Decoded bytes on disk for who needs them at random. */
export interface SpoolFile {
  readonly descriptor: number;
  close(): Promise<void>;
}

/**
 * Writes the pieces to a file without a name: it is removed as soon as it is open, so that whatever happens to this
 * process nothing of a document stays behind.
 * @throws what `pieces` throws, and the disk
 */
export async function spool(folder: string, pieces: AsyncIterable<Uint8Array>): Promise<SpoolFile> {
  const file = await openNameless(folder);
  try {
    for await (const piece of pieces) await file.writeFile(piece);
    return { descriptor: file.fd, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** An empty file of that kind, for somebody else to write. */
export async function openSpool(folder: string): Promise<SpoolFile> {
  const file = await openNameless(folder);
  return { descriptor: file.fd, close: () => file.close() };
}

async function openNameless(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const file = await open(path, 'wx+', 0o600);
  try {
    await rm(path, { force: true });
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** Removes what a process left that died between opening a file and taking its name away: at most empty files. */
export async function clearSpool(folder: string): Promise<void> {
  const left = await readdir(folder).catch(nothingThere);
  for (const name of left) await rm(join(folder, name), { force: true });
}

function nothingThere(error: unknown): string[] {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
  throw error;
}
