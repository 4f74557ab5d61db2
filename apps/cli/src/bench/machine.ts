import { arch, availableParallelism, cpus, loadavg, platform, totalmem } from 'node:os';

/** What a figure was measured on; the load says how alone it was. */
export function describeMachine(): string {
  const memoryGib = Math.round(totalmem() / 1024 ** 3);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const load = loadavg()[0]?.toFixed(1);
  return `${availableParallelism()} × ${model}, ${memoryGib} GiB, ${platform()} ${arch()}, Node ${process.version}, load ${load}`;
}
