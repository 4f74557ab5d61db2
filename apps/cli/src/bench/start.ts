import { join } from 'node:path';
import type { Bench, Workbench } from './bench.js';
import { edocStart } from './edoc-start.js';
import { median } from './spread.js';

const rounds = 5;

/** The first start makes keys and a database; every later one is what an operator waits for. */
export const start: Bench = {
  says: {
    vi: 'từ lệnh `edoc start` đến khi sẵn sàng, lần khởi động thứ hai',
    en: '`edoc start` until ready, second start',
  },
  unit: 's',
  budget: { of: 'figure', atMost: 4 },

  async measure({ folder, say, undoLater }: Workbench) {
    const startOnce = async () => {
      const settings = { EDOC_HOME: join(folder, 'home'), EDOC_PORT: '0' };
      const axis = await edocStart(settings, join(folder, 'axis.log'));
      undoLater(axis.stop);
      await axis.stop();
      return axis.readyMs / 1_000;
    };
    const firstSeconds = await startOnce();
    const laterSeconds: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      laterSeconds.push(await startOnce());
      say(`${round + 1}/${rounds}  ${laterSeconds.at(-1)?.toFixed(2)} s`);
    }
    return {
      figure: median(laterSeconds),
      beside: { firstS: firstSeconds, bestS: Math.min(...laterSeconds), worstS: Math.max(...laterSeconds) },
    };
  },
};
