import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process, known by its number and its beginning: numbers are used again, most quickly in containers. */
export interface Holder {
  readonly pid: number;
  /** As the system tells it; missing where it does not. */
  readonly startedAt?: string;
}

export function thisProcess(): Holder {
  return { pid: process.pid, startedAt: beginningOf(process.pid) };
}

export function isStillThere({ pid, startedAt }: Holder): boolean {
  // Our own number in a lock that is not ours: we were given the number of its dead holder.
  if (pid === process.pid || !isAlive(pid)) return false;
  const found = beginningOf(pid);
  // Where the system tells no beginnings, better refuse a start than run two axes in one home.
  return found === undefined ? !existsSync('/proc/self/stat') : startedAt === undefined || found === startedAt;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Alive, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Undefined when there is no such process, or it is dead and only waits to be buried, or the system does not tell. */
function beginningOf(pid: number): string | undefined {
  if (existsSync('/proc/self/stat')) return beginningInProc(pid);
  const told = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  return told?.trim() || undefined;
}

/** proc_pid_stat(5): after the name in brackets come state (field 3) and, nineteen further, the time of its start (22). */
function beginningInProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}
