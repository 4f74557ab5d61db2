import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CataloguedError } from '@edoc-axis/domain';

/**
 * One axis per home: the lock is a file with the number of the process that holds it. A number whose process is gone, or
 * has become another program, is a lock left behind by a kill.
 * @returns whether one was left behind, and how to give the lock back
 * @throws CataloguedError `axis.already-running`
 */
export function lockHome(home: string): { leftBehind: boolean; release: () => void } {
  const file = join(home, 'axis.pid');
  for (let leftBehind = false; ; leftBehind = true) {
    try {
      writeFileSync(file, `${process.pid}\n`, { flag: 'wx', mode: 0o600 });
      return { leftBehind, release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || leftBehind) throw error;
      const pid = Number(readFileSync(file, 'utf8'));
      if (isAxis(pid)) throw new CataloguedError('axis.already-running', { home, pid });
      rmSync(file, { force: true });
    }
  }
}

function isAxis(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 1 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Alive, and somebody else's.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('edoc');
  } catch {
    // No /proc here: better to refuse a start than to run two axes in one home.
    return true;
  }
}
