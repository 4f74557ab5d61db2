import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folders of a home, each on a disk of its own, so small that it can be filled; nobody outside sees that they are there. */
const script =
  'while [ "$1" != -- ]; do mount -t tmpfs -o size="$2" tmpfs "$1" || exit 1; shift 2; done; shift; exec "$@"';

/** @param sizes by the folder's name in the home, as `mount` reads them */
export function underSmallDisks(home: string, sizes: Readonly<Record<string, string>>): readonly string[] {
  const disks = Object.entries(sizes).flatMap(([name, size]) => [join(home, name), size]);
  for (const name of Object.keys(sizes)) mkdirSync(join(home, name), { recursive: true });
  return ['unshare', '--mount', 'sh', '-c', script, 'sh', ...disks, '--'];
}

/** Mounting needs Linux and the rights to do it. */
export function canMakeSmallDisk(): boolean {
  const home = join(tmpdir(), `edoc-disk-${process.pid}`);
  const [program = '', ...words] = underSmallDisks(home, { disk: '1m' });
  const { status } = spawnSync(program, [...words, 'true'], { stdio: 'ignore' });
  rmSync(home, { recursive: true, force: true });
  return status === 0;
}

/** Nothing more fits on the disk of this folder until `clear` is called. */
export function fillDisk(folder: string): { clear(): void } {
  const ballast = join(folder, 'ballast');
  const file = openSync(ballast, 'w');
  for (let piece = 1024 * 1024; piece > 0;) {
    try {
      piece = writeSync(file, Buffer.alloc(piece)) < piece ? piece >> 1 : piece;
    } catch {
      piece >>= 1;
    }
  }
  closeSync(file);
  return { clear: () => rmSync(ballast) };
}
