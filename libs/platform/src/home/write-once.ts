import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { haltAround } from '../process/halting.js';

/**
 * The contents of a file that is made at most once: read when it is there, else made. The file appears whole or not at
 * all, whenever we die; of two processes that make it at once the first wins and both return what the first wrote.
 * The file is readable by its owner only.
 */
export function writeOnce(path: string, make: () => string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8');
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${randomBytes(8).toString('hex')}.draft`);
  try {
    writeDurably(draft, make());
    linkOrRename(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(folder);
  return readFileSync(path, 'utf8');
}

/** Replaces a file whole or not at all; readable by its owner only. */
export function replaceFile(path: string, contents: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const draft = join(dirname(path), `.${randomBytes(8).toString('hex')}.draft`);
  try {
    haltAround('home.draft', () => writeDurably(draft, contents));
    ownedAs(dirname(path), draft);
    haltAround('home.replace', () => renameSync(draft, path));
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(dirname(path));
}

/** An administrator's command must not leave files that only root can read to an axis that runs as somebody else. */
function ownedAs(folder: string, file: string): void {
  const { uid, gid } = statSync(folder);
  if (process.getuid?.() === 0 && uid !== 0) chownSync(file, uid, gid);
}

/** What dying processes left half written in a folder. Only for whoever alone writes there. */
export function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) if (draftName.test(name)) rmSync(join(folder, name), { force: true });
}

const draftName = /^\.[0-9a-f]{16}\.draft$/;

export function writeDurably(path: string, contents: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, contents);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A link never replaces an existing file, a rename would: rename only where the file system has no links. */
function linkOrRename(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'ENOSYS') throw error;
    if (!existsSync(path)) renameSync(draft, path);
  }
}

/** Makes what was named, renamed or removed in a folder outlive a power cut. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
