import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The content store on a disk of its own, so small that a packet fills it; nobody outside sees that it is there. */
const script = 'mount -t tmpfs -o size="$1" tmpfs "$0" && shift && exec "$@"';

export function underSmallDisk(home: string, size: string): readonly string[] {
  const folder = join(home, 'content');
  mkdirSync(folder, { recursive: true });
  return ['unshare', '--mount', 'sh', '-c', script, folder, size];
}

/** Mounting needs Linux and the rights to do it. */
export function canMakeSmallDisk(): boolean {
  const home = join(tmpdir(), `edoc-disk-${process.pid}`);
  const [program = '', ...words] = underSmallDisk(home, '1m');
  const { status } = spawnSync(program, [...words, 'true'], { stdio: 'ignore' });
  rmSync(home, { recursive: true, force: true });
  return status === 0;
}
