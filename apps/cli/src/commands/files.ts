import { createWriteStream } from 'node:fs';
import { access, constants, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { CataloguedError } from '@edoc-axis/domain';

/** @throws CataloguedError `file.not-readable`, before anybody is asked anything */
export async function requireFile(file: string): Promise<void> {
  await access(file, constants.R_OK).catch((cause: unknown) => {
    throw new CataloguedError('file.not-readable', { file }, { cause });
  });
}

/** The file appears under its name when all of it is there, or not at all. */
export async function writeWhole(file: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const partial = `${file}.part`;
  try {
    await pipeline(chunks, createWriteStream(partial, { flush: true }));
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}
