import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place, StartedAxis } from '../../support/edoc.js';

export type Role = 'gateway' | 'exchange' | 'tracker' | 'registry' | 'postgres';

/** Tests that kill look their victims up where Linux shows them; elsewhere they are skipped and say so. */
export const canSeeProcesses = process.platform === 'linux';

/**
 * The number of the process that plays this role now: the supervisor tells only those it began with.
 * @returns undefined between the death of one and the start of the next
 */
export function pidOf(role: Role, place: Place, axis: StartedAxis): number | undefined {
  return role === 'postgres' ? postmasterOf(place) : childOf(axis.process.pid ?? 0, role);
}

/** As a power cut ends it: nothing is finished, nothing is said. False when nobody played the role at this moment. */
export function kill(role: Role, place: Place, axis: StartedAxis): boolean {
  return signal('SIGKILL', role, place, axis);
}

/** As its administrator restarts it: whoever uses it is told that it ends, and what was not committed is undone. */
export function endDatabase(place: Place, axis: StartedAxis): boolean {
  return signal('SIGINT', 'postgres', place, axis);
}

function signal(name: NodeJS.Signals, role: Role, place: Place, axis: StartedAxis): boolean {
  const pid = pidOf(role, place, axis);
  if (pid === undefined) return false;
  try {
    process.kill(pid, name);
    return true;
  } catch {
    return false;
  }
}

function postmasterOf({ home }: Place): number | undefined {
  const [line = ''] = (contentsOf(join(home, 'postgres', 'data', 'postmaster.pid')) ?? '').split('\n');
  const pid = Number(line);
  // The file outlives its writer, and the number may be another program's by then.
  return pid > 0 && commandOf(pid).includes(home) ? pid : undefined;
}

function childOf(supervisor: number, role: Role): number | undefined {
  return readdirSync('/proc')
    .map(Number)
    .find((pid) => pid > 0 && parentOf(pid) === supervisor && commandOf(pid).includes(`/${role}/dist/bundle/main.js`));
}

function parentOf(pid: number): number | undefined {
  const [, parent] = /^\d+ \(.*\) \S (\d+)/s.exec(contentsOf(`/proc/${pid}/stat`) ?? '') ?? [];
  return parent === undefined ? undefined : Number(parent);
}

function commandOf(pid: number): string {
  return contentsOf(`/proc/${pid}/cmdline`)?.replaceAll('\0', ' ') ?? '';
}

/** Looked at while its owner may be ending. */
function contentsOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
