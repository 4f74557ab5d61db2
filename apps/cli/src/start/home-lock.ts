import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CataloguedError, type ErrorCode } from '@edoc-axis/domain';
import { type Holder, isStillThere, thisProcess } from './holder.js';

export interface HomeLock {
  /** Somebody held it who is gone: killed, or cut off with the power. */
  readonly leftBehind: boolean;
  release(): void;
}

/** Of two who find a lock left behind one takes it; the other meets the winner's, or at worst another attempt's. */
const attemptsMax = 5;

/** What is locked, by the name of its file, and what is said to the second one. */
export interface LockedThing {
  readonly file: string;
  readonly taken: ErrorCode;
}

const theAxis: LockedThing = { file: 'axis.pid', taken: 'axis.already-running' };

/**
 * One axis per home, or one at a time of something else. The lock is a file that names its holder; it appears whole or not at all, and one whose holder is
 * gone is moved aside before it is thrown away, so that nobody throws away the lock of somebody who was quicker.
 * @throws CataloguedError `axis.already-running`, or what is said of something else
 */
export function lockHome(home: string, { file: name, taken }: LockedThing = theAxis): HomeLock {
  const file = join(home, name);
  const own = `${file}.${process.pid}`;
  const holder = JSON.stringify(thisProcess());
  writeFileSync(own, holder, { mode: 0o600 });
  try {
    let leftBehind = false;
    for (let attempts = 0; attempts < attemptsMax; attempts += 1) {
      if (link(own, file)) return { leftBehind, release: () => release(file, holder) };
      const found = contentsOf(file);
      const other = readHolder(found);
      if (other && isStillThere(other)) throw new CataloguedError(taken, { home, pid: other.pid });
      leftBehind = true;
      moveAside(file, `${own}.left`, found);
    }
    throw new CataloguedError(taken, { home });
  } finally {
    rmSync(own, { force: true });
  }
}

/** A link never replaces what is there. */
function link(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function moveAside(file: string, aside: string, expected: string | undefined): void {
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // What was moved is another's, who took the lock after we had looked: it goes back.
  if (contentsOf(aside) !== expected) link(aside, file);
  rmSync(aside, { force: true });
}

function release(file: string, holder: string): void {
  if (contentsOf(file) === holder) rmSync(file, { force: true });
}

function contentsOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function readHolder(contents: string | undefined): Holder | undefined {
  try {
    const { pid, startedAt } = JSON.parse(contents ?? '') as Partial<Holder>;
    return typeof pid === 'number' ? { pid, startedAt } : undefined;
  } catch {
    return undefined;
  }
}
