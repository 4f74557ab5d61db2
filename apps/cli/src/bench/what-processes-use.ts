import { readdir, readFile } from 'node:fs/promises';

/**
 * Memory of processes and all they started, in MiB: what several share counts for each with its part (PSS). Linux only.
 * A process that ends meanwhile counts nothing.
 */
export async function proportionalMib(roots: readonly number[]): Promise<{ mib: number; processes: number }> {
  const family = await familyOf(roots);
  const each = await Promise.all([...family].map(pssKib));
  return { mib: each.reduce((sum, kib) => sum + kib, 0) / 1024, processes: family.size };
}

/** Processor time of processes and all they started, also of those that have ended since. Linux only, in steps of 10 ms. */
export async function processorMs(roots: readonly number[]): Promise<number> {
  const each = await Promise.all([...(await familyOf(roots))].map(ticksOf));
  return each.reduce((sum, ticks) => sum + ticks, 0) * tickMs;
}

const tickMs = 10;

/** utime, stime, and those of children that were waited for: fields 14 to 17 of proc_pid_stat(5). */
async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
}

async function familyOf(roots: readonly number[]): Promise<Set<number>> {
  const parents = await parentsOfAll();
  const family = new Set(roots);
  // Parents may be listed behind their children, so until a look finds nobody new.
  for (let before = 0; family.size > before;) {
    before = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  return family;
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
