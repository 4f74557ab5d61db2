import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running PostgreSQL writes about itself into its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Empty when it listens on no socket. */
  readonly socketFolder: string;
  readonly status: 'starting' | 'stopping' | 'ready' | 'standby' | '';
}

export function lockFileOf(dataFolder: string): string {
  return join(dataFolder, 'postmaster.pid');
}

/** Undefined when nobody runs there, or the file is being written at this moment. */
export function readPostmaster(dataFolder: string): Postmaster | undefined {
  const lines = (contentsOf(lockFileOf(dataFolder)) ?? '').split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return {
    pid,
    port: Number(lines[3] ?? 0),
    socketFolder: lines[4] ?? '',
    status: (lines[7] ?? '').trim() as Postmaster['status'],
  };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives and is another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Its program and arguments; empty when it is gone. A number alone proves nothing: it may be another program's by now. */
export function commandOf(pid: number): string {
  if (existsSync('/proc/self/cmdline')) {
    return contentsOf(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? '';
  }
  return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/** Looked at while its owner may be ending: what was there a moment ago need not be there now. */
function contentsOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
