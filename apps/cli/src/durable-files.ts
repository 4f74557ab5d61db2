import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CataloguedError, isCatalogued } from '@edoc-axis/domain';

type Content = string | Iterable<string> | AsyncIterable<Uint8Array>;

/** Files that are being written: what comes in and what is told of it may meet at the same receipt. */
const writing = new Map<string, Promise<void>>();

/**
 * The file is under its name, whole and on the disk, or it is as it was before; of two who write it at once the later wins.
 * @throws CataloguedError `file.disk-full`, `file.not-writable`; and what the content throws
 */
export async function writeDurably(file: string, content: Content): Promise<void> {
  const before = writing.get(file);
  const turn = (before ?? Promise.resolve()).catch(() => undefined).then(() => writeNow(file, content));
  writing.set(file, turn);
  try {
    await turn;
  } finally {
    if (writing.get(file) === turn) writing.delete(file);
  }
}

async function writeNow(file: string, content: Content): Promise<void> {
  // No name that came from outside begins with a dot: what is half written is nobody's file.
  const partial = join(dirname(file), `.${basename(file)}.part`);
  try {
    await writeWhole(partial, content);
    await renameOnceFree(partial, file);
    await syncFolder(dirname(file));
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined);
    throw storageFault(error, file);
  }
}

/** Opened before anything of it is made, and closed when this ends, however it ends: then it can be renamed, or removed. */
async function writeWhole(file: string, content: Content): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await writeFile(handle, content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @throws CataloguedError as above */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw storageFault(error, folder);
  });
}

/** A file or a whole folder, within one disk. @throws CataloguedError as above */
export async function moveDurably(from: string, to: string): Promise<void> {
  try {
    await renameOnceFree(from, to);
    await syncFolder(dirname(to));
  } catch (error) {
    throw storageFault(error, to);
  }
}

/** What was renamed in it stays renamed when the power fails. Windows opens no folders, and keeps a log of them itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function removeAll(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 }).catch((error: unknown) => {
    throw storageFault(error, path);
  });
}

/** Undefined where there is none. */
export function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}

export function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** The office's own disk is at fault: no document is, and none after it would fare better. */
export function isStorageFault(error: unknown): boolean {
  return isCatalogued(error, 'file.disk-full') || isCatalogued(error, 'file.not-writable');
}

/** What a file system says, in the catalogue's words; anything else as it is. */
export function storageFault(error: unknown, file: string): unknown {
  const code = codeOf(isCatalogued(error, 'file.not-writable') ? error.cause : error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new CataloguedError('file.disk-full', { file }, { cause: error });
  if (isCatalogued(error) || code === undefined || !ofFileSystem.has(code)) return error;
  return new CataloguedError('file.not-writable', { file }, { cause: error });
}

const ofFileSystem = new Set(
  'EACCES EPERM EROFS ENOENT ENOTDIR EISDIR EEXIST ENOTEMPTY EBUSY EIO EXDEV EMFILE ENFILE ENAMETOOLONG'.split(' '),
);

const renameAttemptsMax = 5;
const renamePauseMs = 200;

/** On Windows a scanner for viruses, or an open preview, holds what has just been written for a moment. */
async function renameOnceFree(from: string, to: string): Promise<void> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await rename(from, to);
    } catch (error) {
      const isHeld = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error) ?? '');
      if (!isHeld || attempts === renameAttemptsMax) throw error;
    }
    await wait(renamePauseMs * attempts);
  }
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
