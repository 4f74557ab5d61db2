import { readdir, readFile } from 'node:fs/promises';

/**
 * Memory of processes and all they started, in MiB: what several share counts for each with its part (PSS). Linux only.
 * A process that ends meanwhile counts nothing.
 */
export async function proportionalMib(roots: readonly number[]): Promise<{ mib: number; processes: number }> {
  const parents = await parentsOfAll();
  const family = new Set(roots);
  // Parents may be listed behind their children, so until a look finds nobody new.
  for (let before = 0; family.size > before;) {
    before = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  const each = await Promise.all([...family].map(pssKib));
  return { mib: each.reduce((sum, kib) => sum + kib, 0) / 1024, processes: family.size };
}

async function parentsOfAll(): Promise<Map<number, number>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(pids.map((pid) => numberIn(`/proc/${pid}/status`, /^PPid:\s+(\d+)/m)));
  return new Map(pids.map((pid, index) => [pid, parents[index] ?? 0]));
}

const pssKib = (pid: number) => numberIn(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+) kB/m);

async function numberIn(file: string, pattern: RegExp): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return Number(pattern.exec(text)?.[1] ?? 0);
}
