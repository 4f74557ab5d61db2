import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bench, Workbench } from './bench.js';
import { edocStart } from './edoc-start.js';
import { proportionalMib } from './what-processes-use.js';
import { median } from './spread.js';

/** Starting needs more than resting; what is left after this stays. */
const settlingMs = 20_000;
const looks = 5;
const lookEveryMs = 1_000;

export const idle: Bench = {
  says: {
    vi: 'bộ nhớ (PSS) của mọi tiến trình, cả PostgreSQL, khi không có việc gì',
    en: 'memory (PSS) of all processes, PostgreSQL too, with nothing happening',
  },
  unit: 'MiB',
  budget: { of: 'figure', atMost: 450 },

  async measure({ folder, say, undoLater }: Workbench) {
    const settings = { EDOC_HOME: join(folder, 'home'), EDOC_PORT: '0' };
    const axis = await edocStart(settings, join(folder, 'axis.log'));
    undoLater(axis.stop);
    say(`resting ${settlingMs / 1_000} s`);
    await wait(settlingMs);
    const seen: number[] = [];
    let processes = 0;
    for (let look = 0; look < looks; look += 1) {
      const memory = await proportionalMib(axis.pids);
      seen.push(memory.mib);
      processes = memory.processes;
      await wait(lookEveryMs);
    }
    return { figure: median(seen), beside: { processes } };
  },
};
