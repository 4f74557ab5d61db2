import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Engine, withLibraryLinks } from './find-engine.js';

/** As whom PostgreSQL runs, and where: it refuses to run as root, who could do more harm than a database needs. */
export interface Seat {
  readonly engine: Engine;
  /** Holds `data`, the socket and the log. */
  readonly folder: string;
  /** The command, made to run in this seat. */
  command(program: string, args: readonly string[]): { command: string; args: string[] };
  /** For `spawn`: user and group, when they are not ours. */
  readonly account?: Account;
}

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface SeatOptions {
  /** Whether root may enter a user namespace, where it is nobody. */
  readonly namespaces?: boolean;
  readonly uid?: number;
  /** Where data lies that an unprivileged account cannot reach in its home. */
  readonly elsewhere?: string;
}

/**
 * An ordinary user runs PostgreSQL as itself. Root runs it in a user namespace where root is `nobody`: that works in
 * folders only root may enter, and makes no account. Where namespaces are forbidden, as in many containers, it runs as
 * an unprivileged account, which must be able to enter the folder and reach the programs; what it cannot reach is
 * brought to a place it can.
 */
export function takeSeat(engine: Engine, folder: string, options: SeatOptions = {}): Seat {
  const { namespaces = namespacesAllowed(), uid = process.getuid?.() ?? -1 } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (uid !== 0) return plainSeat(engine, folder);
  const owner = ownerOfData(folder);
  // Data made under an account of its own stays with that account.
  if (namespaces && (owner === undefined || owner.uid === 0)) return namespaceSeat(engine, folder);
  const account = owner && owner.uid !== 0 ? owner : unprivilegedAccount();
  return accountSeat(engine, folder, account, options.elsewhere ?? '/var/lib/edoc-axis');
}

function plainSeat(engine: Engine, folder: string): Seat {
  return {
    engine: withLibraryLinks(engine, join(folder, 'lib')),
    folder,
    command: (program, args) => ({ command: program, args: [...args] }),
  };
}

function namespaceSeat(engine: Engine, folder: string): Seat {
  return {
    ...plainSeat(engine, folder),
    command: (program, args) => ({ command: 'unshare', args: [...asNobody, program, ...args] }),
  };
}

const asNobody = ['--user', '--map-user=65534', '--map-group=65534', '--'];

function namespacesAllowed(): boolean {
  return process.platform === 'linux' && spawnSync('unshare', [...asNobody, 'true'], { stdio: 'ignore' }).status === 0;
}

function accountSeat(engine: Engine, folder: string, account: Account, elsewhere: string): Seat {
  const reached = reachableFolder(folder, account, elsewhere);
  giveTo(account, reached);
  const seat = plainSeat(reachableEngine(engine, reached, account), reached);
  return { ...seat, account };
}

/** The folder itself, once its parent, our home, may be walked through; else one of the same name elsewhere. */
function reachableFolder(folder: string, account: Account, elsewhere: string): string {
  const home = dirname(folder);
  if (!canEnter(account, home) && !existsSync(placeElsewhere(folder, elsewhere))) {
    chmodSync(home, (statSync(home).mode & 0o777) | 0o011);
  }
  if (canEnter(account, home)) return folder;
  const reached = placeElsewhere(folder, elsewhere);
  mkdirSync(elsewhere, { recursive: true });
  chmodSync(elsewhere, 0o711);
  mkdirSync(reached, { recursive: true, mode: 0o700 });
  return reached;
}

function placeElsewhere(folder: string, elsewhere: string): string {
  return join(elsewhere, createHash('sha256').update(folder).digest('hex').slice(0, 16));
}

function reachableEngine(engine: Engine, folder: string, account: Account): Engine {
  if (canEnter(account, join(engine.folder, 'bin'))) return engine;
  const copy = join(folder, 'engine');
  if (!existsSync(copy)) {
    const draft = `${copy}.draft`;
    cpSync(engine.folder, draft, { recursive: true, force: true, verbatimSymlinks: true });
    giveTo(account, draft);
    renameSync(draft, copy);
  }
  return { folder: copy };
}

function canEnter({ uid, gid }: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, stdio: 'ignore' }).status === 0;
}

/** Nothing of our own environment: it holds our settings, and variables that would turn PostgreSQL's. */
export function environmentOf({ engine }: Seat): Record<string, string> {
  const path = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C' };
  if (!engine.libraryFolder) return path;
  const libraries = `${engine.libraryFolder}:${join(engine.folder, 'lib')}`;
  return { ...path, LD_LIBRARY_PATH: libraries, DYLD_LIBRARY_PATH: libraries };
}

export function giveTo(account: Account, path: string): void {
  lchownSync(path, account.uid, account.gid);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) giveTo(account, inner);
    else lchownSync(inner, account.uid, account.gid);
  }
}

function ownerOfData(folder: string): Account | undefined {
  return statSync(join(folder, 'data'), { throwIfNoEntry: false });
}

/** `postgres` where the machine has it, else `nobody`. */
function unprivilegedAccount(): Account {
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65_534, gid: 65_534 };
}
