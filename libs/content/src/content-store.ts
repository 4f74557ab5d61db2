import { createReadStream } from 'node:fs';
import { access, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { CataloguedError } from '@edoc-axis/domain';
import { checkContentId } from './content-id.js';
import { isMissing, writeFailure } from './file-errors.js';
import { flushFolder } from './flush-folder.js';
import { createIncoming, type IncomingContent } from './incoming.js';
import { moveToKept } from './keep.js';
import { listFolder, type LyingContent } from './list-folder.js';

export type { IncomingContent } from './incoming.js';
export type { LyingContent } from './list-folder.js';

/**
 * Where packets lie. An object has a random id (a UUID), belongs to one submission and is never shared, changed or
 * overwritten. A gateway writes to `incoming/`; the exchange alone moves an object to `kept/`, before it commits the row
 * that names it, and alone deletes.
 *
 * ```
 * incoming/<id>.part      being written
 * incoming/<id>           whole, on disk
 * incoming/<id>.beside    what was too long for a message about it
 * kept/<id>               named by a row, or about to be
 * ```
 *
 * Every method throws `content.id-malformed` for an id that is no UUID, so that no id is ever a path.
 */
export interface ContentStore {
  /** Begins an object. Throws `content.exists` when the id is in use, and `content.full`, as all writing does. */
  createIncoming(id: string): Promise<IncomingContent>;
  /** Lays measurements beside an incoming object. They live as long as the submission: nothing is fsynced. */
  writeBeside(id: string, bytes: Uint8Array): Promise<void>;
  /** Throws `content.unknown`, or `content.too-large` above `bytesMax`. */
  readBeside(id: string, bytesMax: number): Promise<Buffer>;
  /** Moves a finished object to `kept/` for good: when this returns, it survives a power cut. Safe to repeat. Throws `content.unknown`. */
  keep(id: string): Promise<void>;
  /** Streams a kept object, or its bytes from `from` up to, but without, `to`. Throws `content.unknown`. */
  read(id: string, range?: { from: number; to: number }): Promise<Readable>;
  /** The same of a finished object that still lies in `incoming/`. */
  readIncoming(id: string, range?: { from: number; to: number }): Promise<Readable>;
  has(id: string): Promise<boolean>;
  /** Deletes a kept object. Safe to repeat. */
  remove(id: string): Promise<void>;
  /** Deletes all that lies in `incoming/` under this id, finished or not. Safe to repeat. */
  removeIncoming(id: string): Promise<void>;
  /** Every file in `incoming/`, one at a time, with the moment it came to lie there. */
  listIncoming(): AsyncIterable<LyingContent>;
  listKept(): AsyncIterable<LyingContent>;
}

/** Opens (and makes, if need be) the store in a folder. */
export async function openContentStore(folder: string): Promise<ContentStore> {
  const incoming = join(folder, 'incoming');
  const kept = join(folder, 'kept');
  for (const each of [incoming, kept]) {
    const made = await mkdir(each, { recursive: true, mode: 0o700 });
    // What is kept survives a power cut only if its folder does.
    if (made !== undefined) await flushFolder(dirname(made));
  }

  const incomingPath = (id: string) => join(incoming, checkContentId(id));
  const keptPath = (id: string) => join(kept, checkContentId(id));
  const besidePath = (id: string) => `${incomingPath(id)}.beside`;

  return {
    createIncoming: async (id) => createIncoming(incomingPath(id), id),
    writeBeside: async (id, bytes) => writeWhole(besidePath(id), bytes),
    readBeside: async (id, bytesMax) => readWhole(besidePath(id), id, bytesMax),
    keep: async (id) => moveToKept({ id, from: incomingPath(id), to: keptPath(id) }),
    read: async (id, range) => openToRead(keptPath(id), id, range),
    readIncoming: async (id, range) => openToRead(incomingPath(id), id, range),
    has: async (id) => exists(keptPath(id)),
    remove: async (id) => rm(keptPath(id), { force: true }),
    removeIncoming: async (id) => {
      const path = incomingPath(id);
      for (const each of [`${path}.part`, path, `${path}.beside`]) await rm(each, { force: true });
    },
    listIncoming: () => listFolder(incoming),
    listKept: () => listFolder(kept),
  };
}

/** Opened before it is handed on, so that a missing object is an error here and not an event nobody listens to. */
async function openToRead(path: string, id: string, range?: { from: number; to: number }): Promise<Readable> {
  // An empty attachment has no bytes, and Node can only be asked for one at least.
  if (range && range.to <= range.from) {
    if (!(await exists(path))) throw missing(id);
    return Readable.from([]);
  }
  const stream = createReadStream(path, range ? { start: range.from, end: range.to - 1 } : {});
  await new Promise<void>((opened, failed) => {
    stream.once('open', () => opened());
    stream.once('error', (error) => failed(isMissing(error) ? missing(id, error) : error));
  });
  return stream;
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes, { mode: 0o600 }).catch((error: unknown) => {
    throw writeFailure(error);
  });
}

async function readWhole(path: string, id: string, bytesMax: number): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > bytesMax) throw new CataloguedError('content.too-large', { content: id, contentBytesMax: bytesMax });
    return await readFile(path);
  } catch (error) {
    throw isMissing(error) ? missing(id, error) : error;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => {
      if (isMissing(error)) return false;
      throw error;
    },
  );
}

function missing(id: string, cause?: unknown): CataloguedError {
  return new CataloguedError('content.unknown', { content: id }, { cause });
}
