import { createWriteStream } from 'node:fs';
import { access, constants, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { CataloguedError, type ErrorCode } from '@edoc-axis/domain';

/** @throws CataloguedError `file.not-readable`, before anybody is asked anything */
export async function requireFile(file: string): Promise<void> {
  await access(file, constants.R_OK).catch(because('file.not-readable', file));
}

/** @throws CataloguedError `file.not-readable` */
export function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(because('file.not-readable', file));
}

/** @throws CataloguedError `file.not-writable` */
export async function requireFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(because('file.not-writable', folder));
}

/**
 * The file appears under its name when all of it is there, or not at all.
 * @throws CataloguedError `file.not-writable`; and what `chunks` throw
 */
export async function writeWhole(file: string, chunks: AsyncIterable<Uint8Array> | Iterable<string>): Promise<void> {
  const partial = `${file}.part`;
  // Tried before the chunks are made: signing 300 MB for a folder that is not there is a pity.
  await open(partial, 'w').then((handle) => handle.close(), because('file.not-writable', file));
  try {
    await pipeline(chunks, createWriteStream(partial, { flush: true }));
    await rename(partial, file).catch(because('file.not-writable', file));
  } finally {
    await rm(partial, { force: true });
  }
}

function because(code: ErrorCode, file: string): (cause: unknown) => never {
  return (cause) => {
    throw new CataloguedError(code, { file }, { cause });
  };
}
